import { unitsBelowSql } from '../../organization/structure/structure.api.js';

/**
 * Read-only figures across features: one statement for any number of units.
 * $1 agency, $2 today, $3 first day of the month.
 */
export const FIGURES_SQL = `
  with people as (
    select employee_id, organizational_unit_id as unit_id from employee_directory
     where agency_id = $1 and kind <> 'PEJABAT_NEGARA'
  ), approved as (
    select p.unit_id, count(distinct p.employee_id) as n
      from people p
      join skp s on s.employee_id = p.employee_id and $2::date between s.starts_on and s.ends_on
      join skp_revision r on r.skp_id = s.id and r.status = 'approved'
     where s.agency_id = $1 group by 1
  ), squads as (
    select u.organizational_unit_id as unit_id, count(*) as n
      from squad s join unit u on u.id = s.owner_unit_id
     where s.agency_id = $1 and s.status in ('active', 'assessing') group by 1
  ), members as (
    select p.unit_id, count(distinct m.employee_id) as n
      from squad_member m join people p on p.employee_id = m.employee_id
     where m.agency_id = $1 and $2::date between m.starts_on and m.ends_on group by 1
  ), overdue as (
    select coalesce(u.organizational_unit_id, d.organizational_unit_id) as unit_id, count(*) as n
      from assignment_step st
      left join unit u on u.id = st.unit_id and st.employee_id is null
      left join known_employee d on d.employee_id = st.employee_id
     where st.agency_id = $1 and st.status = 'pending' and st.due_on < $2::date group by 1
  ), work as (
    select p.unit_id, count(*) filter (where a.status = 'validated') as validated,
           count(*) filter (where a.status = 'submitted') as waiting
      from activity a join people p on p.employee_id = a.employee_id
     where a.agency_id = $1 and a.date between $3::date and $2::date group by 1
  ), staff as (select unit_id, count(*) as n from people group by 1
  ), keys as (
    select unit_id from staff union select unit_id from squads union select unit_id from overdue
  )
  select k.unit_id as "unitId", u.name, coalesce(staff.n, 0)::int as people, coalesce(approved.n, 0)::int as "approvedSkp",
         coalesce(squads.n, 0)::int as "runningSquads", coalesce(members.n, 0)::int as "squadMembers",
         coalesce(overdue.n, 0)::int as "overdueAssignments", coalesce(work.validated, 0)::int as "validatedActivities",
         coalesce(work.waiting, 0)::int as "waitingActivities"
    from keys k
    left join unit u on u.id = k.unit_id
    left join staff on staff.unit_id is not distinct from k.unit_id
    left join approved on approved.unit_id is not distinct from k.unit_id
    left join squads on squads.unit_id is not distinct from k.unit_id
    left join members on members.unit_id is not distinct from k.unit_id
    left join overdue on overdue.unit_id is not distinct from k.unit_id
    left join work on work.unit_id is not distinct from k.unit_id
   order by u.name nulls last`;

/**
 * The units in question and who works there: all of the agency, or those in and below $4. These few are found first, and the
 * indexes of steps, activities, members and SKP are asked for them alone: read from all of a large agency it cost every Beranda
 * of every head a fifth of a second.
 */
const placesSql = (isBelow: boolean): string =>
  isBelow
    ? `
  own as materialized (
    select id, organizational_unit_id from unit
     where id = any(array(select unnest($4::uuid[]) union all select id from ${unitsBelowSql('$4::uuid[]')} below))
  ),
  staff as materialized (
    select employee_id, organizational_unit_id, kind from employee_directory
     where agency_id = $1 and unit_id = any(array(select id from own))
  )`
    : `
  staff as not materialized (
    select employee_id, organizational_unit_id, kind from employee_directory where agency_id = $1 and unit_id is not null
  )`;
const OF_SEATS = `
  where h.unit_id = any(array(select id from own union select organizational_unit_id from own))`;
const OF_STAFF = 'and m.employee_id = any(array(select employee_id from staff))';
/** What waits for the head of $4, who is $5, is in the inbox already. A named person comes before the head of a unit. */
const withOthers = (unit: string, employee: string): string => `
  and (${employee} is null and ${unit} = any(array(select id from own where id <> all($4::uuid[])))
       or ${employee} = any(array(select employee_id from staff where employee_id <> $5)))`;

