/**
 * Read-only figures across features: one statement for all units, whatever their number.
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
      left join employee_directory d on d.employee_id = st.employee_id
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

/** The units in question, and who works there; the indexes of steps, activities and members are asked for these alone. */
const BELOW = `
  own as materialized (select id, organizational_unit_id from unit where agency_id = $1 and path && $4::uuid[]),
  staff as materialized (select employee_id from employee_directory where unit_id in (select id from own)),`;
const OF_SEATS =
  'where h.unit_id in (select id from own union select organizational_unit_id from own)';
const OF_STAFF = 'and m.employee_id = any(array(select employee_id from staff))';
const ofUnits = (unit: string, employee: string): string =>
  `and (${unit} = any(array(select id from own)) or ${employee} = any(array(select employee_id from staff)))`;

/**
 * What is stuck, each with the unit and the person it waits with; $3 how many of each kind, $4 only in and below these
 * units (null: everywhere). A head's few units are looked up by index: read from all of a large agency they cost every
 * Beranda of every head a fifth of a second.
 */
const attentionSql = (isBelow: boolean): string => `
  with ${isBelow ? BELOW : ''} seats as (
    select h.unit_id, d.employee_id, d.display_name
      from acting_heads($1, $2) h join employee_directory d on d.employee_id = h.employee_id ${isBelow ? OF_SEATS : ''}
  ), skp_missing as (
    select 'skp_missing' as kind, count(*)::int as count, o.id as "unitId", o.name as "unitName", s.employee_id as "employeeId",
           s.display_name as name, null::date as since
      from employee_directory e
      join unit o on o.id = e.organizational_unit_id
      join unit own on own.id = e.unit_id
      left join seats s on s.unit_id = o.id
     where e.agency_id = $1 and e.kind <> 'PEJABAT_NEGARA' and ($4::uuid[] is null or own.path && $4)
       and not exists (select 1 from skp k join skp_revision r on r.skp_id = k.id and r.status = 'approved'
                        where k.employee_id = e.employee_id and $2::date between k.starts_on and k.ends_on)
     group by o.id, o.name, s.employee_id, s.display_name order by 2 desc, o.name limit $3
  ), assignment_overdue as (
    select 'assignment_overdue', count(*)::int, u.id, u.name, coalesce(s.employee_id, d.employee_id),
           coalesce(s.display_name, d.display_name), min(st.due_on)
      from assignment_step st
      left join employee_directory d on d.employee_id = st.employee_id
      left join unit u on u.id = coalesce(d.unit_id, st.unit_id)
      left join seats s on s.unit_id = st.unit_id and st.employee_id is null
     where st.agency_id = $1 and st.status = 'pending' and st.due_on < $2::date
       ${isBelow ? ofUnits('st.unit_id', 'st.employee_id') : ''} and ($4::uuid[] is null or u.path && $4)
     group by u.id, u.name, 5, 6 order by 7, 2 desc limit $3
  ), validation_overdue as (
    select 'validation_overdue', count(*)::int, u.id, u.name, coalesce(s.employee_id, d.employee_id),
           coalesce(s.display_name, d.display_name), min(a.due_on)
      from activity a
      left join employee_directory d on d.employee_id = a.validator_employee_id
      left join unit u on u.id = coalesce(d.unit_id, a.validator_unit_id)
      left join seats s on s.unit_id = a.validator_unit_id and a.validator_employee_id is null
     where a.agency_id = $1 and a.status = 'submitted' and a.due_on < $2::date
       ${isBelow ? ofUnits('a.validator_unit_id', 'a.validator_employee_id') : ''} and ($4::uuid[] is null or u.path && $4)
     group by u.id, u.name, 5, 6 order by 7, 2 desc limit $3
  ), loads as (
    select m.employee_id, sum(m.share_percent) as load
      from squad_member m join squad q on q.id = m.squad_id and q.status not in ('closed', 'disbanded')
     where m.agency_id = $1 and $2::date between m.starts_on and m.ends_on ${isBelow ? OF_STAFF : ''}
     group by 1 having sum(m.share_percent) > 100
  ), overloaded as (
    select 'overloaded', count(*)::int, o.id, o.name, s.employee_id, s.display_name, null::date
      from loads l join employee_directory e on e.employee_id = l.employee_id
      join unit o on o.id = e.organizational_unit_id join unit own on own.id = e.unit_id
      left join seats s on s.unit_id = o.id
     where $4::uuid[] is null or own.path && $4
     group by o.id, o.name, s.employee_id, s.display_name order by 2 desc, o.name limit $3
  )
  select kind, count, "unitId", "unitName", "employeeId", name, since::text from (
    select * from assignment_overdue
    union all select * from validation_overdue
    union all select * from skp_missing
    union all select * from overloaded) as x(kind, count, "unitId", "unitName", "employeeId", name, since)`;

export const ATTENTION_SQL = attentionSql(false);
export const ATTENTION_BELOW_SQL = attentionSql(true);
