import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import type { RoundStatus } from './domain/lifecycle.js';
import type { PlannedSheet } from './domain/round-plan.js';
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

/** Sheets with their lines, two statements however many. */
export async function insertSheets(
  sql: Sql,
  round: NewRound,
  dueOn: string,
  planned: readonly PlannedSheet[],
): Promise<void> {
  const sheets = planned.map((sheet) => ({ ...sheet, id: newId() }));
  await sql.query(
    `insert into assessment (id, agency_id, round_id, squad_id, member_employee_id, scorer_kind, scorer_unit_id,
         scorer_employee_id, weight, due_on)
     select s.id, $1, $2, $3, s."memberEmployeeId", s.kind, s."unitId", s."employeeId", s.weight, $4
       from jsonb_to_recordset($5::jsonb) as s(id uuid, "memberEmployeeId" uuid, kind text, "unitId" uuid, "employeeId" uuid,
            weight numeric)`,
    [
      round.agencyId,
      round.id,
      round.squadId,
      dueOn,
      JSON.stringify(
        sheets.map(({ id, memberEmployeeId, kind, seat, weight }) => ({
          id,
          memberEmployeeId,
          kind,
          ...seat,
          weight,
        })),
      ),
    ],
  );
  await sql.query(
    `insert into assessment_line (id, agency_id, assessment_id, action_item_id)
     select l.id, $1, l."assessmentId", l."actionItemId"
       from jsonb_to_recordset($2::jsonb) as l(id uuid, "assessmentId" uuid, "actionItemId" uuid)`,
    [
      round.agencyId,
      JSON.stringify(
        sheets.flatMap((sheet) =>
          sheet.actionItemIds.map((actionItemId) => ({
            id: newId(),
            actionItemId,
            assessmentId: sheet.id,
          })),
        ),
      ),
    ],
  );
}

/** Rencana aksi that an earlier round of the squad has scored: nothing is scored twice. */
export async function scoredItemIds(sql: Sql, squadId: string): Promise<Set<string>> {
  const rows = await sql.query<{ id: string }>(
    `select distinct l.action_item_id as id from assessment_line l join assessment a on a.id = l.assessment_id
      where a.squad_id = $1`,
    [squadId],
  );
  return new Set(rows.map((row) => row.id));
}

export async function moveRound(sql: Sql, id: string, status: RoundStatus): Promise<void> {
  await sql.query('update assessment_round set status = $2, version = version + 1 where id = $1', [
    id,
    status,
  ]);
}
