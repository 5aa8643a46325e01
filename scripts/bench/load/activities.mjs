import { array } from './sql.mjs';
import { TASKS } from './words.mjs';

const MONTHS = 12;
/** Of the 261 working days of a year on which somebody logs something, so that it makes a hundred and a little more. */
const DAYS_LOGGED = 102;
/** Photos are stored by content; so many different ones stand behind the evidence. */
const FILES = 100_000;
/** What waits at the PjPK of the case "400 waiting". */
export const WAITING = 400;

const FILES_SQL = `
  insert into stored_file (hash, size, content_type)
  select encode(sha256(('photo' || n)::bytea), 'hex'), 180000 + bench.roll(n, 90000), case when n % 2 = 0 then 'image/jpeg' else 'image/webp' end
    from generate_series(0, ${FILES * 2 - 1}) n`;

/** Indexes that are cheaper to build once than to fill row by row; their wording is kept until they are back. */
const DROP_INDEXES = `
  create table bench.dropped_index as
  select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
   where t.relname in ('activity', 'evidence', 'audit_event') and t.relnamespace = 'public'::regnamespace and not i.indisprimary;
  do $$ declare one record; begin
    for one in select name from bench.dropped_index loop execute format('drop index %I', one.name); end loop;
  end $$`;

/**
 * One month: who logged on which day, what became of it, a photo each, and the events of sending and deciding. Nobody
 * assesses the head of the government, who therefore logs nothing.
 */
const month = (number) => `
  with day as (
    select d::date as date, (d::date - date '2000-01-01') as nr, d::date >= bench.today() - 6 as is_fresh
      from generate_series((bench.today() - interval '1 year' + interval '${number} months')::date,
                           (bench.today() - interval '1 year' + interval '${number + 1} months')::date - 1, interval '1 day') d
     where extract(isodow from d) < 6
  ), entry as (
    select day.*, e.n, e.agency_id, e.employee_id, e.assessor_unit_id, b.employee_id as boss_id, x.draw, r.id as rhk_id, r.squad_id,
           r.joins_on, r.leaves_on, r.items, r.year_starts, day.date + make_interval(hours => 8, mins => bench.roll(x.draw, 500)) as at,
           case when day.is_fresh then case when bench.roll(x.draw + 1, 100) < 55 then 'submitted' when bench.roll(x.draw + 1, 100) < 58 then 'returned' else 'validated' end
                else case when bench.roll(x.draw + 1, 200) < 2 then 'rejected' when bench.roll(x.draw + 1, 200) < 5 then 'returned' else 'validated' end end as status
      from day join bench.employee e on e.assessor_unit_id is not null
       and bench.roll(e.n * 100003::bigint + day.nr, 261) < ${DAYS_LOGGED}
     cross join lateral (select e.n * 100003::bigint + day.nr as draw) x
      join bench.employee b on b.agency = e.agency and b.k = e.assessor_k
      join bench.rhk r on r.n = e.n and r.r = bench.roll(x.draw + 2, 2)
  ), made as (
    insert into activity (agency_id, id, employee_id, date, starts_at, ends_at, minutes, name, squad_id, rhk_id, action_item_id, output_quantity,
        output_unit, description, status, validator_unit_id, validator_because, due_on, submitted_at, decided_at, decided_by, decided_via,
        decision_note, version, created_at)
    select agency_id, bench.id('activity', draw, at), employee_id, date, time '08:00' + make_interval(mins => bench.roll(draw + 3, 16) * 15),
           time '12:00' + make_interval(mins => bench.roll(draw + 3, 16) * 15), 240, (${array(TASKS)})[1 + bench.roll(draw + 4, ${TASKS.length})],
           case when date between joins_on and leaves_on then squad_id end,
           case when date >= year_starts and (squad_id is null or date between joins_on and leaves_on) then rhk_id end,
           case when date >= year_starts and (squad_id is null or date between joins_on and leaves_on)
                then items[extract(quarter from date)::int] end,
           1 + bench.roll(draw + 5, 3), 'dokumen', 'Menyelesaikan bagian pekerjaan hari ini sesuai rencana dan mencatat hasilnya.',
           status, assessor_unit_id, 'Pejabat penilai Anda.', date + 7, at,
           case when status <> 'submitted' then at + interval '1 day' end, case when status <> 'submitted' then boss_id end,
           case when status <> 'submitted' then 'assessor' end, case when status in ('returned', 'rejected') then 'Lengkapi buktinya.' end,
           case status when 'submitted' then 2 else 3 end, at
      from entry order by at
    returning agency_id, id, employee_id, status, decided_by, submitted_at, decided_at
  ), proved as (
    insert into evidence (agency_id, id, activity_id, kind, file_hash, thumbnail_hash, name, content_type, size, created_at)
    select agency_id, bench.id('evidence', f.nr, submitted_at), id, 'photo', encode(sha256(('photo' || f.file * 2)::bytea), 'hex'),
           encode(sha256(('photo' || f.file * 2 + 1)::bytea), 'hex'), 'IMG_' || to_char(submitted_at, 'YYYYMMDD') || '.jpg', 'image/jpeg', 200000, submitted_at
      from made cross join lateral (select hashtextextended(id::text, 0) as nr, bench.roll(hashtextextended(id::text, 0), ${FILES}) as file) f
  )
  insert into audit_event (agency_id, id, at, actor_employee_id, actor_name, via, action, entity, entity_id)
  select agency_id, bench.id('sent', hashtextextended(id::text, 0), submitted_at), submitted_at, employee_id, 'Pegawai', 'employee', 'activity.submit', 'activity', id
    from made
  union all
  select agency_id, bench.id('decided', hashtextextended(id::text, 0), decided_at), decided_at, decided_by, 'Atasan', 'assessor', 'activity.validate', 'activity', id
    from made where decided_at is not null and ${number} >= ${MONTHS - 3}`;

