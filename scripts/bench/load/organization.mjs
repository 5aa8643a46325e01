import { hash } from '@node-rs/argon2';
import { array } from './sql.mjs';
import { ACADEMIC, FAMILY_NAMES, GIVEN_NAMES, MIDDLE_NAMES, POSITIONS, SKILLS } from './words.mjs';

/** Everybody's. */
export const PASSWORD = 'Ukur-Beban-2026';
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Quickly made and quickly checked: what comes before the measurement. */
const CHEAPEST = { memoryCost: 8, timeCost: 1, parallelism: 1 };

/** Parts of all people in each agency; the first is the large one. */
const SHARES = [0.3, 0.16, 0.14, 0.12, 0.1, 0.08, 0.06, 0.04];

const FUNCTIONS = `
  -- a UUIDv7 that always comes out the same: the time of its row in front, the rest from its name
  create function bench.id(kind text, n bigint, at timestamptz) returns uuid language sql immutable parallel safe as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid
      from md5(kind || ':' || n) h $$;
  -- 0 … below - 1, spread evenly and the same every time
  create function bench.roll(n bigint, below integer) returns integer language sql immutable parallel safe as $$
    select (hashint8(n)::bigint & 2147483647)::integer % below $$;
  create function bench.today() returns date language sql stable as $$ select today from bench.setting $$;
  create function bench.started() returns timestamptz language sql stable as $$
    select (today - 720)::timestamptz from bench.setting $$`;

const agencies = ({ people, squads, goalsOfLargest, goalsOfOthers }) => `
  create table bench.agency as
  select n, bench.id('agency', n, bench.started()) as id, people, units, greatest(2, ceil(units / 6.0)::int) as dinas,
         (sum(people) over w - people)::int as first_person, (sum(units) over w - units)::int as first_unit,
         squads, (sum(squads) over w - squads)::int as first_squad,
         goals, (sum(goals) over w - goals)::int as first_goal
    from (select n, people, greatest(7, ceil(people / 25.0)::int) as units,
                 greatest(1, round(share * ${squads}))::int as squads,
                 case n when 1 then ${goalsOfLargest} else ${goalsOfOthers} end as goals
            from (select n, share, round(share * ${people})::int as people
                    from unnest(array[${SHARES}]) with ordinality as s(share, n)) a) b
  window w as (order by n)`;

const AGENCY_ROWS = `
  insert into agency (id, code, name, kind, time_zone)
  select id, 'UKUR' || n, case n when 1 then 'Provinsi Ukur Beban' else 'Kabupaten Ukur Beban ' || n end,
         case n when 1 then 'PROVINSI' else 'KABUPATEN' end, 'Asia/Jakarta' from bench.agency`;

/** Unit 0 is the government, then its dinas, then their bidang, in which people work. */
const UNITS = `
  create table bench.unit as
  select a.n as agency, a.id as agency_id, k, bench.id('unit', a.first_unit + k, bench.started()) as id,
         case when k = 0 then null when k <= a.dinas then 0 else 1 + (k - a.dinas - 1) % a.dinas end as parent,
         case when k = 0 then 'PEMDA' when k <= a.dinas then 'DINAS' else 'BIDANG' end as kind
    from bench.agency a, generate_series(0, a.units - 1) k;
  alter table bench.unit add primary key (agency, k);
  insert into unit (id, agency_id, code, parent_id, name, kind, template, is_organizational, organizational_unit_id, path, sort)
  select u.id, u.agency_id, 'U' || lpad(u.k::text, 5, '0'), p.id,
         case u.kind when 'PEMDA' then 'Pemerintah Daerah' when 'DINAS' then 'Dinas Urusan ' || u.k else 'Bidang ' || u.k end,
         u.kind, case u.kind when 'DINAS' then 'DINAS_KABKOTA_1' end, u.kind = 'DINAS',
         case u.kind when 'DINAS' then u.id when 'BIDANG' then p.id end,
         case u.kind when 'PEMDA' then array[u.id] when 'DINAS' then array[p.id, u.id] else array[r.id, p.id, u.id] end, u.k
    from bench.unit u
    left join bench.unit p on p.agency = u.agency and p.k = u.parent
    left join bench.unit r on r.agency = u.agency and r.k = 0`;

