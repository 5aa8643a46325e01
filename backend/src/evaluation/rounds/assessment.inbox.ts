import { Injectable } from '@nestjs/common';
import { type Actor, headedUnitIds } from '../../kernel/actor.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { Database } from '../../platform/database/database.js';
import type { InboxItem, InboxSource } from '../../workflow/turns/turns.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import { COUNT_WAITING_SQL, listWaiting } from './assessment.queries.js';
import { sheetVia, standingOf } from './assessment-view.service.js';
import { allowedSheetActions } from './domain/policy.js';
import { personRef } from './round-outlook.service.js';
import { ScoredRoundsService } from './scored-rounds.service.js';

/** Sheets that wait for the actor, as part of everybody's inbox. */
@Injectable()
export class AssessmentInbox implements InboxSource {
  readonly countSql: string;

  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
    private readonly people: PeopleService,
    private readonly results: ScoredRoundsService,
  ) {
    this.countSql = `select (${COUNT_WAITING_SQL}) + (${results.countSql})`;
  }

  async list(actor: Actor, limit: number): Promise<InboxItem[]> {
    if (actor.employeeId === null) return [];
    const [sheets, results] = await Promise.all([
      this.sheets(actor, actor.employeeId, limit),
      this.results.waiting(actor),
    ]);
    return [...results, ...sheets].slice(0, limit);
  }

  private async sheets(actor: Actor, me: string, limit: number): Promise<InboxItem[]> {
    const { agencyId, today } = actor;
    const scorer = { agencyId, employeeId: me, headedUnitIds: headedUnitIds(actor), today };
    const rows = await listWaiting(this.database, scorer, limit);
    const names = await this.squads.names(
      this.database,
      rows.map((row) => row.squadId),
    );
    const people = await this.people.findMany(
      this.database,
      actor.agencyId,
      rows.map((row) => row.requestedBy),
    );
    return rows.map((row) => ({
      kind: 'assessment',
      id: row.id,
      title: `Nilai laporan ${row.memberName}`,
      summary: `${names.get(row.squadId) ?? ''} · ${row.scoredCount} dari ${row.lineCount} rencana aksi dinilai`,
      requestedBy: personRef(row.requestedBy, people.get(row.requestedBy)).name,
      since: row.requestedAt.toISOString(),
      dueAt: row.dueOn,
      via: sheetVia(actor, row),
      link: `/penilaian/${row.id}`,
      allowedActions: allowedSheetActions(standingOf(actor, row), row.status),
    }));
  }
}
