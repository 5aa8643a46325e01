import { array } from './sql.mjs';
import { SKILLS } from './words.mjs';

/** Every tenth squad is closed. The leader is the first of those who were assigned. */
const SQUADS = `
  create table bench.squad as
  select a.n as agency, a.id as agency_id, a.first_squad + s as n, s, bench.id('squad', a.first_squad + s, bench.started()) as id,
         a.goals / 10 + 1 + s % (a.goals - a.goals / 10 - 1) as goal_k, s % 10 = 9 as is_closed
    from bench.agency a, generate_series(0, a.squads - 1) s;
  alter table bench.squad add primary key (n);
  alter table bench.squad add column starts_on date, add column turned_on date, add column ends_on date, add column unit_k int,
    add column leader_k int;
  update bench.squad q set starts_on = bench.today() - 300, turned_on = bench.today() - 150,
         ends_on = bench.today() + case when is_closed then -20 else 120 end,
         unit_k = g.unit_k, leader_k = (q.s * 33) % a.people
    from bench.goal g, bench.agency a where g.agency = q.agency and g.k = q.goal_k and a.n = q.agency`;

const SQUAD_ROWS = `
  insert into squad (id, agency_id, goal_id, owner_unit_id, name, description, leader_employee_id, status, starts_on, ends_on, created_by)
  select q.id, q.agency_id, g.id, u.id, 'Tim Kerja Layanan Terpadu ' || q.s, 'Menyelesaikan pekerjaan lintas bidang', l.employee_id,
         case when q.is_closed then 'closed' else 'active' end, q.starts_on, q.ends_on, h.employee_id
    from bench.squad q join bench.goal g on g.agency = q.agency and g.k = q.goal_k
    join bench.unit u on u.agency = q.agency and u.k = q.unit_k
    join bench.employee l on l.agency = q.agency and l.k = q.leader_k
    join bench.employee h on h.agency = q.agency and h.k = q.unit_k`;

const ROLE_ROWS = `
  insert into squad_role (id, agency_id, squad_id, title, count, skills, share_percent, is_leader, sort)
  select bench.id('role', q.n * 10 + r.sort, bench.started()), q.agency_id, q.id, r.title, r.count,
         array[(${array(SKILLS)})[1 + bench.roll(q.n * 10 + r.sort, ${SKILLS.length})]], r.share, r.sort = 0, r.sort
    from bench.squad q, (values (0, 'Ketua tim', 1, 25), (1, 'Analis', 6, 20), (2, 'Pelaksana kegiatan', 6, 15)) r(sort, title, count, share)`;

/**
 * Nobody is in a squad twice. 0–7 work in it now, 8 and 9 are still being asked, 10–17 worked in it before, the others
 * were refused or did not want to.
 */
const ASSIGNMENTS = ({ assignmentsPerSquad }) => `
  create table bench.assignment as
  select q.n * 100 + j as n, q.n as squad_n, j, q.agency, q.agency_id, q.id as squad_id, e.n as employee_n, e.employee_id,
         bench.id('assignment', q.n * 100 + j, (q.starts_on + bench.roll(q.n * 100 + j, 140))::timestamptz) as id,
         case when j = 0 then 0 when j <= 4 or j between 10 and 14 then 1 else 2 end as role,
         case when j = 0 then 'unit_head' else 'leader' end as started_as,
         ou.id as owner_unit_id, e.organizational_unit_id as home_unit_id, e.assessor_unit_id,
         coalesce(case ou.kind when 'BIDANG' then op.id else ou.id end, ou.id) as owner_head_id,
         case when j < 8 then case when q.is_closed then 'ended' else 'active' end
              when j < 10 then case when q.is_closed then 'withdrawn' else 'pending' end
              when j < 18 then 'ended' when j < 28 then 'rejected' else 'declined' end as status,
         case when j between 10 and 17 then q.starts_on else q.turned_on end as starts_on,
         case when j between 10 and 17 then q.turned_on - 1 else q.ends_on end as ends_on,
         q.starts_on + bench.roll(q.n * 100 + j, 140) as asked_on, l.employee_id as leader_id, h.employee_id as head_id
    from bench.squad q join bench.agency a on a.n = q.agency
    cross join generate_series(0, ${assignmentsPerSquad - 1}) j
    join bench.employee e on e.agency = q.agency and e.k = (q.s * 33 + j) % a.people
    join bench.employee l on l.agency = q.agency and l.k = q.leader_k
    join bench.employee h on h.agency = q.agency and h.k = q.unit_k
    join bench.unit ou on ou.agency = q.agency and ou.k = q.unit_k
    left join bench.unit op on op.agency = q.agency and op.k = ou.parent;
  alter table bench.assignment add primary key (n);
  alter table bench.assignment add column route text;
  update bench.assignment set route = case when owner_head_id = home_unit_id then 'within_unit' else 'cross_unit' end`;

const ASSIGNMENT_ROWS = `
  insert into assignment (id, agency_id, squad_id, role_id, employee_id, origin, started_as, started_by_employee_id, route, status,
      owner_unit_id, home_unit_id, task, starts_on, ends_on, share_percent, issued_at, acknowledged_at, version, created_at)
  select a.id, a.agency_id, a.squad_id, r.id, a.employee_id, 'appointment', a.started_as,
         case a.started_as when 'leader' then a.leader_id else a.head_id end, a.route, a.status, a.owner_unit_id, a.home_unit_id,
         r.title, a.starts_on, a.ends_on, r.share_percent,
         case when a.status in ('active', 'ended') then a.starts_on - 2 end, case when a.status in ('active', 'ended') then a.starts_on - 1 end,
         5, a.asked_on
    from bench.assignment a join squad_role r on r.squad_id = a.squad_id and r.sort = a.role`;

