/**
 * Everyone at home in the agency; dated by $2, $3 today. What begins after both is a change to come: it neither hides what is
 * in force nor stands against a file.
 */
const peopleSql = (people: string): string => `
  select p.id as "personId", p.nip,
         jsonb_build_object('name', p.name, 'frontTitle', p.front_title, 'backTitle', p.back_title, 'birthDate', p.birth_date,
           'gender', p.gender, 'education', p.education, 'phone', p.phone, 'email', p.email) as person,
         case when e.id is not null then jsonb_build_object('id', e.id, 'kind', e.kind, 'civilServiceSince', e.civil_service_since,
           'startsOn', e.starts_on, 'endsOn', e.ends_on, 'suspensions', coalesce(z.suspensions, '[]'), 'laterHolding', lh.holding, 'laterRank', lr.entry, 'skills', coalesce(s.skills, '[]'), 'rank', r.entry, 'holding', h.holding) end as employment,
         case when e.id is null then (
           select jsonb_build_object('kind', x.ended_kind, 'endsOn', x.ends_on) from employment x
            where x.person_id = p.id and x.agency_id = $1 and x.ends_on < $2::date order by x.ends_on desc limit 1) end as left
    from person p
    left join lateral (
      select id, kind, civil_service_since, starts_on, ends_on from employment
       where person_id = p.id and agency_id = $1 and (ends_on is null or ends_on >= $2::date)
       order by starts_on limit 1) e on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('startsOn', starts_on, 'endsOn', ends_on)) as suspensions
        from suspension where employee_id = e.id and undone_at is null) z on true
    left join lateral (select jsonb_agg(skill) as skills from employee_skill where employee_id = e.id) s on true
    left join lateral (
      select jsonb_build_object('id', id, 'rank', rank, 'since', since, 'recordedOn', recorded_on) as entry
        from rank_entry where employee_id = e.id
       order by (recorded_on <= greatest($2::date, $3::date)) desc,
                case when recorded_on <= greatest($2::date, $3::date) then recorded_on end desc nulls last, recorded_on, id desc limit 1) r on true
    left join lateral (
      select jsonb_build_object('id', id, 'rank', rank, 'since', since, 'recordedOn', recorded_on) as entry
        from rank_entry where employee_id = e.id and recorded_on > greatest($2::date, $3::date) and id::text <> coalesce(r.entry ->> 'id', '')
       order by recorded_on, id limit 1) lr on true
    left join lateral (
      select jsonb_build_object('id', h.id, 'unitCode', u.code, 'positionName', h.position_name, 'positionKind', h.position_kind,
               'functionalLevel', h.functional_level, 'echelon', h.echelon, 'positionClass', h.position_class,
               'isHead', h.is_head, 'startsOn', h.starts_on) as holding
        from position_holding h join unit u on u.id = h.unit_id
       where h.employee_id = e.id and (h.ends_on is null or h.ends_on >= $2::date)
       order by (h.starts_on <= greatest($2::date, $3::date)) desc,
                case when h.starts_on <= greatest($2::date, $3::date) then h.starts_on end desc nulls last, h.starts_on limit 1) h on true
    left join lateral (
      select jsonb_build_object('id', h2.id, 'unitCode', u.code, 'positionName', h2.position_name, 'positionKind', h2.position_kind,
               'functionalLevel', h2.functional_level, 'echelon', h2.echelon, 'positionClass', h2.position_class,
               'isHead', h2.is_head, 'startsOn', h2.starts_on) as holding
        from position_holding h2 join unit u on u.id = h2.unit_id
       where h2.employee_id = e.id and h2.starts_on > greatest($2::date, $3::date) and h2.id::text <> coalesce(h.holding ->> 'id', '')
       order by h2.starts_on limit 1) lh on true
   where p.agency_id = $1 and p.kept_of is null ${people}`;

/** All of them. */
export const PEOPLE_SQL = peopleSql('');
/** These ($4), and the heads of these units ($5). */
export const SOME_PEOPLE_SQL = peopleSql(`and (p.id = any($4::uuid[]) or p.id in (
     select e.person_id from position_holding h join employment e on e.id = h.employee_id
      where h.unit_id = any($5::uuid[]) and h.is_head and (h.ends_on is null or h.ends_on >= $2::date)))`);

/** Which of these NIPs ($2) are at home in another agency than $1. */
export const NIPS_ELSEWHERE_SQL = `
  select nip from person where nip = any($2::text[]) and kept_of is null and agency_id <> $1`;

/** Whose former NIPs ($2) these are. */
export const FORMER_NIPS_SQL = `
  select f.nip, f.person_id as "personId" from former_nip f join person p on p.id = f.person_id
   where f.agency_id = $1 and f.nip = any($2::text[]) and p.agency_id = $1 and p.kept_of is null order by f.replaced_at`;

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
         position_class, is_head, starts_on, ends_on)
  select r.id, $1, r."employeeId", r."unitId", r."positionName", r."positionKind", r."functionalLevel", r.echelon,
         r."positionClass", r."isHead", r."startsOn", r."endsOn"
    from jsonb_to_recordset($2::jsonb) as r(id uuid, "employeeId" uuid, "unitId" uuid, "positionName" text, "positionKind" text,
         "functionalLevel" text, echelon text, "positionClass" int, "isHead" boolean, "startsOn" date, "endsOn" date)`;

export const CLOSE_HOLDINGS_SQL = `
  update position_holding h set ends_on = r."endsOn"
    from jsonb_to_recordset($1::jsonb) as r("holdingId" uuid, "endsOn" date) where h.id = r."holdingId"`;

const NIPS = `jsonb_to_recordset($2::jsonb) as r(id uuid, "personId" uuid, "from" text, "to" text)`;

export const KEEP_FORMER_NIPS_SQL = `
  insert into former_nip (id, agency_id, person_id, nip)
  select r.id, $1, r."personId", r."from" from ${NIPS} where r."from" is not null on conflict do nothing`;

export const CORRECT_NIPS_SQL = `
  update person p set nip = r."to", updated_at = now() from ${NIPS} where p.id = r."personId" and p.agency_id = $1`;

/** Holdings and assessor overrides of the ended employment end with it; nobody leaves the agency. */
export const REAPPOINT_SQL = `
  with r as (select * from jsonb_to_recordset($1::jsonb) as r("employeeId" uuid, "endsOn" date)),
    holdings as (update position_holding h set ends_on = r."endsOn" from r
                  where h.employee_id = r."employeeId" and h.starts_on <= r."endsOn" and (h.ends_on is null or h.ends_on > r."endsOn")),
    overrides as (update assessor_override o set ends_on = r."endsOn" from r
                   where r."employeeId" in (o.employee_id, o.assessor_employee_id) and o.status = 'confirmed' and o.starts_on <= r."endsOn"
                     and (o.ends_on is null or o.ends_on > r."endsOn")),
    delegations as (update delegation d set ends_on = r."endsOn" from r
                     where d.delegate_employee_id = r."employeeId" and d.revoked_at is null and d.starts_on <= r."endsOn" and d.ends_on > r."endsOn")
  update employment e set ends_on = r."endsOn", ended_kind = 'reappointed', ended_reason = 'Diangkat menjadi PNS' from r where e.id = r."employeeId"`;
