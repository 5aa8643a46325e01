/** $1 agency, $2 today, $3 one unit or null for all; parents before children in the order of the file. */
export const UNITS_SQL = `
  select u.id, u.code, u.name, u.kind, u.parent_id as "parentId", u.template, u.is_organizational as "isOrganizational",
         u.organizational_unit_id as "organizationalUnitId", greatest(cardinality(u.path) - 1, 0) as depth, u.version,
         coalesce(c.own, 0)::int as "peopleCount", coalesce(t.total, 0)::int as "totalPeopleCount",
         case when h.employee_id is not null then jsonb_build_object('employeeId', d.employee_id, 'name', d.display_name,
           'positionName', d.position_name, 'via', h.via, 'delegationKind', h.delegation_kind, 'since', h.since, 'until', h.until) end as head
    from unit u
    left join (select unit_id, count(*) as own from employee_directory where agency_id = $1 group by 1) c on c.unit_id = u.id
    left join (select above.id, count(*) as total
                 from employee_directory e join unit place on place.id = e.unit_id, unnest(place.path) as above(id)
                where e.agency_id = $1 group by 1) t on t.id = u.id
    left join acting_heads($1, $2) h on h.unit_id = u.id
    left join employee_directory d on d.employee_id = h.employee_id
   where u.agency_id = $1 and ($3::uuid is null or u.id = $3)
   order by cardinality(u.path), u.sort, u.code`;

export const PLACE_SQL = `
  select coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by array_position(u.path, a.id))
                     from unit a where a.id = any(u.path) and a.id <> u.id), '[]') as path,
         coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by c.sort, c.code)
                     from unit c where c.parent_id = u.id), '[]') as children
    from unit u where u.id = $1`;

/** The head first, then by name; $3 today, $4 cursor (head first, name, id), $7 limit. */
export const PEOPLE_SQL = `
  select d.employee_id as "employeeId", d.display_name as name, d.position_name as "positionName", d.position_kind as "positionKind",
         d.functional_level as "functionalLevel", d.rank, d.is_head as "isHead", d.assessor_basis as "assessorBasis",
         d.assessor_needs_confirmation as "assessorNeedsConfirmation",
         case when a.employee_id is not null then jsonb_build_object('employeeId', a.employee_id, 'name', a.display_name,
           'positionName', a.position_name, 'unitName', a.unit_name, 'delegationKind', h.delegation_kind) end as assessor,
         (case when d.is_head then 0 else 1 end) as place, d.name as "sortName"
    from employee_directory d
    left join acting_heads($1, $3) h on h.unit_id = d.assessor_unit_id and d.assessor_employee_id is null
    left join employee_directory a on a.employee_id = coalesce(d.assessor_employee_id, h.employee_id)
   where d.agency_id = $1 and d.unit_id = $2
     and ($4::int is null or ((case when d.is_head then 0 else 1 end), d.name, d.employee_id) > ($4::int, $5::text, $6::uuid))
   order by place, d.name, d.employee_id limit $7`;
