/** A squad as other features and the verbs know it. */
const FACTS = `
  s.id, s.name, s.status, s.goal_id as "goalId", s.owner_unit_id as "ownerUnitId",
  s.leader_employee_id as "leaderEmployeeId", s.leader_validates as "leaderValidates",
  s.starts_on::text as "startsOn", s.ends_on::text as "endsOn", s.version`;

export const FACTS_SQL = `select ${FACTS} from squad s`;

/** $1 agency, $2 squad. */
export const HEADED_SQL = `
  select ${FACTS}, u.name as "ownerUnitName", u.path as "ownerUnitPath", l.display_name as "leaderName"
    from squad s
    join unit u on u.id = s.owner_unit_id
    left join known_employee l on l.employee_id = s.leader_employee_id
   where s.agency_id = $1 and s.id = any($2::uuid[])`;

export const ROLES_SQL = `
  select id, title, count, skills, share_percent::text as "sharePercent", is_leader as "isLeader"
    from squad_role where squad_id = $1 order by sort, id`;

/** How many roles each of these squads has; $1 squads. Squads without one are not in the answer. */
export const ROLE_COUNTS_SQL = `
  select squad_id as id, count(*)::int as "roleCount" from squad_role where squad_id = any($1::uuid[]) group by squad_id`;

/** What an appointment asks about the squad's role Ketua tim and those who hold or shall hold it; `live` of the tie to assignments. */
export const appointmentFactsSql = (live: string): string => `
  select t."squadId", t."employeeId", r.id as "leaderRoleId",
         exists (select 1 from ${live} a where a.squad_id = t."squadId" and a.employee_id = t."employeeId"
                    and a.status in ('issued', 'active')) as "hasIssuedAssignment",
         exists (select 1 from ${live} a where a.role_id = r.id and a.employee_id = t."leaderEmployeeId") as "isLeaderInRole"
    from jsonb_to_recordset($1::jsonb) as t("squadId" uuid, "employeeId" uuid, "leaderEmployeeId" uuid)
    left join squad_role r on r.squad_id = t."squadId" and r.is_leader`;

export const MEMBERS_SQL = `
  select m.id, m.squad_id as "squadId", m.role_id as "roleId", m.employee_id as "employeeId", m.assignment_id as "assignmentId",
         m.share_percent::text as "sharePercent", m.starts_on::text as "startsOn", m.ends_on::text as "endsOn"
    from squad_member m`;

/**
 * Who may read a squad: everybody of the agency once it recruits; a draft only by who prepares it: the owner's line,
 * the goal's line, its maker, admin, auditor and executive.
 * $1 agency, $2 me, $3 units headed, $4 reads everything.
 */
export const READABLE_SQL = `
  s.agency_id = $1 and (s.status <> 'draft' or $4 or s.created_by = $2 or s.leader_employee_id = $2
    or s.owner_unit_id = any($3::uuid[])
    or exists (select 1 from goal g join unit u on u.id = g.pengampu_unit_id where g.id = s.goal_id and u.path && $3::uuid[]))`;

/** Rows of the list: seats counted in the same statement. */
export const LIST_SQL = `
  select s.id, s.name, s.status, s.starts_on::text as "startsOn", s.ends_on::text as "endsOn",
         u.name as "ownerUnitName", g.statement as "goalStatement",
         l.employee_id as "leaderEmployeeId", l.display_name as "leaderName",
         (select coalesce(sum(r.count), 0)::int from squad_role r where r.squad_id = s.id) as "seatCount",
         (select count(*)::int from squad_member m where m.squad_id = s.id and m.ends_on >= $5::date and m.ended_reason is null) as "seatsFilled",
         exists (select 1 from squad_member m where m.squad_id = s.id and m.employee_id = $2 and m.ends_on >= $5::date) as "isMine"
    from squad s
    join unit u on u.id = s.owner_unit_id
    join goal g on g.id = s.goal_id
    left join known_employee l on l.employee_id = s.leader_employee_id`;

/** One squad with what its page and its policy need; completed by READABLE_SQL. */
export const SQUAD_SQL = `
  select s.id, s.name, s.description, s.status, s.goal_id as "goalId", s.owner_unit_id as "ownerUnitId", o.name as "ownerUnitName",
         s.leader_employee_id as "leaderEmployeeId", s.leader_validates as "leaderValidates",
         s.starts_on::text as "startsOn", s.ends_on::text as "endsOn", s.version,
         coalesce((select u.path from goal g join unit u on u.id = g.pengampu_unit_id where g.id = s.goal_id), '{}') as "goalUnitPath"
    from squad s join unit o on o.id = s.owner_unit_id`;

/** What holds the seats of a squad's roles. $1 squad; `live` of the tie to assignments. */
export const claimsSql = (live: string): string => `
  select a.role_id as "roleId", a.status, a.origin from ${live} a where a.squad_id = $1 and not a.is_leaving`;

/** Everybody who is or was a member; $1 squad, $2 today. */
export const FORMER_AND_PRESENT_SQL = `
  select m.id, m.squad_id as "squadId", m.role_id as "roleId", m.employee_id as "employeeId", m.assignment_id as "assignmentId",
         m.share_percent::text as "sharePercent", m.starts_on::text as "startsOn", m.ends_on::text as "endsOn",
         (m.ended_reason is not null and m.ends_on <= $2::date) as "isOver"
    from squad_member m where m.squad_id = $1 order by m.starts_on, m.id`;
