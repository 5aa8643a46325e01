import type { Sql } from '../../platform/database/sql.js';
import type { RoundStatus } from './domain/lifecycle.js';
import type { RoundRefDto } from './evaluation-person.dto.js';

export interface RoundRow {
  id: string;
  squadId: string;
  number: number;
  startsOn: string;
  endsOn: string;
  status: RoundStatus;
  requestedBy: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedVia: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
  version: number;
}

const ROUND_SQL = `
  select r.id, r.squad_id as "squadId", r.number, r.starts_on::text as "startsOn", r.ends_on::text as "endsOn", r.status,
         r.requested_by as "requestedBy", r.requested_at as "requestedAt", d.display_name as "decidedByName",
         r.decided_by as "decidedBy", r.decided_via as "decidedVia", r.decided_at as "decidedAt",
         r.decision_note as "decisionNote", r.version
    from assessment_round r left join known_employee d on d.employee_id = r.decided_by`;

/** Newest first. */
export const roundsOf = (sql: Sql, agencyId: string, squadId: string): Promise<RoundRow[]> =>
  sql.query<RoundRow>(
    `${ROUND_SQL} where r.agency_id = $1 and r.squad_id = $2 order by r.number desc`,
    [agencyId, squadId],
  );

/** Every verb that may complete or decide a round holds its row, so that two never both do. */
export async function lockRound(sql: Sql, agencyId: string, id: string): Promise<RoundRow | null> {
  const [row] = await sql.query<RoundRow>(
    `${ROUND_SQL} where r.agency_id = $1 and r.id = $2 for update of r`,
    [agencyId, id],
  );
  return row ?? null;
}

/** The newest round of each squad, under the same lock; the squads are locked, so none is added meanwhile. */
export const lockNewestRounds = (
  sql: Sql,
  agencyId: string,
  squadIds: readonly string[],
): Promise<RoundRow[]> =>
  sql.query<RoundRow>(
    `${ROUND_SQL}
      where r.agency_id = $1
        and r.id in (select distinct on (n.squad_id) n.id from assessment_round n
                      where n.agency_id = $1 and n.squad_id = any($2::uuid[]) order by n.squad_id, n.number desc)
      order by r.id for update of r`,
    [agencyId, squadIds],
  );

/** The rounds of these sheets, under the same lock. */
export const lockRoundsOfSheets = (
  sql: Sql,
  agencyId: string,
  sheetIds: readonly string[],
): Promise<{ id: string }[]> =>
  sql.query(
    `select r.id from assessment_round r
      where r.agency_id = $1 and r.id in (select a.round_id from assessment a where a.agency_id = $1 and a.id = any($2::uuid[]))
      order by r.id for update`,
    [agencyId, sheetIds],
  );

export const roundRef = (row: RoundRow): RoundRefDto => ({
  id: row.id,
  number: row.number,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  status: row.status,
});

/** Rencana aksi that an earlier round of the squad has scored: nothing is scored twice. */
export async function scoredItemIds(sql: Sql, squadId: string): Promise<Set<string>> {
  const rows = await sql.query<{ id: string }>(
    `select distinct l.action_item_id as id from assessment_line l join assessment a on a.id = l.assessment_id
      where a.squad_id = $1`,
    [squadId],
  );
  return new Set(rows.map((row) => row.id));
}