async function restoreIndexes(client) {
  const { rows } = await client.query('select name, definition from bench.dropped_index');
  for (const { definition } of rows) await client.query(definition);
  await client.query('drop table bench.dropped_index');
  return rows.length;
}

/**
 * The PjPK of the measured inbox: the head of the last bidang of the large agency. The newest work of that bidang waits,
 * everything else of it is decided.
 */
const QUEUE = `
  create table bench.queue as
  select e.* from bench.employee e where e.agency = 1 and e.is_head order by k desc limit 1;
  update activity a set status = 'validated', version = 3, decided_at = submitted_at + interval '1 day', decided_by = q.employee_id, decided_via = 'assessor'
    from bench.queue q where a.agency_id = q.agency_id and a.validator_unit_id = q.unit_id and a.status <> 'validated';
  update activity a set status = 'submitted', version = 2, decided_at = null, decided_by = null, decided_via = null, decision_note = null
    from (select a.agency_id, a.id from activity a, bench.queue q
           where a.agency_id = q.agency_id and a.employee_id in (select employee_id from bench.employee e where e.unit_id = q.unit_id)
             and a.validator_unit_id = q.unit_id
           order by a.id desc limit ${WAITING}) newest
   where a.agency_id = newest.agency_id and a.id = newest.id`;

const NOTIFICATIONS = `
  insert into notification (agency_id, id, employee_id, kind, title, link, created_at, read_at)
  select agency_id, bench.id('news', n * 10 + i, (bench.today() - i)::timestamptz), employee_id, 'activity.validated', 'Aktivitas divalidasi', '/riwayat',
         bench.today() - i, case when i > 3 then bench.today() - i + interval '1 hour' end
    from bench.employee, generate_series(1, 10) i`;

/** @returns {import('./stages.mjs').Stage[]} */
export const activityStages = () => [
  { name: 'stored files', sql: [FILES_SQL] },
  { name: 'indexes put aside', sql: [DROP_INDEXES, 'analyze bench.employee; analyze bench.rhk'] },
  ...Array.from({ length: MONTHS }, (_, number) => ({
    name: `activities of month ${number + 1}`,
    weight: 12,
    sql: [month(number)],
  })),
  { name: 'indexes back', weight: 50, run: restoreIndexes },
  { name: 'queue of one PjPK', sql: ['analyze activity', QUEUE] },
  { name: 'notifications', weight: 2, sql: [NOTIFICATIONS] },
];
