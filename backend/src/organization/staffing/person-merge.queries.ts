import { displayNameSql } from '../people/display-name.js';
import { mergeColumns } from './merge-columns.js';

/** The file of one record, as it is laid beside the other. $1 agency, $2 today, $3 the employments asked about. */
export const SIDES_SQL = `
  select e.id as "employeeId", p.id as "personId", p.kept_of is not null as "isKeptRecord", ${displayNameSql('p')} as name, p.nip,
         p.birth_date::text as "birthDate", p.gender, p.education, p.phone, p.email, p.front_title as "frontTitle",
         p.back_title as "backTitle", p.name as "plainName", e.kind, e.starts_on::text as "startsOn", e.ends_on::text as "endsOn",
         coalesce(h.position_name, '') as "positionName", coalesce(u.name, '') as "unitName", h.unit_id as "unitId",
         a.id as "accountId", a.username, a.last_login_at as "lastLoginAt",
         coalesce((select array_agg(f.nip order by f.replaced_at) from former_nip f where f.person_id = p.id), '{}') as "formerNips",
         (select count(*)::int from role_grant g where g.account_id = a.id and g.agency_id = $1 and g.ended_at is null
             and (g.ends_on is null or g.ends_on >= $2::date)) as grants
    from employment e
    join person p on p.id = e.person_id
    left join account a on a.person_id = p.id
    left join lateral (
      select position_name, unit_id from position_holding where employee_id = e.id
       order by (starts_on <= $2::date) desc, starts_on desc limit 1) h on true
    left join unit u on u.id = h.unit_id
   where e.agency_id = $1 and e.id = any($3::uuid[])`;

/** Held while the two become one. $1 persons */
export const LOCK_PEOPLE_SQL = `
  with people as (select id from person where id = any($1::uuid[]) order by id for update)
  select e.id from employment e where e.person_id in (select id from people) order by e.id for update of e`;

/** $1 agency, $2 persons */
export const EMPLOYMENTS_SQL = `
  select id, person_id as "personId", kind, starts_on::text as "startsOn", ends_on::text as "endsOn"
    from employment where agency_id = $1 and person_id = any($2::uuid[]) order by starts_on`;

/** $1 employments */
export const HOLDINGS_SQL = `
  select h.id, h.employee_id as "employeeId", h.unit_id as "unitId", u.name as "unitName", h.position_name as "positionName",
         h.position_kind as "positionKind", h.is_head as "isHead", h.starts_on::text as "startsOn", h.ends_on::text as "endsOn"
    from position_holding h join unit u on u.id = h.unit_id
   where h.employee_id = any($1::uuid[]) order by h.starts_on, h.id`;

/** Both SKP would cover the same days. $1 kept, $2 merged employment, $3 posts that end: [{id, endsOn}] */
const SKP_CLASH_SQL = `
  with skps as (
    select s.id, s.employee_id, s.starts_on, least(s.ends_on, e."endsOn") as ends_on
      from skp s left join jsonb_to_recordset($3::jsonb) as e(id uuid, "endsOn" date) on e.id = s.holding_id
     where s.employee_id in ($1, $2))
  select 'skp_clash' as code, to_char(a.starts_on, 'DD-MM-YYYY') || ' s.d. ' || to_char(a.ends_on, 'DD-MM-YYYY') as what
    from skps a join skps b on a.employee_id = $1 and b.employee_id = $2
   where a.ends_on >= a.starts_on and b.ends_on >= b.starts_on
     and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')`;

const SQUADS_CLASH_SQL = `
  select 'squad_clash', s.name from squad s where s.id in (
    select a.squad_id from squad_member a join squad_member b on b.squad_id = a.squad_id and b.employee_id = $2
       and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]') where a.employee_id = $1
    union select a.squad_id from assignment a join assignment b on b.squad_id = a.squad_id and b.employee_id = $2
       and b.status in ('pending', 'issued', 'active') where a.employee_id = $1 and a.status in ('pending', 'issued', 'active')
    union select a.squad_id from assessment a join assessment b on b.round_id = a.round_id and b.member_employee_id = $2
     where a.member_employee_id = $1
    union select r.squad_id from member_result a join member_result b on b.round_id = a.round_id and b.employee_id = $2
      join assessment_round r on r.id = a.round_id where a.employee_id = $1)`;

const PENDING_SQL = `
  select 'assignment_pending', coalesce(s.name, 'penugasan perorangan')
    from assignment a left join squad s on s.id = a.squad_id where a.employee_id = $2 and a.status = 'pending'`;

/** A word of the admin's for each of the two, of the same days. */
const WORDS_CLASH_SQL = `
  select distinct 'words_clash', x.what from (
    select 'penetapan Pejabat Penilai Kinerja' as what from assessor_override a join assessor_override b on b.employee_id = $2
       and b.status = 'confirmed' and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')
     where a.employee_id = $1 and a.status = 'confirmed'
    union all
    select 'penunjukan validator' from validator_appointment a join validator_appointment b on b.employee_id = $2
       and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]') where a.employee_id = $1
    union all
    select 'pemberhentian sementara' from suspension a join suspension b on b.employee_id = $2 and b.undone_at is null
       and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')
     where a.employee_id = $1 and a.undone_at is null) x`;

