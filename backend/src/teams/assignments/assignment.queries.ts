import { unitsBelowSql } from '../../organization/structure/structure.api.js';
import { type Actor, hasGrant, headedUnitIds } from '../../kernel/actor.js';
import type { LetterPerson, LetterTask } from '../../documents/letters/domain/letter-content.js';
import { ifGiven, type Sql } from '../../platform/database/sql.js';
import type { LetterPlan } from './domain/letters.js';
import type { EndingCause } from '../squads/assignment-tie.js';
import type { AssignmentStatus, StepStatus } from './domain/lifecycle.js';
import { ASSIGNABLE_POSITION_KINDS } from '../squads/domain/rules.js';
import type { Capacity, Origin, Route, Side, StartedBy, StepAction } from './domain/terms.js';
import { seatIsMine } from '../../workflow/turns/seat-sql.js';

/** The request of a volunteer across units as it was sent. */
export interface SentRequest {
  readonly person: LetterPerson;
  readonly task: LetterTask;
  readonly note: string;
}

export interface AssignmentRow {
  id: string;
  agencyId: string;
  squadId: string | null;
  roleId: string | null;
  employeeId: string;
  origin: Origin;
  startedAs: StartedBy;
  starterEmployeeId: string;
  route: Route;
  status: AssignmentStatus;
  ownerUnitId: string;
  homeUnitId: string;
  task: string;
  startsOn: string;
  endsOn: string;
  sharePercent: string;
  note: string;
  letterDraft: string | null;
  /** What a volunteer wrote, kept as it was sent; null where nobody offered himself across units. */
  sentRequest: SentRequest | null;
  previousId: string | null;
  issuedAt: Date | null;
  acknowledgedAt: Date | null;
  receivedByLapse: boolean;
  endingCause: EndingCause | null;
  endingReason: string | null;
  endingAt: Date | null;
  /** The last day before an early end was noted. */
  plannedEndsOn: string | null;
  version: number;
  createdAt: Date;
}

/** A row with the names that a list shows. */
export interface NamedAssignmentRow extends AssignmentRow {
  employeeName: string;
  employeePosition: string;
  employeeUnit: string;
  starterName: string;
  ownerUnitName: string;
  homeUnitName: string;
}

export interface StepRow {
  id: string;
  assignmentId: string;
  order: number;
  action: StepAction;
  capacity: Capacity;
  side: Side;
  /** Frozen with the step: what it brings when done, and when refused. */
  letters: readonly LetterPlan[];
  refusalLetters: readonly LetterPlan[];
  /** The seat that decides: the one of the start, or the one that it passed up to because its holder is barred. */
  unitId: string | null;
  employeeId: string | null;
  /** The seat as it was frozen at the start. */
  frozenUnitId: string | null;
  frozenEmployeeId: string | null;
  status: StepStatus;
  since: Date | null;
  dueOn: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedVia: string | null;
  note: string | null;
  remindedOn: string | null;
}

const COLUMNS = `a.id, a.agency_id as "agencyId", a.squad_id as "squadId", a.role_id as "roleId", a.employee_id as "employeeId",
  a.origin, a.started_as as "startedAs", a.started_by_employee_id as "starterEmployeeId", a.route, a.status,
  a.owner_unit_id as "ownerUnitId", a.home_unit_id as "homeUnitId", a.task, a.starts_on::text as "startsOn", a.ends_on::text as "endsOn",
  a.share_percent::text as "sharePercent", a.note, a.letter_draft as "letterDraft",
  a.sent_request as "sentRequest", a.previous_id as "previousId",
  a.issued_at as "issuedAt", a.acknowledged_at as "acknowledgedAt", a.received_by_lapse as "receivedByLapse",
  a.ending_cause as "endingCause", a.ending_reason as "endingReason", a.ending_at as "endingAt", a.planned_ends_on::text as "plannedEndsOn", a.version, a.created_at as "createdAt"`;

