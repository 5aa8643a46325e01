import type { Seat } from '../../kernel/actor.js';
import { newId } from '../../platform/database/ids.js';
import { partition } from '../../platform/collections.js';
import { marking } from '../../platform/database/columns.js';
import type { Sql } from '../../platform/database/sql.js';
import type { AssignmentRow, SentRequest, StepRow } from './assignment.queries.js';
import type { LetterPlan } from './domain/letters.js';
import type { StepStatus } from './domain/lifecycle.js';
import type { Capacity, Side, StepAction } from './domain/terms.js';

export interface NewStep {
  order: number;
  action: StepAction;
  capacity: Capacity;
  side: Side;
  letters: readonly LetterPlan[];
  refusalLetters: readonly LetterPlan[];
  unitId: string | null;
  employeeId: string | null;
  status: StepStatus;
  since: Date | null;
  dueOn: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedVia: string | null;
}

export type NewAssignment = Pick<
  AssignmentRow,
  | 'id'
  | 'agencyId'
  | 'squadId'
  | 'roleId'
  | 'employeeId'
  | 'origin'
  | 'startedAs'
  | 'starterEmployeeId'
  | 'route'
  | 'ownerUnitId'
  | 'homeUnitId'
  | 'task'
  | 'startsOn'
  | 'endsOn'
  | 'sharePercent'
  | 'note'
  | 'letterDraft'
> & { startLetters: readonly LetterPlan[]; previousId?: string };

/** Points to the one whose place it takes, or to the latest of the same person and squad that is over. */
export async function insertAssignment(
  sql: Sql,
  fresh: NewAssignment,
  steps: readonly NewStep[],
  at: Date,
): Promise<void> {
  await sql.query(
    `insert into assignment (id, agency_id, squad_id, role_id, employee_id, origin, started_as, started_by_employee_id, route,
        owner_unit_id, home_unit_id, task, starts_on, ends_on, share_percent, note, letter_draft, created_at, start_letters, previous_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
        coalesce($20::uuid, (select id from assignment where squad_id = $3 and employee_id = $5
            and status in ('declined', 'rejected', 'withdrawn', 'recalled', 'ended') order by id desc limit 1)))`,
    [
      fresh.id,
      fresh.agencyId,
      fresh.squadId,
      fresh.roleId,
      fresh.employeeId,
      fresh.origin,
      fresh.startedAs,
      fresh.starterEmployeeId,
      fresh.route,
      fresh.ownerUnitId,
      fresh.homeUnitId,
      fresh.task,
      fresh.startsOn,
      fresh.endsOn,
      fresh.sharePercent,
      fresh.note,
      fresh.letterDraft,
      at,
      JSON.stringify(fresh.startLetters),
      fresh.previousId ?? null,
    ],
  );
  await sql.query(
    `insert into assignment_step (id, agency_id, assignment_id, "order", action, capacity, side, letters, refusal_letters, unit_id,
        employee_id, status, since, due_on, decided_at, decided_by, decided_via)
     select r.id, $1, $2, r.position, r.action, r.capacity, r.side, r.letters, r.refusal_letters, r.unit_id,
            r.employee_id, r.status, r.since, r.due_on, r.decided_at, r.decided_by, r.decided_via
       from jsonb_to_recordset($3::jsonb) as r(id uuid, position int, action text, capacity text, side text, letters jsonb,
            refusal_letters jsonb, unit_id uuid, employee_id uuid, status text, since timestamptz, due_on date, decided_at timestamptz, decided_by uuid, decided_via text)`,
    [
      fresh.agencyId,
      fresh.id,
      JSON.stringify(
        steps.map((step) => ({
          id: newId(),
          position: step.order,
          action: step.action,
          capacity: step.capacity,
          side: step.side,
          letters: step.letters,
          refusal_letters: step.refusalLetters,
          unit_id: step.unitId,
          employee_id: step.employeeId,
          status: step.status,
          since: step.since,
          due_on: step.dueOn,
          decided_at: step.decidedAt,
          decided_by: step.decidedBy,
          decided_via: step.decidedVia,
        })),
      ),
    ],
  );
}

/** Kept once, when the request is sent. */
export async function keepSentRequest(sql: Sql, id: string, sent: SentRequest): Promise<void> {
  await sql.query('update assignment set sent_request = $2 where id = $1', [
    id,
    JSON.stringify(sent),
  ]);
}

type MarkedStep = Pick<
  StepRow,
  'id' | 'status' | 'since' | 'dueOn' | 'decidedAt' | 'decidedBy' | 'decidedVia' | 'note'
>;

