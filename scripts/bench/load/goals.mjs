/** Node 0 at the top, ten below it, a tenth of all in the middle, the rest at the work itself. */
const NODES = `
  create table bench.goal as
  select a.n as agency, a.id as agency_id, k, a.first_goal + k as n, bench.id('goal', a.first_goal + k, bench.started()) as id,
         case when k = 0 then 'FINAL_OUTCOME' when k <= 10 then 'CSF' when k <= a.goals / 10 then 'KONDISI_ANTARA'
              else 'OPERASIONAL' end as level,
         case when k = 0 then null when k <= 10 then 0 when k <= a.goals / 10 then 1 + (k - 11) % 10
              else 11 + (k - a.goals / 10 - 1) % (a.goals / 10 - 10) end as parent,
         1 + k % (a.units - 1) as unit_k
    from bench.agency a, generate_series(0, a.goals - 1) k;
  alter table bench.goal add primary key (agency, k)`;

const GOAL_ROWS = `
  insert into goal (id, agency_id, year, code, parent_id, level, statement, pengampu_unit_id, sort)
  select g.id, g.agency_id, extract(year from bench.today())::int, 'S' || lpad(g.k::text, 5, '0'), p.id, g.level,
         case g.level when 'FINAL_OUTCOME' then 'Kesejahteraan masyarakat meningkat' when 'CSF' then 'Faktor kunci ' || g.k
              when 'KONDISI_ANTARA' then 'Kondisi antara ke-' || g.k || ' tercapai'
              else 'Meningkatnya mutu layanan urusan ' || g.k end, u.id, g.k
    from bench.goal g join bench.unit u on u.agency = g.agency and u.k = g.unit_k
    left join bench.goal p on p.agency = g.agency and p.k = g.parent`;

const INDICATOR_ROWS = `
  insert into goal_indicator (id, agency_id, goal_id, code, text, unit, target, direction)
  select bench.id('indicator', n, bench.started()), agency_id, id, 'I1', 'Persentase capaian layanan', 'persen',
         60 + bench.roll(n, 40), 'HIGHER'
    from bench.goal where k % 10 <> 9`;

/** @returns {import('./stages.mjs').Stage[]} */
export const goalStages = () => [{ name: 'goals', sql: [NODES, GOAL_ROWS, INDICATOR_ROWS] }];
