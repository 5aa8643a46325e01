import type { Sql } from '../../platform/database/sql.js';

export interface AssessorAbove {
  readonly employeeId: string;
  readonly name: string;
}

/** More levels than any agency has; it also ends the walk through a ring that exists already. */
const MAX_LEVELS = 40;

const ABOVE_SQL = `
  with recursive above (employee_id, level) as (
    select $2::uuid, 0
    union all
    select coalesce(d.assessor_employee_id, h.employee_id), a.level + 1
      from above a
      join employee_directory d on d.employee_id = a.employee_id
      left join lateral unit_heads($1, d.assessor_unit_id, $3::date) h on d.assessor_employee_id is null
     where a.level < $4 and coalesce(d.assessor_employee_id, h.employee_id) is not null
  )
  select a.employee_id as "employeeId", d.display_name as name
    from above a join employee_directory d on d.employee_id = a.employee_id
   where a.level > 0 order by a.level`;

/** The PjPK of a person, that one's PjPK, and so on upwards, as of `today`. */
export const assessorsAbove = (
  sql: Sql,
  agencyId: string,
  today: string,
  employeeId: string,
): Promise<AssessorAbove[]> =>
  sql.query<AssessorAbove>(ABOVE_SQL, [agencyId, employeeId, today, MAX_LEVELS]);
