/** As each side may see it: the asking agency learns neither name nor home before the release. $1: the reader's agency. */
export const LIST_SQL = `
  select t.id, t.direction, t.nip, t.note, t.status as "storedStatus", t.is_hidden as "isHidden",
         case when t.is_blind then 'asked' else t.status end as status,
         case when not t.is_blind then coalesce(t.person_name, p.name) end as name,
         case when t.direction = 'out' then ta.name when not t.is_blind then fa.name end as "otherAgency",
         case when not t.is_blind then t.reason end as reason,
         case when not t.is_blind then t.last_day::text end as "lastDay", t.starts_on::text as "startsOn",
         t.created_at as "createdAt", t.moved_at as "movedAt"
    from (select *, case when to_agency_id = $1 then 'in' else 'out' end as direction,
                 to_agency_id = $1 and (status = 'asked' or is_hidden) as is_blind from transfer) t
    join agency ta on ta.id = t.to_agency_id
    left join agency fa on fa.id = t.from_agency_id
    left join person p on p.nip = t.nip and p.kept_of is null and p.agency_id = $1
   where (t.to_agency_id = $1 or t.from_agency_id = $1 or (t.status = 'asked' and p.id is not null))`;

/** The row itself, locked; row-level security shows it to the two sides alone. */
export const LOCK_SQL = `
  select id, nip, status, is_hidden as "isHidden", to_agency_id as "toAgencyId", from_agency_id as "fromAgencyId",
         person_id as "personId", from_employee_id as "employeeId", person_name as "personName", last_day::text as "lastDay",
         starts_on::text as "startsOn", unit_id as "unitId", position_name as "positionName", position_kind as "positionKind",
         functional_level as "functionalLevel", is_head as "isHead", moved_at is not null as "isMoved"
    from transfer where id = $1 for update`;

/** Somebody at home here by NIP ($2) or employment ($3), with the latest employment. */
export const AT_HOME_SQL = `
  select p.id as "personId", p.nip, coalesce(d.display_name, p.name) as name, e.id as "employeeId", a.id as "accountId",
         e.starts_on::text as "employedSince",
         (select max(h.starts_on)::text from position_holding h where h.employee_id = e.id) as "latestHolding"
    from person p join employment e on e.person_id = p.id
    left join employee_directory d on d.employee_id = e.id
    left join account a on a.person_id = p.id
   where p.agency_id = $1 and p.kept_of is null and (p.nip = $2 or e.id = $3)
   order by e.starts_on desc limit 1 for update of p, e`;

/** Admins of an agency who have a post there: they are told. */
export const ADMINS_SQL = `
  select d.employee_id as "employeeId" from role_grant g join account a on a.id = g.account_id
    join employee_directory d on d.person_id = a.person_id
   where g.agency_id = $1 and d.agency_id = $1 and g.role = 'agency_admin' and g.ended_at is null
     and g.starts_on <= $2::timestamptz::date and (g.ends_on is null or g.ends_on >= $2::timestamptz::date)`;

/** What the old agency keeps: who this person was on leaving, without their contact data. */
export const KEEP_RECORD_SQL = `
  insert into person (id, agency_id, kept_of, nip, name, front_title, back_title, birth_date, gender, education)
  select $2, agency_id, id, nip, name, front_title, back_title, birth_date, gender, education from person where id = $1`;

/** Ends what the employment ($1) gave, with the last day ($2). */
export const END_EMPLOYMENT_SQL = `
  with held as (
    update position_holding set ends_on = $2::date
     where employee_id = $1 and starts_on <= $2::date and (ends_on is null or ends_on > $2::date) returning id
  ), acting as (
    update delegation set ends_on = case when starts_on <= $2::date then $2::date else ends_on end,
           revoked_at = case when starts_on > $2::date then $3::timestamptz else revoked_at end, version = version + 1
     where delegate_employee_id = $1 and revoked_at is null and ends_on > $2::date
  ), assessing as (
    update assessor_override set ends_on = case when starts_on <= $2::date then $2::date else ends_on end,
           status = case when starts_on > $2::date or status = 'proposed' then 'ended' else status end
     where (employee_id = $1 or assessor_employee_id = $1) and status in ('proposed', 'confirmed')
       and (ends_on is null or ends_on > $2::date)
  )
  update employment set ends_on = least(coalesce(ends_on, $2::date), $2::date) where id = $1
  returning (select id from held limit 1) as "holdingId", kind, civil_service_since::text as "civilServiceSince"`;

/** Of one agency ($2), by the last day ($3). One that begins later stays in the list, of its first day alone: nothing is lost. */
export const END_GRANTS_SQL = `
  update role_grant set ends_on = greatest(starts_on, $3::date)
   where account_id = $1 and agency_id = $2 and ended_at is null and (ends_on is null or ends_on > $3::date)`;

export const EMPLOY_SQL = `
  insert into employment (id, agency_id, person_id, kind, civil_service_since, starts_on) values ($1, $2, $3, $4, $5, $6)`;

/** Golongan comes along: it belongs to the person, not to the employer. */
export const BRING_RANK_SQL = `
  insert into rank_entry (id, agency_id, employee_id, rank, since, recorded_on)
  select $2, $3, $4, rank, since, $5 from rank_entry where employee_id = $1 order by recorded_on desc, id desc limit 1`;

export const HOLD_SQL = `
  insert into position_holding (id, agency_id, employee_id, unit_id, position_name, position_kind, functional_level, is_head, starts_on)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
