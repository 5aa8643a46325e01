import { marking } from '../../platform/database/columns.js';
import type { Sql } from '../../platform/database/sql.js';
import type { RoundStatus } from './domain/lifecycle.js';
import type { RoundRow } from './round.queries.js';

export interface NewRound {
  id: string;
  agencyId: string;
  squadId: string;
  number: number;
  startsOn: string;
  endsOn: string;
  requestedBy: string | null;
  requestedAt: Date;
}

export async function insertRound(sql: Sql, round: NewRound): Promise<void> {
  await sql.query(
    `insert into assessment_round (id, agency_id, squad_id, number, starts_on, ends_on, status, requested_by, requested_at)
     values ($1, $2, $3, $4, $5, $6, 'scoring', $7, $8)`,
    [
      round.id,
      round.agencyId,
      round.squadId,
      round.number,
      round.startsOn,
      round.endsOn,
      round.requestedBy,
      round.requestedAt,
    ],
  );
}

export async function moveRound(sql: Sql, id: string, status: RoundStatus): Promise<void> {
  await sql.query('update assessment_round set status = $2, version = version + 1 where id = $1', [
    id,
    status,
  ]);
}

export type RoundMark = Pick<
  RoundRow,
  'id' | 'status' | 'decidedBy' | 'decidedVia' | 'decidedAt' | 'decisionNote' | 'version'
>;

/** What a decision leaves on a round. */
export const markRounds = marking<RoundMark>('update assessment_round', {
  status: 'text',
  decidedBy: 'uuid',
  decidedVia: 'text',
  decidedAt: 'timestamptz',
  decisionNote: 'text',
  version: 'integer',
});