/** One was judged by the other: then they are rather two people. */
const EACH_OTHER_SQL = `
  select distinct 'each_other', x.what from (
    (select 'kegiatan divalidasi' as what from activity where agency_id = $4
        and (employee_id, validator_employee_id) in (($1, $2), ($2, $1)) limit 1)
    union all (select 'lembar nilai' from assessment where (member_employee_id, scorer_employee_id) in (($1, $2), ($2, $1)) limit 1)
    union all (select 'Pejabat Penilai Kinerja' from assessor_override where (employee_id, assessor_employee_id) in (($1, $2), ($2, $1))
        and status in ('confirmed', 'proposed') limit 1)
    union all (select 'validator' from validator_appointment where (employee_id, validator_employee_id) in (($1, $2), ($2, $1)) limit 1)
    union all (select 'persetujuan SKP' from skp s join skp_revision r on r.skp_id = s.id
      where (s.employee_id, r.decided_by) in (($1, $2), ($2, $1)) limit 1)) x`;

/** What no machine can merge. $1 kept, $2 merged employment, $3 posts that end, $4 agency */
export const CONFLICTS_SQL = [
  SKP_CLASH_SQL,
  SQUADS_CLASH_SQL,
  PENDING_SQL,
  WORDS_CLASH_SQL,
  EACH_OTHER_SQL,
]
  .map((sql) => `select * from (${sql}) c(code, what)`)
  .join(' union all ');

/** Of the person whose record goes. $1 */
export const OPEN_TRANSFER_SQL = `
  select 1 from transfer where person_id = $1 and (status = 'released' or (status = 'accepted' and moved_at is null)) limit 1`;

/** How much goes over: $1 agency, $2 the merged record's employments. */
export const COUNTS_SQL = mergeColumns()
  .filter(({ label }) => label)
  .map(({ table, column, label, where }) =>
    column === 'person_id'
      ? `select '${label}' as label, cardinality($2::uuid[]) as count`
      : `select '${label}', count(*)::int from ${table} where ${table === 'transfer' ? '' : 'agency_id = $1 and '}${column} = any($2::uuid[])${where ? ` and ${where}` : ''}`,
  )
  .join(' union all ');

/** Everything of the one employment ($2) is the other's ($1). $3 agency */
export const MOVES_SQL: readonly string[] = mergeColumns()
  .filter(({ fate }) => fate === 'moves')
  .map(
    ({ table, column, where }) =>
      `update ${table} set ${column} = $1 where agency_id = $3 and ${column} = $2${where ? ` and ${where}` : ''}`,
  );

/** The posts, before they become the kept employment's. $1 ends [{id, endsOn}] */
export const END_POSTS_SQL = `
  update position_holding h set ends_on = e."endsOn"
    from jsonb_to_recordset($1::jsonb) as e(id uuid, "endsOn" date) where h.id = e.id`;

const FOLDS = `jsonb_to_recordset($1::jsonb) as f("from" uuid, "into" uuid, "startsOn" date, "endsOn" date)`;

/** The post that was recorded twice goes, after what hung on it (FoldedPosts), and the one that stays has the days of both. $1 folds */
export const FOLD_POSTS_SQL: readonly string[] = [
  `delete from position_holding h using ${FOLDS} where h.id = f."from"`,
  `update position_holding h set starts_on = f."startsOn", ends_on = case when h.ends_on < f."endsOn" or f."endsOn" is null then f."endsOn" else h.ends_on end
     from ${FOLDS} where h.id = f."into"`,
];

/** $1 kept, $2 merged employment */
export const FOLD_EMPLOYMENT_SQL: readonly string[] = [
  `update employment k set starts_on = least(k.starts_on, m.starts_on), civil_service_since = coalesce(k.civil_service_since, m.civil_service_since)
     from employment m where k.id = $1 and m.id = $2`,
  'update position_holding set employee_id = $1 where employee_id = $2',
  `delete from rank_entry m using rank_entry k
    where m.employee_id = $2 and k.employee_id = $1 and k.rank = m.rank and k.recorded_on = m.recorded_on`,
  'update rank_entry set employee_id = $1 where employee_id = $2',
  `insert into employee_skill (agency_id, employee_id, skill)
     select agency_id, $1, skill from employee_skill where employee_id = $2 on conflict do nothing`,
  'delete from employee_skill where employee_id = $2 and $1::uuid is not null',
  `delete from assessor_confirmation m using assessor_confirmation k
    where m.employee_id = $2 and k.employee_id = $1 and k.seat_unit_id = m.seat_unit_id`,
  'update assessor_confirmation set employee_id = $1 where employee_id = $2',
];

