/** The names that departures are told by. $1 agency. */
export const DEPARTURES_SQL = `
  with entries as (
    select d.id, d.employee_id, d.kind, d.effective_from, null::date as until, d.reason, d.recorded_by, d.recorded_at,
           case when d.undone_at is not null then 'undone' when d.effective_from > $2::date then 'upcoming' else 'in_force' end as status
      from departure d where d.agency_id = $1
    union all
    select s.id, s.employee_id, 'suspended', s.starts_on, s.ends_on, s.reason, s.recorded_by, s.recorded_at,
           case when s.undone_at is not null then 'undone' when s.starts_on > $2::date then 'upcoming'
                when s.ends_on < $2::date then 'over' else 'in_force' end
      from suspension s where s.agency_id = $1)
  select x.id, x.kind, x.effective_from::text as "effectiveFrom", x.until::text as until, x.reason, x.status,
         x.recorded_at as "recordedAt", coalesce(rp.name, ra.username) as "recordedBy", x.employee_id as "employeeId",
         coalesce(k.display_name, p.name) as name, coalesce(k.position_name, '') as "positionName",
         coalesce(k.unit_name, '') as "unitName", p.id as "personId"
    from entries x
    join employment e on e.id = x.employee_id
    join person p on p.id = e.person_id
    left join known_employee k on k.employee_id = x.employee_id
    left join account ra on ra.id = x.recorded_by
    left join person rp on rp.id = ra.person_id`;

/** Who leaves and on which last day, from JSON in $1. */
const LEAVING = `leaving as (select * from jsonb_to_recordset($1::jsonb) as r("employeeId" uuid, "lastDay" date))`;

/** Every statement below returns the leaver's rows as they were, for undoing. */
export interface CutRow {
  readonly employeeId: string;
  readonly id: string;
  readonly endsOn: string | null;
}

export const END_HOLDINGS_SQL = `
  with ${LEAVING}, open as (
    select h.id, l."employeeId", h.ends_on, l."lastDay" from leaving l join position_holding h on h.employee_id = l."employeeId"
     where h.starts_on <= l."lastDay" and (h.ends_on is null or h.ends_on > l."lastDay") for update of h)
  update position_holding h set ends_on = open."lastDay" from open where h.id = open.id
  returning open."employeeId", h.id, open.ends_on::text as "endsOn"`;

/** One that would only begin later is revoked. $2 now, $3 who records it */
export const END_DELEGATIONS_SQL = `
  with ${LEAVING}, open as (
    select d.id, l."employeeId", d.ends_on, l."lastDay", d.starts_on > l."lastDay" as later
      from leaving l join delegation d on d.delegate_employee_id = l."employeeId"
     where d.revoked_at is null and d.ends_on > l."lastDay" for update of d)
  update delegation d set ends_on = case when open.later then d.ends_on else open."lastDay" end, version = d.version + 1,
         revoked_at = case when open.later then $2::timestamptz end, revoked_by = case when open.later then $3::uuid end
    from open where d.id = open.id
  returning open."employeeId", d.id, open.ends_on::text as "endsOn"`;

export interface CutGrant extends CutRow {
  readonly later: boolean;
  readonly accountId: string;
  readonly agencyId: string;
  readonly role: string;
  readonly startsOn: string;
  readonly grantedBy: string | null;
}

const OPEN_GRANTS = `
  open as (
    select g.id, l."employeeId", l."lastDay", g.ends_on::text as "endsOn", g.starts_on > l."lastDay" as later,
           g.account_id as "accountId", g.agency_id as "agencyId", g.role, g.starts_on::text as "startsOn", g.granted_by as "grantedBy"
      from leaving l join employment e on e.id = l."employeeId"
      join account a on a.person_id = e.person_id join role_grant g on g.account_id = a.id and g.agency_id = e.agency_id
     where g.ended_at is null and (g.ends_on is null or g.ends_on > l."lastDay") for update of g)`;

/** One that would only begin later is taken out. */
export const END_GRANTS_SQL = `
  with ${LEAVING}, ${OPEN_GRANTS},
    gone as (delete from role_grant g using open where g.id = open.id and open.later),
    ended as (update role_grant g set ends_on = open."lastDay" from open where g.id = open.id and not open.later)
  select * from open`;

export interface CutOverride extends CutRow {
  readonly status: string;
}