/** The first people of an agency head its units, in order; the others work in the bidang. */
const PEOPLE = `
  create table bench.person as
  select a.first_person + k + 1 as n, a.n as agency, a.id as agency_id, k,
         bench.id('person', a.first_person + k, bench.started()) as person_id,
         bench.id('employee', a.first_person + k, bench.started()) as employee_id,
         bench.id('holding', a.first_person + k, bench.started()) as holding_id,
         bench.id('account', a.first_person + k, bench.started()) as account_id,
         k < a.units as is_head,
         case when k < a.units then k else a.dinas + 1 + k % (a.units - a.dinas - 1) end as unit_k
    from bench.agency a, generate_series(0, a.people - 1) k;
  alter table bench.person add primary key (n);
  create unique index on bench.person (agency, k);
  -- with the unit, its unit organisasi, and the unit whose head is the PjPK
  create table bench.employee as
  select p.*, u.id as unit_id, u.kind as unit_kind, case u.kind when 'BIDANG' then o.id else u.id end as organizational_unit_id,
         case when p.is_head then o.id else u.id end as assessor_unit_id,
         case when p.is_head then u.parent else u.k end as assessor_k
    from bench.person p join bench.unit u on u.agency = p.agency and u.k = p.unit_k
    left join bench.unit o on o.agency = u.agency and o.k = u.parent;
  alter table bench.employee add primary key (n);
  create unique index on bench.employee (agency, k)`;

const BORN = `date '1962-01-01' + (n / 999) * 223 + (n % 999) * 3`;

const PERSON_ROWS = `
  insert into person (id, agency_id, nip, name, front_title, back_title, birth_date, gender, email)
  select person_id, agency_id, to_char(${BORN}, 'YYYYMMDD') || to_char(${BORN} + 8900, 'YYYYMM') || (1 + n % 2) || lpad((1 + n % 999)::text, 3, '0'),
         (${array(GIVEN_NAMES)})[1 + bench.roll(n, ${GIVEN_NAMES.length})] || ' '
           || case bench.roll(n + 7, 3) when 0 then '' else (${array(MIDDLE_NAMES)})[1 + bench.roll(n + 11, ${MIDDLE_NAMES.length})] || ' ' end
           || (${array(FAMILY_NAMES)})[1 + bench.roll(n + 13, ${FAMILY_NAMES.length})],
         case bench.roll(n + 17, 20) when 0 then 'dr.' when 1 then 'Ir.' end,
         (${array(ACADEMIC)})[1 + bench.roll(n + 19, ${ACADEMIC.length})], ${BORN},
         case n % 2 when 0 then 'L' else 'P' end, 'pegawai' || n || '@contoh.go.id'
    from bench.employee`;

const EMPLOYMENT_ROWS = `
  insert into employment (id, agency_id, person_id, kind, civil_service_since, starts_on)
  select employee_id, agency_id, person_id,
         case when k = 0 then 'PEJABAT_NEGARA' when n % 5 = 0 then 'PPPK' else 'PNS' end, ${BORN} + 8900, date '2024-01-01'
    from bench.employee`;