/** Names outlive the post: someone who left is still named in what he or she did. */
const NAMES = `
  join employment e on e.id = a.employee_id join person p on p.id = e.person_id
  left join known_employee d on d.employee_id = a.employee_id
  join employment se on se.id = a.started_by_employee_id join person sp on sp.id = se.person_id
  left join known_employee sd on sd.employee_id = a.started_by_employee_id
  join unit o on o.id = a.owner_unit_id join unit h on h.id = a.home_unit_id`;

const NAMED_FROM = `from assignment a ${NAMES}`;

const NAMED_COLUMNS = `${COLUMNS},
  coalesce(d.display_name, p.name) as "employeeName", coalesce(d.position_name, '') as "employeePosition",
  coalesce(d.unit_name, '') as "employeeUnit", coalesce(sd.display_name, sp.name) as "starterName",
  o.name as "ownerUnitName", h.name as "homeUnitName"`;

/** $1 agency, $2 the actor's employee id, $3 units headed today, $4 reads everything, $5 squads led. */
export const scopeParams = (actor: Actor): unknown[] => [
  actor.agencyId,
  actor.employeeId,
  headedUnitIds(actor),
  hasGrant(actor, 'agency_admin', 'auditor'),
  actor.leads.map((squad) => squad.squadId),
];

const SEAT_IS_MINE = seatIsMine('s.unit_id', 's.employee_id');

/** Who never decides the step, see `barredFrom`. */
const BARRED_SQL = `array_remove(array[a.employee_id, case when s.action = 'issue' and a.started_as = 'unit_head'
  and a.route = 'within_unit' then null else a.started_by_employee_id end], null)`;

/**
 * Pending steps that wait for the actor: those of their own seats from which the actor is not barred, and those whose holder is
 * barred and that passed up to one of their own seats. The second are found from the few who could be barred: the heads below,
 * and those whose PjPK the actor is.
 */
const waitingFor = (today: string) => `
  select s.id, s.assignment_id, s.unit_id, s.employee_id
    from assignment_step s join assignment a on a.id = s.assignment_id
   where s.agency_id = $1 and s.status = 'pending' and ${SEAT_IS_MINE}
     and (s.capacity = 'employee' or not coalesce($2::uuid = any(${BARRED_SQL}), false))
  union all
  select p.id, p.assignment_id, w.unit_id, w.employee_id
    from (
      with below as materialized (
        select h.employee_id, h.unit_id from ${unitsBelowSql('$3::uuid[]')} u, unit_heads($1, u.id, ${today}::date) h
      ), open as (
        select a.id, b.unit_id from below b join assignment a on a.agency_id = $1 and a.status = 'pending' and a.employee_id = b.employee_id
        union
        select a.id, b.unit_id from below b join assignment a on a.agency_id = $1 and a.status = 'pending' and a.started_by_employee_id = b.employee_id
      )
      select s.id, s.assignment_id, s.unit_id, s.employee_id, ${BARRED_SQL} as barred
        from open join assignment_step s on s.assignment_id = open.id and s.status = 'pending' and s.unit_id = open.unit_id
                    and s.employee_id is null
        join assignment a on a.id = s.assignment_id
      union all
      select s.id, s.assignment_id, s.unit_id, s.employee_id, ${BARRED_SQL}
        from employee_directory d
        join assignment_step s on s.agency_id = $1 and s.status = 'pending' and s.capacity <> 'employee' and s.employee_id = d.employee_id
        join assignment a on a.id = s.assignment_id
       where d.agency_id = $1 and ${seatIsMine('d.assessor_unit_id', 'd.assessor_employee_id')}
         and d.employee_id = any(${BARRED_SQL})
    ) p, lateral deciding_seat($1, p.unit_id, p.employee_id, p.barred, ${today}::date) w
   where ${seatIsMine('w.unit_id', 'w.employee_id')}
     and (w.unit_id, w.employee_id) is distinct from (p.unit_id, p.employee_id)
     and not coalesce($2::uuid = any(p.barred), false)`;

