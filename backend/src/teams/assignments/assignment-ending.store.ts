import type { Tx } from '../../platform/database/database.js';
import type { Ending, EndingUndo } from '../squads/assignment-tie.js';
import { type AssignmentStatus, ASSIGNMENT_LIFECYCLE } from './domain/lifecycle.js';

const { withdraw, recall, end } = ASSIGNMENT_LIFECYCLE;

const oneOf = (states: readonly AssignmentStatus[]): string =>
  states.map((state) => `'${state}'`).join(', ');

const TARGETS = `jsonb_to_recordset($2::jsonb) as t("employeeId" uuid, "squadId" uuid, "assignmentId" uuid, "lastDay" date, reason text)`;

const meant = (targets: readonly { employeeId: string | null }[]): string =>
  targets.every(({ employeeId }) => employeeId !== null)
    ? `a.employee_id = t."employeeId" and (t."squadId" is null or a.squad_id = t."squadId")
         and (t."assignmentId" is null or a.id = t."assignmentId")`
    : `a.squad_id = t."squadId"`;

export interface EndedAssignment {
  id: string;
  squadId: string | null;
  before: AssignmentStatus;
  status: AssignmentStatus;
  lastDay: string;
  reason: string;
}

/** Locks what runs or is on its way, in the order of the ids. */
export async function lockMeant(tx: Tx, ending: Ending | EndingUndo): Promise<void> {
  await tx.query(
    `select 1 from assignment where id in (
       select a.id from ${TARGETS} join assignment a on a.agency_id = $1 and ${meant(ending.targets)}
        where a.status in (${oneOf([...withdraw.from, ...recall.from])})) order by id for update`,
    [ending.agencyId, JSON.stringify(ending.targets)],
  );
}

/**
 * Issued and running ones end, each as the lifecycle says: at once when their last day has come or they would begin after it, otherwise that day is
 * noted. One that was never received is recalled, and so is every one that is called back.
 */
export function endRunning(tx: Tx, ending: Ending, at: Date): Promise<EndedAssignment[]> {
  return tx.query<EndedAssignment>(
    `with hit as (
       select a.id, a.status as before, t."lastDay" as last_day, t.reason,
              t."lastDay" <= $5::date or a.starts_on > t."lastDay" as is_over
         from ${TARGETS} join assignment a on a.agency_id = $1 and ${meant(ending.targets)}
        where a.status in (${oneOf(recall.from)})
          and (a.ends_on > t."lastDay" or t."lastDay" <= $5::date))
     update assignment a
        set status = case when not hit.is_over then a.status
                          when $3 = 'recall' or a.status not in (${oneOf(end.from)}) then '${recall.to}' else '${end.to}' end,
            planned_ends_on = coalesce(a.planned_ends_on, a.ends_on),
            ends_on = greatest(a.starts_on, least(a.ends_on, hit.last_day)),
            ending_cause = $3, ending_reason = hit.reason, ending_at = $4, version = a.version + 1
       from hit where hit.id = a.id
     returning a.id, a.squad_id as "squadId", hit.before, a.status, a.ends_on::text as "lastDay", hit.reason`,
    [ending.agencyId, JSON.stringify(ending.targets), ending.cause, at, ending.today],
  );
}

/** Those still on their way are withdrawn: nobody has the turn any more. */
export function withdrawPending(tx: Tx, ending: Ending, at: Date): Promise<EndedAssignment[]> {
  return tx.query<EndedAssignment>(
    `update assignment a set status = '${withdraw.to}', ending_cause = $3, ending_reason = t.reason, ending_at = $4, version = a.version + 1
       from ${TARGETS} where a.agency_id = $1 and ${meant(ending.targets)} and a.status in (${oneOf(withdraw.from)})
     returning a.id, a.squad_id as "squadId", 'pending' as before, a.status, a.ends_on::text as "lastDay", t.reason`,
    [ending.agencyId, JSON.stringify(ending.targets), ending.cause, at],
  );
}

/** Only what is noted for a day still to come; the period reaches no further than the squad does today. */
export function undoEndings(tx: Tx, undo: EndingUndo): Promise<{ id: string; endsOn: string }[]> {
  return tx.query(
    `update assignment a set ends_on = greatest(a.ends_on, least(a.planned_ends_on,
              coalesce((select s.ends_on from squad s where s.id = a.squad_id), a.planned_ends_on))),
            planned_ends_on = null, ending_cause = null, ending_reason = null, ending_at = null, version = a.version + 1
       from ${TARGETS}
      where a.agency_id = $1 and ${meant(undo.targets)} and a.status in (${oneOf(recall.from)}) and a.ending_cause = $3 and a.ends_on > $4::date
     returning a.id, a.ends_on::text as "endsOn"`,
    [undo.agencyId, JSON.stringify(undo.targets), undo.cause, undo.today],
  );
}

/** What runs or is on its way ends with the squad at the latest. */
export async function shortenWithSquad(tx: Tx, squadId: string, endsOn: string): Promise<void> {
  await tx.query(
    `update assignment set ends_on = $2, version = version + 1
      where squad_id = $1 and ends_on > $2 and starts_on <= $2 and status in (${oneOf([...withdraw.from, ...recall.from])})`,
    [squadId, endsOn],
  );
}

/** Ended by date although the last day has not come. */
export interface ResumedAssignment {
  id: string;
  agencyId: string;
  status: 'issued' | 'active';
  issuedAt: Date | null;
  timeZone: string;
}

/** Takes up again what ended by date before its day, unless the same person is asked for or works there anew. */
export const resumeEarly = (tx: Tx, now: Date): Promise<ResumedAssignment[]> =>
  tx.query<ResumedAssignment>(
    `with early as (
         select a.id, g.time_zone from assignment a join agency g on g.id = a.agency_id
          cross join lateral (
            select e.action, e.detail from audit_event e
             where e.agency_id = a.agency_id and e.entity = 'assignment' and e.entity_id = a.id
             order by e.id desc limit 1) latest
          where a.status = 'ended' and a.ends_on >= ($1::timestamptz at time zone g.time_zone)::date
            and latest.action = 'assignment.end' and latest.detail->>'reason' = 'period_over'
            and not exists (select 1 from assignment other
              where other.squad_id = a.squad_id and other.employee_id = a.employee_id
                and other.status in ('pending', 'issued', 'active'))
            for update of a skip locked)
       update assignment a set status = case when a.acknowledged_at is null then 'issued' else 'active' end, version = a.version + 1
         from early where a.id = early.id
       returning a.id, a.agency_id as "agencyId", a.status, a.issued_at as "issuedAt", early.time_zone as "timeZone"`,
    [now],
  );

export interface OverAssignment {
  id: string;
  agencyId: string;
  status: 'ended' | 'recalled';
  cause: string | null;
  reason: string | null;
  wasActive: boolean;
}

/** Ends what is over by the date of its agency. */
export const endOver = (tx: Tx, now: Date): Promise<OverAssignment[]> =>
  tx.query<OverAssignment>(
    `with over as (
           select a.id, a.status, a.ending_cause from assignment a join agency g on g.id = a.agency_id
            where a.status in ('active', 'issued') and a.ends_on < ($1::timestamptz at time zone g.time_zone)::date
              for update of a skip locked)
         update assignment a set version = a.version + 1,
                status = case when over.ending_cause = 'recall' or (over.ending_cause is not null and over.status = 'issued')
                              then 'recalled' else 'ended' end
           from over where a.id = over.id
         returning a.id, a.agency_id as "agencyId", a.status, over.ending_cause as cause, a.ending_reason as reason, over.status = 'active' as "wasActive"`,
    [now],
  );