const HOLDING_ROWS = `
  insert into position_holding (id, agency_id, employee_id, unit_id, position_name, position_kind, functional_level, is_head, starts_on)
  select e.holding_id, e.agency_id, e.employee_id, e.unit_id,
         case when e.is_head then case e.unit_kind when 'PEMDA' then 'Kepala Daerah' else 'Kepala ' || u.name end
              else (${array(POSITIONS)})[1 + bench.roll(e.n, ${POSITIONS.length})] end,
         case when not e.is_head then case when bench.roll(e.n + 3, 3) = 0 then 'PELAKSANA' else 'FUNGSIONAL' end
              else case e.unit_kind when 'PEMDA' then 'KEPALA_DAERAH' when 'DINAS' then 'JPT_PRATAMA' else 'ADMINISTRATOR' end end,
         case when not e.is_head then (array['AHLI_PERTAMA', 'AHLI_MUDA', 'AHLI_MADYA', 'TERAMPIL'])[1 + bench.roll(e.n + 5, 4)] end,
         e.is_head, date '2024-01-01'
    from bench.employee e join unit u on u.id = e.unit_id`;

const SKILL_ROWS = `
  insert into employee_skill (agency_id, employee_id, skill)
  select distinct agency_id, employee_id, (${array(SKILLS)})[1 + bench.roll(n * 10 + s, ${SKILLS.length})]
    from bench.employee, generate_series(1, 3) s`;

const RANK_ROWS = `
  insert into rank_entry (id, agency_id, employee_id, rank, since, recorded_on)
  select bench.id('rank', n, bench.started()), agency_id, employee_id,
         (array['III/a', 'III/b', 'III/c', 'III/d', 'IV/a'])[1 + bench.roll(n, 5)], date '2023-04-01', date '2024-01-01'
    from bench.employee`;

const HOLIDAY_ROWS = `
  insert into holiday (agency_id, date, name)
  select id, make_date(extract(year from bench.today())::int, 8, 17), 'Hari Kemerdekaan' from bench.agency`;

/** Each has a hash of its own: what several share is void on a site that others can reach. */
async function accounts(client) {
  const { rows } = await client.query('select account_id as id from bench.employee');
  const hashes = await Promise.all(rows.map(() => hash(PASSWORD, CHEAPEST)));
  const { rowCount } = await client.query(
    `insert into account (id, person_id, agency_id, username, password_hash, password_state)
     select e.account_id, e.person_id, e.agency_id, p.nip, own.hash, 'own'
       from unnest($1::uuid[], $2::text[]) as own (id, hash)
       join bench.employee e on e.account_id = own.id join person p on p.id = e.person_id`,
    [rows.map(({ id }) => id), hashes],
  );
  return rowCount;
}

/** Hashes as the product makes them, for accounts of which the cost of signing in is measured. */
export async function givePasswords(client, accountIds) {
  const hashes = await Promise.all(accountIds.map(() => hash(PASSWORD, ARGON2)));
  await client.query(
    `update account a set password_hash = own.hash
       from unnest($1::uuid[], $2::text[]) as own (id, hash) where a.id = own.id`,
    [accountIds, hashes],
  );
  return hashes;
}

/** Some posts are filled by a Plt, so that looking up who acts is not an empty question. */
const DELEGATION_ROWS = `
  insert into delegation (id, agency_id, kind, unit_id, delegate_employee_id, starts_on, ends_on, basis, created_by)
  select bench.id('delegation', h.n, bench.started()), h.agency_id, 'plt', h.unit_id, d.employee_id, bench.today() - 10,
         bench.today() + 80, 'Surat perintah pelaksana tugas', h.account_id
    from bench.employee h join bench.employee d on d.agency = h.agency and d.is_head and d.k = h.k - 1
   where h.is_head and h.unit_kind = 'BIDANG' and h.k % 40 = 20`;

/** @returns {import('./stages.mjs').Stage[]} */
export const organizationStages = (sizes) => [
  { name: 'functions', sql: [FUNCTIONS] },
  { name: 'agencies', sql: [agencies(sizes), AGENCY_ROWS] },
  { name: 'units', sql: [UNITS] },
  { name: 'people', sql: [PEOPLE, PERSON_ROWS] },
  { name: 'posts', weight: 2, sql: [EMPLOYMENT_ROWS, HOLDING_ROWS, RANK_ROWS, SKILL_ROWS] },
  { name: 'accounts', sql: [DELEGATION_ROWS, HOLIDAY_ROWS], run: accounts },
];
