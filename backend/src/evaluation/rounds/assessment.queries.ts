import { unitsBelowSql } from '../../organization/structure/structure.api.js';
import { ifGiven, type Sql } from '../../platform/database/sql.js';
import type { RoundStatus, SheetStatus } from './domain/lifecycle.js';
import type { ScorerKind } from './domain/round-plan.js';
import { seatIsMine } from '../../workflow/turns/seat-sql.js';

export interface SheetRow {
  id: string;
  roundId: string;
  squadId: string;
  memberEmployeeId: string;
  memberName: string;
  memberPositionName: string;
  memberUnitName: string;
  kind: ScorerKind;
  scorerUnitId: string | null;
  scorerEmployeeId: string | null;
  weight: string;
  status: SheetStatus;
  submittedBy: string | null;
  submittedByName: string | null;
  submittedByPosition: string | null;
  submittedVia: string | null;
  submittedAt: Date | null;
  dueOn: string | null;
  version: number;
  roundNumber: number;
  roundStartsOn: string;
  roundEndsOn: string;
  roundStatus: RoundStatus;
  requestedBy: string;
  requestedAt: Date;
  roundNote: string | null;
  lineCount: number;
  scoredCount: number;
}

/** What of a sheet shows in the results of its squad. */
export type SheetProgressRow = Pick<
  SheetRow,
  | 'id'
  | 'roundId'
  | 'memberEmployeeId'
  | 'memberName'
  | 'memberPositionName'
  | 'memberUnitName'
  | 'kind'
  | 'scorerUnitId'
  | 'scorerEmployeeId'
  | 'weight'
  | 'status'
  | 'submittedBy'
  | 'submittedByName'
  | 'submittedByPosition'
  | 'submittedVia'
  | 'submittedAt'
  | 'dueOn'
>;

export interface LineRow {
  id: string;
  assessmentId: string;
  actionItemId: string;
  substance: number | null;
  conformity: number | null;
  structure: number | null;
  note: string;
}

/**
 * The seat that decides on a day: one that the member holds, as Plt or Plh too, passes up while it is so. Of a sheet that was
 * sent, the seat of its start.
 */
const turnOf = (today: string) => `
  cross join lateral (
    select a.scorer_unit_id as unit_id, a.scorer_employee_id as employee_id where a.status = 'submitted'
    union all
    select n.unit_id, n.employee_id
      from deciding_seat(a.agency_id, a.scorer_unit_id, a.scorer_employee_id, array[a.member_employee_id], ${today}::date) n
     where a.status <> 'submitted') turn`;

const sheetSql = (today: string) => `
  select a.id, a.round_id as "roundId", a.squad_id as "squadId", a.member_employee_id as "memberEmployeeId",
         coalesce(d.display_name, p.name) as "memberName", coalesce(d.position_name, '') as "memberPositionName",
         coalesce(d.unit_name, '') as "memberUnitName", a.scorer_kind as kind, turn.unit_id as "scorerUnitId",
         turn.employee_id as "scorerEmployeeId", trim_scale(a.weight)::text as weight, a.status, a.submitted_by as "submittedBy",
         s.display_name as "submittedByName", s.position_name as "submittedByPosition", a.submitted_via as "submittedVia",
         a.submitted_at as "submittedAt", a.due_on::text as "dueOn", a.version, r.number as "roundNumber",
         r.starts_on::text as "roundStartsOn", r.ends_on::text as "roundEndsOn", r.status as "roundStatus",
         r.requested_by as "requestedBy", r.requested_at as "requestedAt", r.decision_note as "roundNote",
         l.lines as "lineCount", l.scored as "scoredCount"
    from assessment a
    join assessment_round r on r.id = a.round_id
    join employment e on e.id = a.member_employee_id
    join person p on p.id = e.person_id
    left join known_employee d on d.employee_id = a.member_employee_id
    left join known_employee s on s.employee_id = a.submitted_by
    ${turnOf(today)}
    cross join lateral (select count(*)::int as lines,
                               count(*) filter (where l.substance is not null and l.conformity is not null
                                                  and l.structure is not null)::int as scored
                          from assessment_line l where l.assessment_id = a.id) l`;