/** The empty employment stays with its number, for what the audit trail tells. $1 it, $2 today, $3 words */
export const CLOSE_EMPLOYMENT_SQL = `
  update employment set ended_kind = 'merged', ended_reason = $3,
         ends_on = greatest(starts_on, least(coalesce(ends_on, $2::date - 1), $2::date - 1))
   where id = $1`;

/** Employments of other days, as they are. $1 kept, $2 merged person, $3 employments */
export const JOIN_EMPLOYMENTS_SQL: readonly string[] = [
  'update employment set person_id = $1 where person_id = $2 and id = any($3::uuid[])',
  'update employee_directory set person_id = $1 where person_id = $2 and employee_id = any($3::uuid[])',
  'update former_employee set person_id = $1 where person_id = $2 and employee_id = any($3::uuid[])',
];

/**
 * The record becomes one that is kept of the other person: without a way to sign in, and with its NIP among the former ones.
 * $1 kept, $2 merged person
 */
export const KEEP_PERSON_SQL: readonly string[] = [
  `insert into former_nip (id, agency_id, person_id, nip)
     select gen_random_uuid(), m.agency_id, $1, x.nip
       from person m, lateral (select m.nip union select f.nip from former_nip f where f.person_id = m.id) x(nip)
      where m.id = $2 and x.nip is not null and x.nip is distinct from (select nip from person where id = $1)
     on conflict do nothing`,
  'delete from former_nip where person_id = $2 and $1::uuid is not null',
  `update person k set birth_date = coalesce(k.birth_date, m.birth_date), gender = coalesce(k.gender, m.gender),
          education = coalesce(k.education, m.education), phone = coalesce(k.phone, m.phone), email = coalesce(k.email, m.email),
          front_title = coalesce(k.front_title, m.front_title), back_title = coalesce(k.back_title, m.back_title), updated_at = now()
     from person m where k.id = $1 and m.id = $2`,
  'update person set kept_of = $1, phone = null, email = null, updated_at = now() where id = $2',
];

/** Records that other agencies keep of the person point to the one that stays. $1 kept, $2 merged person */
export const KEPT_ELSEWHERE_SQL = 'update person set kept_of = $1 where kept_of = $2';

/** Nobody decides about a record that ends. $1 employment, $2 now */
export const LAPSE_REQUESTS_SQL = `
  update correction_request set status = 'lapsed', decided_at = $2, version = version + 1,
         note = 'Catatan pegawai ini digabungkan dengan catatan lain.'
   where employee_id = $1 and status = 'waiting'`;

/** Its rights, and what it asked for. $1 account, $2 now */
export const END_RIGHTS_SQL: readonly string[] = [
  'update role_grant set ended_at = $2 where account_id = $1 and ended_at is null',
  `update second_approval set status = 'lapsed', decided_at = $2, decided_via = 'system', note = 'Akun pemohon digabungkan.'
    where asked_by_account = $1 and status = 'pending'`,
];

/**
 * Who stands here twice: the same name with the same birth date or the same second half of the NIP, or under a number that
 * another record had before. $1 agency, $2 today
 */
export const LIKELY_DOUBLES_SQL = `
  with people as materialized (
    select p.id, p.nip, regexp_replace(fold_words(p.name), '[^a-z0-9]', '', 'g') as name,
           coalesce(to_char(p.birth_date, 'YYYYMMDD'), left(p.nip, 8)) as born, left(p.nip, 8) as nip_born, substr(p.nip, 9) as rest
      from person p where p.agency_id = $1 and p.kept_of is null
  ), named as (
    select a.id as a, b.id as b,
           case when a.born = b.born or a.nip_born = b.nip_born then 'name_birth' else 'name_nip' end as because
      from people a join people b on b.name = a.name and b.id > a.id
     where a.name <> '' and (a.born = b.born or a.nip_born = b.nip_born or a.rest = b.rest)
  ), pairs as (
    select distinct on (a, b) a, b, because from (
      select least(f.person_id, b.id) as a, greatest(f.person_id, b.id) as b, 'former_nip' as because
        from former_nip f join people b on b.nip = f.nip and b.id <> f.person_id join people a on a.id = f.person_id
       where f.agency_id = $1
      union all select a, b, because from named) x
     order by a, b, because
  ), employed as (
    select p.a, p.b, p.because, x.employee_id as left_id, y.employee_id as right_id
      from pairs p, lateral standing(p.a, $1, $2::date) x, lateral standing(p.b, $1, $2::date) y
  )
  select left_id as "leftId", right_id as "rightId", because,
         exists (select 1 from second_approval s where s.agency_id = $1 and s.act = 'merge' and s.status = 'pending'
                   and s.payload ->> 'keptEmployeeId' in (left_id::text, right_id::text)
                   and s.payload ->> 'mergedEmployeeId' in (left_id::text, right_id::text)) as "isAsked"
    from employed order by left_id, right_id limit 100`;
