/** This year's SKP of everybody, approved by the PjPK. */
const SKP_ROWS = `
  insert into skp (id, agency_id, employee_id, holding_id, format, starts_on, ends_on, status)
  select bench.id('skp', n, make_date(y, 1, 5)::timestamptz), agency_id, employee_id, holding_id,
         case when unit_kind = 'DINAS' and is_head then 'A' else 'B' end, make_date(y, 1, 1), make_date(y, 12, 31), 'running'
    from bench.employee, (select extract(year from bench.today())::int as y) year`;

const REVISION_ROWS = `
  insert into skp_revision (id, agency_id, skp_id, number, status, assessor_unit_id, due_on, submitted_at, decided_at, decided_by, decided_via)
  select bench.id('revision', e.n, s.starts_on::timestamptz), e.agency_id, s.id, 1, 'approved', e.assessor_unit_id, s.starts_on + 12,
         s.starts_on + 5, s.starts_on + 8, b.employee_id, 'assessor'
    from bench.employee e join skp s on s.employee_id = e.employee_id
    left join bench.employee b on b.agency = e.agency and b.k = e.assessor_k`;

/**
 * Two RHK each: heads carry goals, the others intervene their head's; whoever works in a squad has its RHK second.
 * \`item\` holds the rencana aksi of the four quarters.
 */
const RHK = `
  create table bench.rhk as
  with squads as (
    select distinct on (a.employee_n) a.employee_n, a.squad_id, g.id as goal_id, a.starts_on, a.ends_on, a.id as assignment_id
      from bench.assignment a join bench.squad q on q.n = a.squad_n join bench.goal g on g.agency = q.agency and g.k = q.goal_k
     where a.status = 'active' order by a.employee_n, a.n
  )
  select e.n, e.agency, e.agency_id, e.employee_id, r, bench.id('rhk', e.n * 2 + r, bench.started()) as id, 
         s.id as skp_id, v.id as revision_id, s.starts_on as year_starts,
         case when r = 1 then q.squad_id end as squad_id, q.starts_on as joins_on, q.ends_on as leaves_on,
         case when r = 1 then q.assignment_id end as assignment_id,
         case when r = 1 and q.goal_id is not null then q.goal_id when e.is_head then g.id end as goal_id,
         case when not e.is_head and not (r = 1 and q.squad_id is not null) then bench.id('rhk', b.n * 2 + r, bench.started()) end as intervened_id,
         e.assessor_unit_id, e.assessor_k, array(select bench.id('item', (e.n * 2 + r) * 4 + p, s.starts_on::timestamptz) from generate_series(0, 3) p) as items
    from bench.employee e join skp s on s.employee_id = e.employee_id join skp_revision v on v.skp_id = s.id
    cross join generate_series(0, 1) r
    join bench.agency a on a.n = e.agency
    join bench.goal g on g.agency = e.agency and g.k = (e.k * 2 + r) % a.goals
    left join bench.employee b on b.agency = e.agency and b.k = e.assessor_k
    left join squads q on q.employee_n = e.n;
  alter table bench.rhk add primary key (n, r);
  analyze bench.rhk`;

const RHK_ROWS = `insert into rhk (id, agency_id, skp_id) select id, agency_id, skp_id from bench.rhk`;

const TEXTS = `case r.r when 0 then 'Terselenggaranya layanan urusan yang menjadi tugas jabatan' else 'Tersusunnya bahan kerja tim dan laporan berkala' end`;

const SNAPSHOT_ROWS = `
  insert into rhk_snapshot (revision_id, rhk_id, agency_id, sort, kind, text, intervened_rhk_id, goal_id, squad_id, assignment_id, indicators, action_items)
  select r.revision_id, r.id, r.agency_id, r.r, 'utama', ${TEXTS}, r.intervened_id, r.goal_id, r.squad_id, r.assignment_id,
         '[{"aspect": "quantity", "text": "Jumlah dokumen yang selesai", "target": "48", "unit": "dokumen"}]',
         (select jsonb_agg(jsonb_build_object('id', r.items[p], 'period', extract(year from r.year_starts) || '-Q' || p,
                   'text', 'Menyelesaikan bagian triwulan ' || p, 'target', '12', 'unit', 'dokumen') order by p) from generate_series(1, 4) p)
    from bench.rhk r`;

const ITEM_ROWS = `
  insert into action_item (id, agency_id, employee_id, rhk_id, starts_on, ends_on, period, text, target, unit, report_text, realised,
      report_status, reported_at)
  select r.items[p], r.agency_id, r.employee_id, r.id, q.first, q.last, extract(year from r.year_starts) || '-Q' || p,
         'Menyelesaikan bagian triwulan ' || p, 12, 'dokumen', case when q.over then 'Selesai sesuai rencana' end,
         case when q.over then 9 + bench.roll(r.n * 10 + p, 4) end, case when q.over then 'submitted' else 'open' end,
         case when q.over then q.last::timestamptz end
    from bench.rhk r cross join generate_series(1, 4) p
    cross join lateral (select first, last, last < bench.today() as over
      from (select (r.year_starts + make_interval(months => (p - 1) * 3))::date as first,
                   (r.year_starts + make_interval(months => p * 3, days => -1))::date as last) d) q`;

/** @returns {import('./stages.mjs').Stage[]} */
export const skpStages = () => [
  { name: 'skp', weight: 2, sql: [SKP_ROWS, REVISION_ROWS] },
  {
    name: 'rhk',
    weight: 3,
    sql: ['analyze skp; analyze skp_revision; analyze bench.employee', RHK, RHK_ROWS],
  },
  { name: 'rhk snapshots', weight: 3, sql: [SNAPSHOT_ROWS] },
  { name: 'action items', weight: 4, sql: [ITEM_ROWS] },
];
