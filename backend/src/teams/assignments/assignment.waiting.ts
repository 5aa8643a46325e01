import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import type { SeatedWaiting, WaitingSource } from '../../workflow/turns/turns.js';
import { SquadsService } from '../squads/squads.service.js';
import { listAwaited, type WaitingRow } from './assignment.queries.js';
import { STEP_WORDS } from './words.js';

/** Assignments of mine or started by me whose next step somebody else owes. */
@Injectable()
export class AssignmentWaiting implements WaitingSource {
  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
  ) {}

  async list(actor: Actor, limit: number): Promise<SeatedWaiting[]> {
    if (actor.employeeId === null) return [];
    const rows = await listAwaited(this.database, actor, limit);
    const squadIds = rows.flatMap((row) => row.squadId ?? []);
    const names =
      squadIds.length > 0
        ? await this.squads.names(this.database, squadIds)
        : new Map<string, string>();
    return rows.map((row) => itemOf(actor, row, names.get(row.squadId ?? '') ?? null));
  }
}

function itemOf(actor: Actor, row: WaitingRow, squad: string | null): SeatedWaiting {
  const who = row.employeeId === actor.employeeId ? 'Penugasan Anda' : row.employeeName;
  return {
    kind: 'assignment',
    id: row.id,
    title: [`${who}: ${row.task}`, squad].filter(Boolean).join(', '),
    act: STEP_WORDS[row.stepAction],
    seat: { unitId: row.stepUnitId, employeeId: row.stepEmployeeId },
    since: row.stepSince.toISOString(),
    dueAt: row.stepDueOn,
    link: `/penugasan/${row.id}`,
  };
}
