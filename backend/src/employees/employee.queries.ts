const COLUMNS = `
  d.employee_id as "employeeId", d.display_name as name, d.nip, d.position_name as "positionName", d.position_kind as "positionKind",
  d.functional_level as "functionalLevel", d.unit_id as "unitId", d.unit_name as "unitName",
  d.organizational_unit_name as "organizationalUnitName", d.skills, d.name as "sortName",
  d.assessor_unit_id as "assessorUnitId", d.assessor_employee_id as "assessorEmployeeId", d.rank`;

/** $1 agency, $2 unit, $3 skill, $4 position, $5 only below full load, $6 today. */
const FILTERS = `
  d.agency_id = $1
  and ($2::uuid is null or d.unit_id in (select u.id from unit u where u.path @> array[$2::uuid]))
  and ($3::text is null or d.skills @> array[$3::text])
  and ($4::text is null or fold(d.position_name) like '%' || fold($4) || '%')
  and (not $5::boolean or coalesce((select sum(m.share_percent) from squad_member m
         where m.agency_id = d.agency_id and m.employee_id = d.employee_id and $6::date between m.starts_on and m.ends_on), 0) < 100)`;

/** Without words: by name. $7, $8 the last name and id seen, $9 limit. */
export const BY_NAME_SQL = `
  select ${COLUMNS}
    from employee_directory d
   where ${FILTERS} and ($7::text is null or (d.name, d.employee_id) > ($7, $8::uuid))
   order by d.name, d.employee_id
   limit $9`;

/**
 * With words: what contains them all first, then what sounds like them (trigrams). Two bounded passes, so that a common
 * word never ranks the whole agency. $7 folded words, $8 their patterns, $9 how many to leave out, $10 limit, $11 pool.
 */
export const BY_WORDS_SQL = `
  with exact as (
    select d.employee_id, 1 as pass, d.name as by_name, 0::real as distance
      from employee_directory d
     where ${FILTERS} and d.search like all ($8::text[])
     order by d.name, d.employee_id
     limit $11
  ), similar_ones as (
    select d.employee_id, 2 as pass, d.name as by_name, ($7 <<-> d.search) as distance
      from employee_directory d
     where ${FILTERS} and $7 <% d.search and (select count(*) from exact) < $11
       and d.employee_id not in (select employee_id from exact)
     order by distance, d.name
     limit $11
  ), found as (
    select * from exact union all select * from similar_ones
  )
  select ${COLUMNS}
    from found join employee_directory d using (employee_id)
   order by found.pass, found.distance, found.by_name, found.employee_id
  offset $9 limit $10`;

export const ONE_SQL = `select ${COLUMNS} from employee_directory d where d.agency_id = $1 and d.employee_id = $2`;

export const HOLDINGS_SQL = `
  select h.position_name as "positionName", u.name as "unitName", h.starts_on::text as "startsOn", h.ends_on::text as "endsOn"
    from position_holding h join unit u on u.id = h.unit_id
   where h.employee_id = $1 order by h.starts_on desc limit 50`;

export const SQUADS_SQL = `
  select m.squad_id as "squadId", s.name, r.title as "roleTitle", m.share_percent::text as "sharePercent",
         m.starts_on::text as "startsOn", m.ends_on::text as "endsOn"
    from squad_member m join squad s on s.id = m.squad_id join squad_role r on r.id = m.role_id
   where m.agency_id = $1 and m.employee_id = $2 order by m.ends_on desc, m.id limit 50`;

export const SKILLS_SQL = `
  select skill, count(*)::int as people from employee_skill
   where agency_id = $1 and ($2::text is null or skill like '%' || $2 || '%')
   group by skill order by people desc, skill limit 200`;