/** The starter, the employee and the PjPK, everyone who decides or decided, the owner's line, the leader, admin and auditor. */
const readable = (
  today: string,
) => `($4::boolean or a.started_by_employee_id = $2 or a.employee_id = $2 or a.squad_id = any($5::uuid[])
  or exists (select 1 from assignment_step s where s.assignment_id = a.id and (${SEAT_IS_MINE} or s.decided_by = $2))
  or a.id in (select assignment_id from (${waitingFor(today)}) passed)
  or exists (select 1 from unit u where u.id = a.owner_unit_id and u.path && $3::uuid[])
  or exists (select 1 from employee_directory r where r.employee_id = a.employee_id
               and ${seatIsMine('r.assessor_unit_id', 'r.assessor_employee_id')}))`;

export interface AssignmentFilter {
  squadId?: string;
  employeeId?: string;
  status?: string;
  startedByMe?: boolean;
  waitingForMe?: boolean;
  beforeId: string | null;
  limit: number;
}

export function listAssignments(
  sql: Sql,
  actor: Actor,
  filter: AssignmentFilter,
): Promise<NamedAssignmentRow[]> {
  const waiting = `and a.id in (select assignment_id from (${waitingFor('$12')}) waiting)`;
  return sql.query<NamedAssignmentRow>(
    `select ${NAMED_COLUMNS} ${NAMED_FROM}
      where a.agency_id = $1 and ${readable('$12')}
        and ${ifGiven(filter.squadId, '$6::uuid', 'a.squad_id = $6')}
        and ${ifGiven(filter.employeeId, '$7::uuid', 'a.employee_id = $7')}
        and ${ifGiven(filter.status, '$8::text', 'a.status = $8')}
        and ${ifGiven(filter.startedByMe || null, '$9::boolean', '$9 and a.started_by_employee_id = $2')}
        and ${ifGiven(filter.beforeId, '$10::uuid', 'a.id < $10')} ${filter.waitingForMe ? waiting : ''}
      order by a.id desc limit $11`,
    [
      ...scopeParams(actor),
      filter.squadId ?? null,
      filter.employeeId ?? null,
      filter.status ?? null,
      filter.startedByMe || null,
      filter.beforeId,
      filter.limit,
      actor.today,
    ],
  );
}

/** Null when the actor may not know of it. */
export async function findReadable(
  sql: Sql,
  actor: Actor,
  id: string,
): Promise<NamedAssignmentRow | null> {
  const [row] = await sql.query<NamedAssignmentRow>(
    `select ${NAMED_COLUMNS} ${NAMED_FROM} where a.agency_id = $1 and a.id = $6 and ${readable('$7')}`,
    [...scopeParams(actor), id, actor.today],
  );
  return row ?? null;
}

/** Those of these that the actor may know of. */
export const readableAmong = (
  sql: Sql,
  actor: Actor,
  ids: readonly string[],
): Promise<NamedAssignmentRow[]> =>
  sql.query<NamedAssignmentRow>(
    `select ${NAMED_COLUMNS} ${NAMED_FROM} where a.agency_id = $1 and a.id = any($6::uuid[]) and ${readable('$7')}`,
    [...scopeParams(actor), ids, actor.today],
  );

/** For what the system itself does. */
export async function findNamed(sql: Sql, id: string): Promise<NamedAssignmentRow | null> {
  const [row] = await sql.query<NamedAssignmentRow>(
    `select ${NAMED_COLUMNS} ${NAMED_FROM} where a.id = $1`,
    [id],
  );
  return row ?? null;
}