/** Assessor overrides that name the leaver, and those about the leaver. */
export const END_OVERRIDES_SQL = `
  with ${LEAVING}, open as (
    select o.id, l."employeeId", o.ends_on, l."lastDay", o.status, o.starts_on > l."lastDay" as later
      from leaving l join assessor_override o on l."employeeId" in (o.assessor_employee_id, o.employee_id)
     where o.status in ('confirmed', 'proposed') and (o.ends_on is null or o.ends_on > l."lastDay") for update of o)
  update assessor_override o set
         status = case when open.later or open.status = 'proposed' then 'ended' else o.status end,
         ends_on = case when open.later then o.ends_on else open."lastDay" end
    from open where o.id = open.id
  returning open."employeeId", o.id, open.ends_on::text as "endsOn", open.status`;

export const END_EMPLOYMENTS_SQL = `
  update employment e set ends_on = r."lastDay", ended_kind = r.kind, ended_reason = r.reason
    from jsonb_to_recordset($1::jsonb) as r("employeeId" uuid, "lastDay" date, kind text, reason text)
   where e.id = r."employeeId"`;

export const RECORD_DEPARTURES_SQL = `
  insert into departure (id, agency_id, employee_id, kind, effective_from, reason, recorded_by, recorded_at, cut)
  select r.id, $2, r."employeeId", r.kind, r."effectiveFrom", r.reason, $3, $4, r.cut
    from jsonb_to_recordset($1::jsonb) as r(id uuid, "employeeId" uuid, kind text, "effectiveFrom" date, reason text, cut jsonb)`;

/** $1 suspensions, $2 agency, $3 account, $4 at */
export const RECORD_SUSPENSIONS_SQL = `
  insert into suspension (id, agency_id, employee_id, starts_on, ends_on, reason, recorded_by, recorded_at)
  select r.id, $2, r."employeeId", r."effectiveFrom", r.until, r.reason, $3, $4
    from jsonb_to_recordset($1::jsonb) as r(id uuid, "employeeId" uuid, "effectiveFrom" date, until date, reason text)`;

/** Units whose seat this person fills on a day, as head or as Plt or Plh. $1 employee, $2 day */
export const SEATS_SQL = `
  select h.unit_id as "unitId" from position_holding h
   where h.employee_id = $1 and h.is_head and $2::date >= h.starts_on and (h.ends_on is null or h.ends_on >= $2::date)
  union
  select d.unit_id from delegation d
   where d.delegate_employee_id = $1 and d.revoked_at is null and $2::date between d.starts_on and d.ends_on`;

/** What the screen tells of the post, the delegations, the grants and the words on assessors. $3 the last day, $4 of sessions, as told. */
export const OUTLOOK_SQL = `
  select * from (
    select 1 as n, 'position' as kind, h.position_name || ', ' || u.name as title,
           'Berakhir ' || $3::text || case when h.is_head then '; jabatan kepala unit menjadi lowong' else '' end as outcome
      from position_holding h join unit u on u.id = h.unit_id
     where h.employee_id = $1 and h.starts_on <= $2::date and (h.ends_on is null or h.ends_on > $2::date)
    union all
    select 2, 'delegation', case d.kind when 'plt' then 'Plt. ' else 'Plh. ' end || 'kepala ' || u.name,
           case when d.starts_on > $2::date then 'Dicabut' else 'Berakhir ' || $3::text end
      from delegation d join unit u on u.id = d.unit_id
     where d.delegate_employee_id = $1 and d.revoked_at is null and d.ends_on > $2::date
    union all
    select 3, 'grant', case g.role when 'agency_admin' then 'Akses admin instansi' when 'operator' then 'Akses operator'
             when 'executive' then 'Akses pimpinan' else 'Akses auditor' end,
           case when g.starts_on > $2::date then 'Dibatalkan' else 'Berakhir ' || $3::text end
      from role_grant g join account a on a.id = g.account_id
      join employment e on e.person_id = a.person_id and e.agency_id = g.agency_id
     where e.id = $1 and g.ended_at is null and (g.ends_on is null or g.ends_on > $2::date)
    union all
    select 4, 'assessor', 'Pejabat Penilai Kinerja ' || coalesce(k.display_name, 'seorang pegawai') || ' (penetapan)',
           'Kembali mengikuti struktur'
      from assessor_override o left join known_employee k on k.employee_id = o.employee_id
     where o.assessor_employee_id = $1 and o.status = 'confirmed' and (o.ends_on is null or o.ends_on > $2::date)
    union all
    select 9, 'session', 'Sesi masuk di perangkat', $4::text
      from employment e join account a on a.person_id = e.person_id where e.id = $1) x
  order by n, title limit 60`;