const SEAT_IS_MINE = seatIsMine('a.scorer_unit_id', 'a.scorer_employee_id');

/**
 * Sheets of the actor's seats, and those that passed up to them: found from the few who could hold a seat below and be scored
 * themselves. Nobody's own sheet. $1 agency, $2 me, $3 units headed.
 */
const waitingFor = (today: string) => `
  select a.id from assessment a
   where a.agency_id = $1 and a.member_employee_id <> $2 and a.status <> 'submitted' and ${SEAT_IS_MINE}
  union
  select a.id
    from (select h.employee_id, h.unit_id from ${unitsBelowSql('$3::uuid[]')} u, unit_heads($1, u.id, ${today}::date) h) below
    join assessment a on a.agency_id = $1 and a.member_employee_id = below.employee_id and a.status <> 'submitted'
                     and a.scorer_unit_id = below.unit_id and a.scorer_employee_id is null
    cross join lateral deciding_seat($1, a.scorer_unit_id, null, array[a.member_employee_id], ${today}::date) turn
   where a.member_employee_id <> $2 and ${seatIsMine('turn.unit_id', 'turn.employee_id')}`;

export interface SheetFilter {
  status: SheetStatus | null;
  squadId: string | null;
  after: readonly [dueOn: string, squadId: string, id: string] | null;
  limit: number;
}

/** Who scores today: the seats whose sheets they fill, and the day. */
export interface Scorer {
  readonly agencyId: string;
  readonly employeeId: string;
  readonly headedUnitIds: readonly string[];
  readonly today: string;
}

/** What the actor scores or has sent, due soonest first, a squad's sheets together. */
export const listMine = (sql: Sql, scorer: Scorer, filter: SheetFilter): Promise<SheetRow[]> =>
  sql.query<SheetRow>(
    `${sheetSql('$10')}
      where a.agency_id = $1 and a.member_employee_id <> $2
        and (a.id in (${waitingFor('$10')}) or (a.status = 'submitted' and ${SEAT_IS_MINE}) or a.submitted_by = $2)
        and ($4::text is null or a.status = $4)
        and ${ifGiven(filter.squadId, '$5::uuid', 'a.squad_id = $5')}
        and ($6::date is null or (a.due_on, a.squad_id, a.id) > ($6::date, $7::uuid, $8::uuid))
      order by a.due_on, a.squad_id, a.id limit $9`,
    [
      scorer.agencyId,
      scorer.employeeId,
      scorer.headedUnitIds,
      filter.status,
      filter.squadId,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.after?.[2] ?? null,
      filter.limit,
      scorer.today,
    ],
  );

export const listWaiting = (sql: Sql, scorer: Scorer, limit: number): Promise<SheetRow[]> =>
  sql.query<SheetRow>(
    `${sheetSql('$5')} where a.id in (${waitingFor('$5')}) order by a.due_on, a.id limit $4`,
    [scorer.agencyId, scorer.employeeId, scorer.headedUnitIds, limit, scorer.today],
  );

/** $1 agency, $2 me, $3 units headed, $4 counted at most, $5 today. */
export const COUNT_WAITING_SQL = `
  select count(*)::int from (select 1 from (${waitingFor('$5')}) mine limit $4) few`;

/** As it stands with the seats of a day in the agency. */
export interface SheetsOfDay {
  readonly agencyId: string;
  readonly today: string;
}

export async function findSheet(
  sql: Sql,
  { agencyId, today }: SheetsOfDay,
  id: string,
): Promise<SheetRow | null> {
  const [row] = await sql.query<SheetRow>(
    `${sheetSql('$3')} where a.agency_id = $1 and a.id = $2`,
    [agencyId, id, today],
  );
  return row ?? null;
}