/** The same for several. */
export const namedAmong = (
  sql: Sql,
  agencyId: string,
  ids: readonly string[],
): Promise<NamedAssignmentRow[]> =>
  sql.query<NamedAssignmentRow>(
    `select ${NAMED_COLUMNS} ${NAMED_FROM} where a.agency_id = $1 and a.id = any($2::uuid[]) order by a.id`,
    [agencyId, ids],
  );

/** Those of these assignments that still wait for a step. */
export const pendingAmong = (
  sql: Sql,
  agencyId: string,
  ids: readonly string[],
): Promise<NamedAssignmentRow[]> =>
  sql.query<NamedAssignmentRow>(
    `select ${NAMED_COLUMNS} ${NAMED_FROM} where a.agency_id = $1 and a.id = any($2::uuid[]) and a.status = 'pending'`,
    [agencyId, ids],
  );

/** Locks the bare row; the joins come after. */
export async function lockAssignment(sql: Sql, agencyId: string, id: string): Promise<boolean> {
  const rows = await sql.query(
    'select 1 from assignment where id = $1 and agency_id = $2 for update',
    [id, agencyId],
  );
  return rows.length > 0;
}

/**
 * Locks several before a decision, in the order of ids. `changed`: the person is no longer as the assignment was started for,
 * and nothing has followed from it yet.
 */
export const lockToDecide = (
  sql: Sql,
  agencyId: string,
  ids: readonly string[],
): Promise<{ id: string; changed: boolean }[]> =>
  sql.query(
    `select a.id, a.status = 'pending' and (d.employee_id is null or d.organizational_unit_id is distinct from a.home_unit_id
              or d.position_kind <> all($3::text[])) as changed
       from assignment a left join employee_directory d on d.employee_id = a.employee_id and d.agency_id = a.agency_id
      where a.id = any($1::uuid[]) and a.agency_id = $2 order by a.id for update of a`,
    [ids, agencyId, ASSIGNABLE_POSITION_KINDS],
  );

/** The roles that these are for. */
export async function rolesOf(
  sql: Sql,
  agencyId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await sql.query<{ roleId: string }>(
    `select distinct role_id as "roleId" from assignment where agency_id = $1 and id = any($2::uuid[]) and role_id is not null`,
    [agencyId, ids],
  );
  return rows.map(({ roleId }) => roleId);
}

/** With the seat that decides a step today; of a decided one, that of its start. */
export function stepsOf(
  sql: Sql,
  assignmentIds: readonly string[],
  today: string,
): Promise<StepRow[]> {
  return sql.query<StepRow>(
    `select s.id, s.assignment_id as "assignmentId", s."order", s.action, s.capacity, s.side, s.letters,
            s.refusal_letters as "refusalLetters", w.unit_id as "unitId", w.employee_id as "employeeId",
            s.unit_id as "frozenUnitId", s.employee_id as "frozenEmployeeId", s.status, s.since, s.due_on::text as "dueOn",
            s.decided_at as "decidedAt", s.decided_by as "decidedBy", coalesce(d.display_name, p.name) as "decidedByName",
            s.decided_via as "decidedVia", s.note, s.reminded_on::text as "remindedOn"
       from assignment_step s join assignment a on a.id = s.assignment_id
       cross join lateral (
         select s.unit_id, s.employee_id where s.capacity = 'employee' or s.status not in ('waiting', 'pending')
         union all
         select n.unit_id, n.employee_id from deciding_seat(s.agency_id, s.unit_id, s.employee_id, ${BARRED_SQL}, $2::date) n
          where s.capacity <> 'employee' and s.status in ('waiting', 'pending')) w
       left join employment e on e.id = s.decided_by left join person p on p.id = e.person_id
       left join known_employee d on d.employee_id = s.decided_by
      where s.assignment_id = any($1::uuid[]) order by s.assignment_id, s."order"`,
    [assignmentIds, today],
  );
}

