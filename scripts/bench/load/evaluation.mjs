/** One accepted round of every squad over its first half, scored by owner and PjPK. */
const ROUND_ROWS = `
  insert into assessment_round (id, agency_id, squad_id, number, starts_on, ends_on, status, requested_by, requested_at, decided_by, decided_via, decided_at)
  select bench.id('round', q.n, q.ends_on::timestamptz), q.agency_id, q.id, 1, q.turned_on, q.turned_on + 89, 'accepted', l.employee_id, q.turned_on + 91,
         h.employee_id, 'unit_head', q.turned_on + 98
    from bench.squad q join bench.employee l on l.agency = q.agency and l.k = q.leader_k
    join bench.employee h on h.agency = q.agency and h.k = q.unit_k`;

const MEMBERS = `
  create table bench.scored as
  select a.n, a.agency_id, a.squad_id, a.squad_n, a.employee_id, a.starts_on, r.share_percent, d.id as round_id, a.owner_unit_id,
         coalesce(a.assessor_unit_id, a.owner_unit_id) as assessor_unit_id, a.head_id, k.items[2] as item_id, d.ends_on,
         coalesce(a.assessor_unit_id, a.owner_unit_id) = a.owner_unit_id as is_same, 70 + bench.roll(a.n, 28) as score
    from bench.assignment a join assessment_round d on d.squad_id = a.squad_id
    join squad_role r on r.squad_id = a.squad_id and r.sort = a.role
    join bench.rhk k on k.n = a.employee_n and k.r = 1
   where a.j < 8`;

const SHEETS = `
  create table bench.sheet as
  select s.*, k.kind, k.weight, bench.id('sheet', s.n * 2 + k.nr, s.ends_on::timestamptz) as id,
         case k.kind when 'owner' then s.owner_unit_id else s.assessor_unit_id end as unit_id
    from bench.scored s
    join (values (false, 0, 'owner', 50), (false, 1, 'assessor', 50), (true, 0, 'owner_and_assessor', 100)) k(same, nr, kind, weight) on k.same = s.is_same;
  insert into assessment (id, agency_id, round_id, squad_id, member_employee_id, scorer_kind, scorer_unit_id, weight, status, submitted_by, submitted_via,
      submitted_at, due_on)
  select id, agency_id, round_id, squad_id, employee_id, kind, unit_id, weight, 'submitted', head_id, 'unit_head', ends_on + 4, ends_on + 9 from bench.sheet`;

const LINES = `
  insert into assessment_line (id, agency_id, assessment_id, action_item_id, substance, conformity, structure)
  select bench.id('line', hashtextextended(id::text, 0), ends_on::timestamptz), agency_id, id, item_id, score, score, score from bench.sheet`;

const RESULTS = `
  insert into member_result (id, agency_id, round_id, squad_id, employee_id, score, days, share_percent, inputs, weights, rule_version)
  select bench.id('result', s.n, s.ends_on::timestamptz), s.agency_id, s.round_id, s.squad_id, s.employee_id, s.score, 90, s.share_percent,
         jsonb_build_object('memberships', jsonb_build_array(jsonb_build_object('from', s.starts_on, 'until', s.starts_on + 89, 'sharePercent', s.share_percent::text)),
           'sheets', (select jsonb_agg(jsonb_build_object('assessmentId', t.id, 'kind', t.kind, 'employeeId', t.head_id, 'name', 'Kepala Unit',
             'positionName', 'Kepala Bidang', 'delegationKind', null, 'weight', t.weight::text, 'submittedAt', (t.ends_on + 4)::timestamptz,
             'score', t.score || '.00', 'contribution', (t.score * t.weight / 100.0)::numeric(5, 2)::text,
             'lines', jsonb_build_array(jsonb_build_object('actionItemId', t.item_id, 'text', 'Menyelesaikan bagian triwulan 2', 'substance', t.score,
               'conformity', t.score, 'structure', t.score, 'note', '', 'score', t.score || '.00')))) from bench.sheet t where t.n = s.n)),
         '{"owner": "50", "assessor": "50", "leader": "0"}', '2022.1'
    from bench.scored s`;

/** @returns {import('./stages.mjs').Stage[]} */
export const evaluationStages = () => [
  { name: 'rounds', sql: [ROUND_ROWS, MEMBERS] },
  {
    name: 'score sheets',
    weight: 2,
    sql: [SHEETS, 'create index on bench.sheet (n); analyze bench.sheet', LINES],
  },
  { name: 'results', weight: 2, sql: [RESULTS] },
];