/** Takes the sheets' row locks in the order of ids; two who act at once are asked one after the other. */
export async function lockSheets(
  sql: Sql,
  { agencyId, today }: SheetsOfDay,
  ids: readonly string[],
): Promise<SheetRow[]> {
  const [, rows] = await Promise.all([
    sql.query(
      'select 1 from assessment where agency_id = $1 and id = any($2::uuid[]) order by id for update',
      [agencyId, ids],
    ),
    sql.query<SheetRow>(`${sheetSql('$3')} where a.agency_id = $1 and a.id = any($2::uuid[])`, [
      agencyId,
      ids,
      today,
    ]),
  ]);
  return rows;
}

export async function sheetsOfRounds(
  sql: Sql,
  { agencyId, today }: SheetsOfDay,
  roundIds: readonly string[],
): Promise<SheetRow[]> {
  if (roundIds.length === 0) return [];
  return sql.query<SheetRow>(
    `${sheetSql('$3')} where a.agency_id = $1 and a.round_id = any($2::uuid[])
      order by "memberName", a.member_employee_id, a.scorer_kind desc`,
    [agencyId, roundIds, today],
  );
}

/** All sheets of a squad's rounds; who left is still named. */
export const sheetsOfSquad = (
  sql: Sql,
  { agencyId, today }: SheetsOfDay,
  squadId: string,
): Promise<SheetProgressRow[]> =>
  sql.query<SheetProgressRow>(
    `select a.id, a.round_id as "roundId", a.member_employee_id as "memberEmployeeId",
            coalesce(d.display_name, (select p.name from employment e join person p on p.id = e.person_id
                                       where e.id = a.member_employee_id)) as "memberName",
            coalesce(d.position_name, '') as "memberPositionName", coalesce(d.unit_name, '') as "memberUnitName",
            a.scorer_kind as kind, turn.unit_id as "scorerUnitId", turn.employee_id as "scorerEmployeeId",
            trim_scale(a.weight)::text as weight, a.status, a.submitted_by as "submittedBy", s.display_name as "submittedByName",
            s.position_name as "submittedByPosition", a.submitted_via as "submittedVia", a.submitted_at as "submittedAt",
            a.due_on::text as "dueOn"
       from assessment_round r
       join assessment a on a.round_id = r.id
       left join known_employee d on d.employee_id = a.member_employee_id
       left join known_employee s on s.employee_id = a.submitted_by
       ${turnOf('$3')}
      where r.agency_id = $1 and r.squad_id = $2 and a.agency_id = $1
      order by "memberName", a.member_employee_id, a.scorer_kind desc`,
    [agencyId, squadId, today],
  );

export async function linesOf(sql: Sql, assessmentIds: readonly string[]): Promise<LineRow[]> {
  if (assessmentIds.length === 0) return [];
  return sql.query<LineRow>(
    `select id, assessment_id as "assessmentId", action_item_id as "actionItemId", substance, conformity, structure,
            coalesce(note, '') as note
       from assessment_line where assessment_id = any($1::uuid[]) order by assessment_id, id`,
    [assessmentIds],
  );
}

export interface UnscoredRow {
  /** One of the sheets. */
  id: string;
  squadId: string;
  unitId: string | null;
  employeeId: string | null;
  count: number;
  since: Date;
  dueOn: string | null;
}

/** Sheets of these squads that are still owed, summed up by the seat that owes them; due soonest first. */
export async function listUnscored(
  sql: Sql,
  { agencyId, today }: SheetsOfDay,
  squadIds: readonly string[],
  limit: number,
): Promise<UnscoredRow[]> {
  if (squadIds.length === 0) return [];
  return sql.query<UnscoredRow>(
    `select min(a.id::text) as id, a.squad_id as "squadId", turn.unit_id as "unitId", turn.employee_id as "employeeId",
            count(*)::int as count, min(r.requested_at) as since, min(a.due_on)::text as "dueOn"
       from assessment a join assessment_round r on r.id = a.round_id ${turnOf('$4')}
      where a.agency_id = $1 and a.squad_id = any($2::uuid[]) and a.status <> 'submitted'
      group by a.squad_id, turn.unit_id, turn.employee_id
      order by min(a.due_on), min(r.requested_at) limit $3`,
    [agencyId, squadIds, limit, today],
  );
}
