import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import type { SeatedWaiting, WaitingSource } from '../../workflow/turns/turns.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import { listUnscored } from './assessment.queries.js';

/** What the leader asked scores for and others still have to give, one line for each squad and scorer. */
@Injectable()
export class AssessmentWaiting implements WaitingSource {
  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
  ) {}

  async list(actor: Actor, limit: number): Promise<SeatedWaiting[]> {
    if (actor.leads.length === 0) return [];
    const squadIds = actor.leads.map(({ squadId }) => squadId);
    const rows = await listUnscored(this.database, actor, squadIds, limit);
    if (rows.length === 0) return [];
    const names = await this.squads.names(
      this.database,
      rows.map((row) => row.squadId),
    );
    return rows.map((row) => ({
      kind: 'assessment',
      id: row.id,
      title: `Nilai ${row.count} anggota, ${names.get(row.squadId) ?? ''}`,
      act: 'Penilaian',
      seat: { unitId: row.unitId, employeeId: row.employeeId },
      since: row.since.toISOString(),
      dueAt: row.dueOn,
      link: `/tim/${row.squadId}`,
    }));
  }
}