/** How many are late, and since when, by the unit where they lie and by whom they wait for: a seat or a person. */
const lateBy = (table: string, unit: string, employee: string): string => `
  coalesce(d.unit_id, ${table}.${unit}) as unit_id, case when ${table}.${employee} is null then ${table}.${unit} end as seat_unit_id,
  d.employee_id, count(*)::int as count, min(${table}.due_on) as since, max(d.display_name) as name`;
const overdueOf = (late: string, kind: string): string => `
    select '${kind}', sum(x.count)::int, u.id, u.name, coalesce(s.employee_id, x.employee_id),
           coalesce(s.display_name, x.name), min(x.since)
      from ${late} x
      left join unit u on u.id = x.unit_id
      left join seats s on s.unit_id = x.seat_unit_id
     group by u.id, u.name, 5, 6 order by 7, 2 desc limit $3`;

/** What is stuck, each with the unit and the person it waits with; $3 how many of each kind. */
const attentionSql = (isBelow: boolean): string => `
  with ${placesSql(isBelow)}, seats as (
    select h.unit_id, d.employee_id, d.display_name
      from acting_heads($1, $2) h join employee_directory d on d.employee_id = h.employee_id ${isBelow ? OF_SEATS : ''}
  ), missing as (
    select e.organizational_unit_id as unit_id, count(*)::int as count
      from staff e
     where e.kind <> 'PEJABAT_NEGARA'
       and not exists (select 1 from skp k join skp_revision r on r.skp_id = k.id and r.status = 'approved'
                        where k.agency_id = $1 and k.employee_id = e.employee_id and $2::date between k.starts_on and k.ends_on)
     group by 1
  ), skp_missing as (
    select 'skp_missing' as kind, x.count, o.id as "unitId", o.name as "unitName", s.employee_id as "employeeId",
           s.display_name as name, null::date as since
      from missing x
      join unit o on o.id = x.unit_id
      left join seats s on s.unit_id = o.id
     order by 2 desc, o.name limit $3
  ), late_steps as (
    select ${lateBy('st', 'unit_id', 'employee_id')}
      from assignment_step st left join known_employee d on d.employee_id = st.employee_id
     where st.agency_id = $1 and st.status = 'pending' and st.due_on < $2::date
       ${isBelow ? withOthers('st.unit_id', 'st.employee_id') : ''}
     group by 1, 2, 3
  ), late_work as (
    select ${lateBy('a', 'validator_unit_id', 'validator_employee_id')}
      from activity a left join known_employee d on d.employee_id = a.validator_employee_id
     where a.agency_id = $1 and a.status = 'submitted' and a.due_on < $2::date
       ${isBelow ? withOthers('a.validator_unit_id', 'a.validator_employee_id') : ''}
     group by 1, 2, 3
  ), assignment_overdue as (
    ${overdueOf('late_steps', 'assignment_overdue')}
  ), validation_overdue as (
    ${overdueOf('late_work', 'validation_overdue')}
  ), loads as (
    select m.employee_id, sum(m.share_percent) as load
      from squad_member m join squad q on q.id = m.squad_id and q.status not in ('closed', 'disbanded')
     where m.agency_id = $1 and $2::date between m.starts_on and m.ends_on ${isBelow ? OF_STAFF : ''}
     group by 1 having sum(m.share_percent) > 100
  ), overloaded as (
    select 'overloaded', count(*)::int, o.id, o.name, s.employee_id, s.display_name, null::date
      from loads l join employee_directory e on e.employee_id = l.employee_id
      join unit o on o.id = e.organizational_unit_id
      left join seats s on s.unit_id = o.id
     group by o.id, o.name, s.employee_id, s.display_name order by 2 desc, o.name limit $3
  )
  select kind, count, "unitId", "unitName", "employeeId", name, since::text from (
    select * from assignment_overdue
    union all select * from validation_overdue
    union all select * from skp_missing
    union all select * from overloaded) as x(kind, count, "unitId", "unitName", "employeeId", name, since)`;

/** $1 agency, $2 today, $3 how many of each kind. */
export const ATTENTION_SQL = attentionSql(false);
/** The same in and below the units $4 that $5 heads, as far as it waits for others. */
export const ATTENTION_BELOW_SQL = attentionSql(true);