const markSteps = marking<MarkedStep>('update assignment_step', {
  status: 'text',
  since: 'timestamptz',
  dueOn: 'date',
  decidedAt: 'timestamptz',
  decidedBy: 'uuid',
  decidedVia: 'text',
  note: 'text',
});

/** An assignment as a verb leaves it, with the steps that the verb changed. */
export type MarkedAssignment = Pick<
  AssignmentRow,
  'id' | 'status' | 'startsOn' | 'issuedAt' | 'acknowledgedAt' | 'receivedByLapse' | 'version'
> & { readonly marked: readonly MarkedStep[] };

const markRows = marking<MarkedAssignment>('update assignment', {
  status: 'text',
  startsOn: 'date',
  issuedAt: 'timestamptz',
  acknowledgedAt: 'timestamptz',
  receivedByLapse: 'boolean',
  version: 'integer',
});

/**
 * Writes what verbs made of locked assignments and of their steps, by the same few statements for one or a hundred. Whose
 * turn is over comes first: the database knows one step of an assignment whose turn it is, also while rows are written.
 */
export async function markAssignments(
  sql: Sql,
  agencyId: string,
  rows: readonly MarkedAssignment[],
): Promise<void> {
  const [next, over] = partition(
    rows.flatMap(({ marked }) => marked),
    ({ status }) => status === 'pending',
  );
  await Promise.all([
    markRows(sql, agencyId, rows),
    ...[over, next]
      .filter((steps) => steps.length > 0)
      .map((steps) => markSteps(sql, agencyId, steps)),
  ]);
}

export async function openStep(sql: Sql, step: StepRow, since: Date, dueOn: string): Promise<void> {
  await sql.query(
    `update assignment_step set status = 'pending', since = $2, due_on = $3 where id = $1`,
    [step.id, since, dueOn],
  );
}

/** The step goes to another seat; a turn that runs begins anew. */
export async function reseatStep(
  sql: Sql,
  stepId: string,
  seat: Seat,
  turn: { since: Date; dueOn: string } | null,
): Promise<void> {
  await sql.query(
    `update assignment_step set unit_id = $2, employee_id = $3, since = coalesce($4, since), due_on = coalesce($5::date, due_on),
        reminded_on = case when $4::timestamptz is null then reminded_on end
      where id = $1`,
    [stepId, seat.unitId, seat.employeeId, turn?.since ?? null, turn?.dueOn ?? null],
  );
}

/** Another unit organisasi of the employee. */
export async function moveHome(sql: Sql, id: string, unitId: string): Promise<void> {
  await sql.query('update assignment set home_unit_id = $2, version = version + 1 where id = $1', [
    id,
    unitId,
  ]);
}

/** The konsep of the surat tugas, and the lock counter. */
export async function writeLetterDraft(sql: Sql, id: string, text: string | null): Promise<void> {
  await sql.query('update assignment set letter_draft = $2, version = version + 1 where id = $1', [
    id,
    text,
  ]);
}

export async function markReminded(sql: Sql, stepId: string, day: string): Promise<void> {
  await sql.query('update assignment_step set reminded_on = $2 where id = $1', [stepId, day]);
}

/** On its way no longer, and nobody's decision. */
export async function stopAssignment(
  sql: Sql,
  id: string,
  stop: { cause: string; reason: string; at: Date },
): Promise<void> {
  await sql.query(
    `update assignment set status = 'withdrawn', ending_cause = $2, ending_reason = $3, ending_at = $4, version = version + 1
      where id = $1`,
    [id, stop.cause, stop.reason, stop.at],
  );
}

/** Over before its chain was: nobody has the turn any more. */
export async function closeTurn(sql: Sql, assignmentIds: readonly string[]): Promise<void> {
  await sql.query(
    `update assignment_step set status = 'waiting', since = null, due_on = null
      where assignment_id = any($1::uuid[]) and status = 'pending'`,
    [assignmentIds],
  );
}

export interface Predecessor {
  employeeId: string;
  squadId: string | null;
  roleId: string | null;
  isLeaving: boolean;
  endsOn: string;
}

/** The one whose place another takes. */
export async function findPredecessor(
  sql: Sql,
  agencyId: string,
  id: string,
): Promise<Predecessor | null> {
  const [row] = await sql.query<Predecessor>(
    `select employee_id as "employeeId", squad_id as "squadId", role_id as "roleId", ends_on::text as "endsOn",
            status in ('ended', 'recalled') or ending_cause is not null as "isLeaving"
       from assignment where agency_id = $1 and id = $2`,
    [agencyId, id],
  );
  return row ?? null;
}