const party = (capacity, side) => ({ capacity, side });
const EMPLOYEE = party('employee', 'employee');
const ASSESSOR = party('assessor', 'home');
const HOME_HEAD = party('unit_head', 'home');
const OWNER_HEAD = party('unit_head', 'owner');

/** What a step brings, as the product stores it with the step. */
const LETTERS = {
  request: { signatory: OWNER_HEAD, addressee: HOME_HEAD, copies: [] },
  recommendation: { signatory: ASSESSOR, addressee: HOME_HEAD, copies: [] },
  answer: { signatory: HOME_HEAD, addressee: OWNER_HEAD, copies: [ASSESSOR] },
  assignment: { signatory: HOME_HEAD, addressee: EMPLOYEE, copies: [OWNER_HEAD] },
};
const LETTER_VALUES = Object.entries(LETTERS)
  .map(([kind, plan]) => `('${kind}', '${JSON.stringify([{ kind, ...plan }])}'::jsonb)`)
  .join(', ');

/** R408, the rows that the load needs. */
const STEP_ROWS = `
  with chain(route, started_as, step, action, capacity, side, document) as (values
    ('within_unit', 'leader', 1, 'accept', 'employee', 'employee', null), ('within_unit', 'leader', 2, 'approve', 'assessor', 'home', null),
    ('within_unit', 'leader', 3, 'issue', 'unit_head', 'home', 'assignment'), ('within_unit', 'leader', 4, 'acknowledge', 'employee', 'employee', null),
    ('within_unit', 'unit_head', 1, 'issue', 'unit_head', 'home', 'assignment'), ('within_unit', 'unit_head', 2, 'acknowledge', 'employee', 'employee', null),
    ('cross_unit', 'leader', 1, 'accept', 'employee', 'employee', null), ('cross_unit', 'leader', 2, 'approve', 'unit_head', 'owner', 'request'),
    ('cross_unit', 'leader', 3, 'endorse', 'assessor', 'home', 'recommendation'), ('cross_unit', 'leader', 4, 'approve', 'unit_head', 'home', 'answer'),
    ('cross_unit', 'leader', 5, 'issue', 'unit_head', 'home', 'assignment'), ('cross_unit', 'leader', 6, 'acknowledge', 'employee', 'employee', null),
    ('cross_unit', 'unit_head', 1, 'endorse', 'assessor', 'home', 'recommendation'), ('cross_unit', 'unit_head', 2, 'approve', 'unit_head', 'home', 'answer'),
    ('cross_unit', 'unit_head', 3, 'issue', 'unit_head', 'home', 'assignment'), ('cross_unit', 'unit_head', 4, 'acknowledge', 'employee', 'employee', null)
  ), promised(kind, letters) as (values ${LETTER_VALUES}
  ), placed as (
    -- the step at which it stands: past the end where all is done
    select a.*, c.step, c.action, c.capacity, c.side, c.document,
           case a.status when 'active' then 9 when 'ended' then 9 when 'declined' then 1 when 'rejected' then 2
                else case when a.j = 8 then 1 else 2 end end as at
      from bench.assignment a join chain c using (route, started_as)
  )
  insert into assignment_step (id, agency_id, assignment_id, "order", action, capacity, side, letters, refusal_letters, unit_id, employee_id, status,
      since, due_on, decided_at, decided_by, decided_via)
  select bench.id('step', n * 10 + step, asked_on::timestamptz), agency_id, id, step, action, capacity, side,
         coalesce(letters, '[]'), case document when 'answer' then letters else '[]' end,
         case capacity when 'unit_head' then case side when 'owner' then owner_head_id else home_unit_id end when 'assessor' then assessor_unit_id end,
         case when capacity = 'employee' or (capacity = 'assessor' and assessor_unit_id is null) then employee_id end,
         case when step < at then 'done' when step > at then case status when 'pending' then 'waiting' else 'skipped' end
              else case status when 'pending' then 'pending' when 'withdrawn' then 'skipped' else 'refused' end end,
         case when step <= at then asked_on + step end, case when step <= at then asked_on + step + 7 end,
         case when step < at or (step = at and status in ('declined', 'rejected')) then asked_on + step + 1 end,
         case when step < at or (step = at and status in ('declined', 'rejected'))
              then case capacity when 'employee' then employee_id else head_id end end,
         case when step < at or (step = at and status in ('declined', 'rejected')) then capacity end
    from placed left join promised on promised.kind = placed.document`;

const MEMBER_ROWS = `
  insert into squad_member (id, agency_id, squad_id, role_id, employee_id, assignment_id, share_percent, starts_on, ends_on, ended_reason)
  select bench.id('member', n, a.starts_on::timestamptz), a.agency_id, a.squad_id, r.id, a.employee_id, a.id, r.share_percent, a.starts_on, a.ends_on,
         case a.status when 'ended' then 'period_over' end
    from bench.assignment a join squad_role r on r.squad_id = a.squad_id and r.sort = a.role where a.status in ('active', 'ended')`;

/** @returns {import('./stages.mjs').Stage[]} */
export const assignmentStages = (sizes) => [
  { name: 'squads', sql: [SQUADS, SQUAD_ROWS, ROLE_ROWS] },
  { name: 'assignments', weight: 3, sql: [ASSIGNMENTS(sizes), ASSIGNMENT_ROWS] },
  { name: 'assignment steps', weight: 4, sql: [STEP_ROWS, MEMBER_ROWS] },
];
