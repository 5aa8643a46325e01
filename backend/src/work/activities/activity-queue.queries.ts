import type { Sql } from '../../platform/database/sql.js';

/** A row of the validator's queue; no more of it than a list shows. */
export interface WaitingActivity {
  id: string;
  employeeName: string;
  date: string;
  startsAt: string;
  endsAt: string;
  name: string | null;
  squadId: string | null;
  outputQuantity: string;
  outputUnit: string;
  description: string;
  validatorUnitId: string | null;
  validatorEmployeeId: string | null;
  dueOn: string | null;
  submittedAt: Date | null;
}

/**
 * What waits for $2 in person and for each seat of $3, at most $4 of each: the index of the queue gives the first of them in
 * order, so that a long queue costs no more than a short one. Never the actor's own.
 */
const firstWaiting = (columns: string, condition: string): string => `
  select ${columns} from activity a
   where a.agency_id = $1 and a.status = 'submitted' and a.employee_id <> $2 and ${condition}
   order by a.due_on, a.id limit $4`;

const waitingSql = (columns: string): string => `
  with waiting as materialized (
    (${firstWaiting(columns, 'a.validator_employee_id = $2')})
    union all
    select w.* from unnest($3::uuid[]) seat(unit_id)
     cross join lateral (${firstWaiting(columns, 'a.validator_employee_id is null and a.validator_unit_id = seat.unit_id')}) w
    order by due_on, id limit $4
  )`;

/** The validator's queue, due soonest first; a person who left the agency is still named. */
export function listWaiting(
  sql: Sql,
  agencyId: string,
  me: string,
  headOfUnitIds: readonly string[],
  limit: number,
): Promise<WaitingActivity[]> {
  return sql.query<WaitingActivity>(
    `${waitingSql('a.*')}
     select a.id, coalesce(d.display_name, (select p.name from employment m join person p on p.id = m.person_id where m.id = a.employee_id))
              as "employeeName",
            a.date::text, to_char(a.starts_at, 'HH24:MI') as "startsAt", to_char(a.ends_at, 'HH24:MI') as "endsAt", a.name,
            a.squad_id as "squadId", trim_scale(a.output_quantity)::text as "outputQuantity", a.output_unit as "outputUnit",
            a.description, a.validator_unit_id as "validatorUnitId", a.validator_employee_id as "validatorEmployeeId",
            a.due_on::text as "dueOn", a.submitted_at as "submittedAt"
       from waiting a left join known_employee d on d.employee_id = a.employee_id
      order by a.due_on, a.id`,
    [agencyId, me, headOfUnitIds, limit],
  );
}

export const COUNT_WAITING_SQL = `${waitingSql('a.id, a.due_on')} select count(*)::int from waiting`;