export interface WaitingRow extends NamedAssignmentRow {
  stepAction: StepAction;
  stepLetters: readonly LetterPlan[];
  stepCapacity: Capacity;
  stepUnitId: string | null;
  stepEmployeeId: string | null;
  stepSince: Date;
  stepDueOn: string | null;
}

const STEP_COLUMNS = `s.action as "stepAction", s.letters as "stepLetters", s.capacity as "stepCapacity",
  w.unit_id as "stepUnitId", w.employee_id as "stepEmployeeId", s.since as "stepSince", s.due_on::text as "stepDueOn"`;

/**
 * What waits for the actor, the most urgent first: the steps are found and put in order, then named. They stand first in
 * the list of tables: PostgreSQL keeps to its order beyond eight, and would name every assignment of the agency.
 */
export function listWaiting(sql: Sql, actor: Actor, limit: number): Promise<WaitingRow[]> {
  return sql.query<WaitingRow>(
    `with turn as materialized (
       select w.id, w.unit_id, w.employee_id from (${waitingFor('$5')}) w join assignment_step s on s.id = w.id
        order by s.due_on nulls last, s.since, s.assignment_id limit $4)
     select ${NAMED_COLUMNS}, ${STEP_COLUMNS}
       from turn w join assignment_step s on s.id = w.id join assignment a on a.id = s.assignment_id ${NAMES}
      order by s.due_on nulls last, s.since, a.id`,
    [...scopeParams(actor).slice(0, 3), limit, actor.today],
  );
}

/** $1 agency, $2 me, $3 units headed, $4 counted at most, $5 today. */
export const COUNT_WAITING_SQL = `
  select count(*)::int from (select 1 from (${waitingFor('$5')}) mine limit $4) waiting`;

/** What I asked for or am asked into, and somebody else owes the next step of; due soonest first. */
export function listAwaited(sql: Sql, actor: Actor, limit: number): Promise<WaitingRow[]> {
  return sql.query<WaitingRow>(
    `select ${NAMED_COLUMNS}, ${STEP_COLUMNS}
       ${NAMED_FROM} join assignment_step s on s.assignment_id = a.id and s.status = 'pending'
       cross join lateral deciding_seat(s.agency_id, s.unit_id, s.employee_id,
         case when s.capacity = 'employee' then '{}' else ${BARRED_SQL} end, $5::date) w
      where a.agency_id = $1 and (a.employee_id = $2 or a.started_by_employee_id = $2)
        and not s.id = any(array(select id from (${waitingFor('$5')}) mine))
      order by s.due_on nulls last, s.since, a.id limit $4`,
    [...scopeParams(actor).slice(0, 3), limit, actor.today],
  );
}

export interface LetterDraftRow {
  id: string;
  task: string;
  at: Date;
}

/** Konsep of a surat penugasan in the employee's name, still theirs to edit (R409); not while they are asked first. */
export const listLetterDrafts = (
  sql: Sql,
  actor: Actor,
  limit: number,
): Promise<LetterDraftRow[]> =>
  sql.query<LetterDraftRow>(
    `select a.id, a.task, a.created_at as at from assignment a
      where a.agency_id = $1 and a.employee_id = $2 and a.status = 'pending'
        and not exists (select 1 from assignment_step s
                         where s.assignment_id = a.id and s.status = 'pending' and s.employee_id = $2)
      order by a.id desc limit $3`,
    [actor.agencyId, actor.employeeId, limit],
  );

/** What a person works on in these dates under a letter that was received, oldest first. */
export const runningAssignments = (
  sql: Sql,
  agencyId: string,
  employeeId: string,
  range: { from: string; until: string },
): Promise<AssignmentRow[]> =>
  sql.query<AssignmentRow>(
    `select ${COLUMNS} from assignment a
      where a.agency_id = $1 and a.employee_id = $2 and a.status = 'active' and a.starts_on <= $4::date and a.ends_on >= $3::date
      order by a.starts_on, a.id`,
    [agencyId, employeeId, range.from, range.until],
  );
