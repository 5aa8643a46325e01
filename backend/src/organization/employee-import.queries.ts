/** Everyone at home in the agency; dated by $2. */
export const PEOPLE_SQL = `
  select p.id as "personId", p.nip,
         jsonb_build_object('name', p.name, 'frontTitle', p.front_title, 'backTitle', p.back_title, 'birthDate', p.birth_date,
           'gender', p.gender, 'education', p.education, 'phone', p.phone, 'email', p.email) as person,
         case when e.id is not null then jsonb_build_object('id', e.id, 'kind', e.kind, 'civilServiceSince', e.civil_service_since,
           'skills', coalesce(s.skills, '[]'), 'rank', r.entry, 'holding', h.holding) end as employment
    from person p
    left join lateral (
      select id, kind, civil_service_since from employment
       where person_id = p.id and agency_id = $1 and (ends_on is null or ends_on >= $2::date)
       order by starts_on limit 1) e on true
    left join lateral (select jsonb_agg(skill) as skills from employee_skill where employee_id = e.id) s on true
    left join lateral (
      select jsonb_build_object('id', id, 'rank', rank, 'since', since, 'recordedOn', recorded_on) as entry
        from rank_entry where employee_id = e.id order by recorded_on desc, id desc limit 1) r on true
    left join lateral (
      select jsonb_build_object('id', h.id, 'unitCode', u.code, 'positionName', h.position_name, 'positionKind', h.position_kind,
               'functionalLevel', h.functional_level, 'echelon', h.echelon, 'positionClass', h.position_class,
               'isHead', h.is_head, 'startsOn', h.starts_on) as holding
        from position_holding h join unit u on u.id = h.unit_id
       where h.employee_id = e.id and (h.ends_on is null or h.ends_on >= $2::date)
       order by h.starts_on desc limit 1) h on true
   where p.agency_id = $1 and p.kept_of is null`;

/** Which of these NIPs ($2) are at home in another agency than $1. */
export const NIPS_ELSEWHERE_SQL = `
  select nip from person where nip = any($2::text[]) and kept_of is null and agency_id <> $1`;

export const HEADED_UNITS_SQL = `
  select distinct u.code from position_holding h join unit u on u.id = h.unit_id where h.agency_id = $1 and h.is_head`;

export const INSERT_PEOPLE_SQL = `
  insert into person (id, agency_id, nip, name, front_title, back_title, birth_date, gender, education, phone, email)
  select r.id, $1, r.nip, r.name, r."frontTitle", r."backTitle", r."birthDate", r.gender, r.education, r.phone, r.email
    from jsonb_to_recordset($2::jsonb) as r(id uuid, nip text, name text, "frontTitle" text, "backTitle" text,
         "birthDate" date, gender text, education text, phone text, email text)
  on conflict (nip) where kept_of is null do nothing returning id`;

export const INSERT_EMPLOYMENTS_SQL = `
  insert into employment (id, agency_id, person_id, kind, civil_service_since, starts_on)
  select r.id, $1, r."personId", r.kind, r."civilServiceSince", r."startsOn"
    from jsonb_to_recordset($2::jsonb) as r(id uuid, "personId" uuid, kind text, "civilServiceSince" date, "startsOn" date)`;

export const INSERT_RANKS_SQL = `
  insert into rank_entry (id, agency_id, employee_id, rank, since, recorded_on)
  select r.id, $1, r."employeeId", r.rank, r.since, r."recordedOn"
    from jsonb_to_recordset($2::jsonb) as r(id uuid, "employeeId" uuid, rank text, since date, "recordedOn" date)`;

export const INSERT_SKILLS_SQL = `
  insert into employee_skill (agency_id, employee_id, skill)
  select $1, r."employeeId", r.skill from jsonb_to_recordset($2::jsonb) as r("employeeId" uuid, skill text)`;

export const INSERT_HOLDINGS_SQL = `
  insert into position_holding (id, agency_id, employee_id, unit_id, position_name, position_kind, functional_level, echelon,
         position_class, is_head, starts_on)
  select r.id, $1, r."employeeId", r."unitId", r."positionName", r."positionKind", r."functionalLevel", r.echelon,
         r."positionClass", r."isHead", r."startsOn"
    from jsonb_to_recordset($2::jsonb) as r(id uuid, "employeeId" uuid, "unitId" uuid, "positionName" text, "positionKind" text,
         "functionalLevel" text, echelon text, "positionClass" int, "isHead" boolean, "startsOn" date)`;

export const CLOSE_HOLDINGS_SQL = `
  update position_holding h set ends_on = r."endsOn"
    from jsonb_to_recordset($1::jsonb) as r("holdingId" uuid, "endsOn" date) where h.id = r."holdingId"`;
