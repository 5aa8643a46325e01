import { newId } from '../../src/platform/database/ids.js';
import { type Answer, TEST_PASSWORD, type TestApp, type TestClient } from '../app.js';
import { ActivityFactory } from '../factories/activities.js';
import { assignmentAt, seen, squadFor, type TestSquad } from '../factories/assignments.js';
import {
  fill,
  joins,
  reports,
  requestRound,
  runningSquad,
  scores,
  sheetsOf,
} from '../factories/evaluation.js';
import { goal, smallTree, type SmallTree } from '../factories/goals.js';
import { askedCorrection } from '../factories/corrections.js';
import { askedForOneself } from '../factories/second-approvals.js';
import { OrganizationFactory, smallAgency, type SmallAgency } from '../factories/organization.js';
import { sessionOf } from '../factories/sessions.js';
import { approvedSkp, type TestSkp } from '../factories/skp.js';
import { squad } from '../factories/squads.js';
import { type Capacity } from './capacities.js';

/** One thing of each kind, all of them the member's or of the member's unit, in the state in which its verbs are allowed. */
export interface World {
  agency: SmallAgency;
  /** Who asks, by capacity. */
  clients: Readonly<Record<Capacity, TestClient>>;
  goals: SmallTree;
  skp: Readonly<Record<'draft' | 'submitted' | 'running', TestSkp>>;
  squads: Readonly<Record<'draft' | 'recruiting' | 'active' | 'scored', string>>;
  /** Each waits for the step that it is named after. */
  assignments: Readonly<
    Record<
      'accept' | 'approve' | 'endorse' | 'issue' | 'acknowledge' | 'active' | 'ending',
      Answer['body']
    >
  >;
  /** In the recruiting squad. */
  roleId: string;
  activities: Readonly<Record<'draft' | 'submitted', string>>;
  evidenceId: string;
  letter: { id: string; token: string };
  sheet: Answer['body'];
  proposalId: string;
  delegationId: string;
  grantId: string;
  /** About the asked unit itself, asked by somebody from another one. */
  secondApprovalId: string;
  /** The member's own, waiting for an admin. */
  correctionId: string;
  notificationId: string;
  /** Between the agency and a third one: asked of it, and released to it. */
  transfers: { nipElsewhere: string; asked: string; released: string };
  /** Employees: who leaves soon, and who is suspended. */
  leavingId: string;
  suspendedId: string;
  /** Somebody with another post to come. */
  movingId: string;
  /** Somebody who may still sign in with the first password. */
  newcomer: { nip: string; accountId: string; refreshCookie: string };
  /** A session of the member’s, on another device. */
  sessionId: string;
}

export async function buildWorld(test: TestApp): Promise<World> {
  const agency = await smallAgency(test);
  const { member, leader, leaderElsewhere } = castOf(agency);
  const operator = await agency.factory.grantee('operator');
  const foreign = await smallAgency(test, '3522');
  await runningSquad(test, foreign);
  await runningSquad(test, agency, { owner: agency.units.dinasB, leader: leaderElsewhere });

  const goals = await smallTree(test, agency);
  const skp = await skpsOf(test, agency);
  const active = await runningSquad(test, agency);
  await joins(test, active, member);
  await joins(test, active, agency.staffA2);
  await reports(test, active, member, { skp: skp.running });
  await agencyRows(test, agency, skp.running);
  const scored = await roundScored(test, agency, skp.running);
  const { sheet } = await roundAsked(test, agency, skp.running);
  const draft = await squad(test, agency, { status: 'draft', leader });
  const recruiting = await squad(test, agency, { leader });
  const activities = new ActivityFactory(test, agency);
  const draftActivity = await activities.draft(member, { squadId: active.id });
  const submittedActivity = await activities.submitted(member, {
    squadId: active.id,
    startsAt: '10:00',
    endsAt: '11:00',
  });
  const assignments = await assignmentsOf(test, agency);
  await withoutProposals(test, skp.running);
  await agency.factory.delegate(
    agency.units.bagianHukum,
    agency.staffUmum,
    'plh',
    '2026-11-01',
    '2026-12-31',
  );

  return {
    agency,
    clients: await clientsOf(test, agency, foreign, operator.api),
    goals,
    skp,
    squads: { draft: draft.id, recruiting: recruiting.id, active: active.id, scored: scored.id },
    assignments,
    roleId: recruiting.roleId,
    activities: { draft: draftActivity, submitted: submittedActivity },
    evidenceId: await idOf(test, 'select id from evidence where activity_id = $1', draftActivity),
    letter: {
      id: await idOf(
        test,
        "select id from letter where assignment_id = $1 and status = 'issued'",
        assignments.acknowledge.id,
      ),
      token: await idOf(
        test,
        "select verification_token as id from letter where assignment_id = $1 and status = 'issued'",
        assignments.acknowledge.id,
      ),
    },
    sheet,
    proposalId: await proposal(test, agency),
    delegationId: await idOf(
      test,
      'select id from delegation where unit_id = $1',
      agency.units.bagianHukum.id,
    ),
    grantId: await idOf(
      test,
      'select id from role_grant where account_id = $1',
      operator.accountId,
    ),
    correctionId: await askedCorrection(member),
    secondApprovalId: await askedForOneself(test, agency, agency.headOfUmum, agency.units.dinasA),
    notificationId: await notification(test, agency),
    transfers: await transfersOf(test, agency),
    ...(await staffing(agency)),
    newcomer: await newcomer(test, agency),
    sessionId: await sessionOf(test, member.accountId),
  };
}

async function transfersOf(test: TestApp, agency: SmallAgency): Promise<World['transfers']> {
  const third = await OrganizationFactory.create(test, '3523');
  const unit = await third.unit('BUP', 'PEMDA', null);
  const person = await third.employee(unit);
  const other = await third.employee(unit);
  await third.refresh();
  const admin = await third.grantee('agency_admin');
  const asked = await admin.api.post('/transfers', { nip: agency.staffB1b.nip });
  const released = await admin.api.post(`/employees/${person.employeeId}/transfer`, {
    toAgencyCode: '3521',
    on: '2026-12-01',
  });
  return {
    nipElsewhere: other.nip,
    asked: asked.body.id,
    released: released.body.id,
  };
}

/** Who the four capacities of a unit are. */
export const castOf = (agency: SmallAgency) => ({
  member: agency.staffA1,
  leader: agency.staffA1b,
  pjpk: agency.headOfA1,
  head: agency.headOfDinasA,
  memberElsewhere: agency.staffB1,
  leaderElsewhere: agency.staffB1b,
  pjpkElsewhere: agency.headOfB1,
  headElsewhere: agency.headOfDinasB,
});

async function clientsOf(
  test: TestApp,
  agency: SmallAgency,
  foreign: SmallAgency,
  operator: TestClient,
): Promise<World['clients']> {
  const ours = castOf(agency);
  const theirs = castOf(foreign);
  return {
    member: ours.member.api,
    leader: ours.leader.api,
    pjpk: ours.pjpk.api,
    head: ours.head.api,
    memberOfOtherUnit: ours.memberElsewhere.api,
    leaderOfOtherUnit: ours.leaderElsewhere.api,
    pjpkOfOtherUnit: ours.pjpkElsewhere.api,
    headOfOtherUnit: ours.headElsewhere.api,
    memberOfOtherAgency: theirs.member.api,
    leaderOfOtherAgency: theirs.leader.api,
    pjpkOfOtherAgency: theirs.pjpk.api,
    headOfOtherAgency: theirs.head.api,
    adminOfOtherAgency: foreign.admin.api,
    admin: agency.admin.api,
    operator,
    executive: (await agency.factory.grantee('executive')).api,
    auditor: (await agency.factory.grantee('auditor')).api,
    nobody: test.anonymous,
  };
}

async function idOf(test: TestApp, sql: string, param: string): Promise<string> {
  const row = await test.database.one<{ id: string }>(sql, [param]);
  if (!row) throw new Error(`nothing found: ${sql}`);
  return row.id;
}

/** Three periods of one holding: next year's halves are drafted and submitted, this year's runs. */
async function skpsOf(test: TestApp, agency: SmallAgency): Promise<World['skp']> {
  const { member } = castOf(agency);
  const planned = async (from: string, until: string, status: 'draft' | 'submitted') => {
    const { id: goalId } = await goal(test, agency.factory.agencyId, {
      unit: agency.units.bidangA1,
    });
    const made = await approvedSkp(test, member, { goalId });
    await test.database.query(
      `update skp set status = 'planning', starts_on = $2, ends_on = $3 where id = $1`,
      [made.skpId, from, until],
    );
    await test.database.query(
      'update skp_revision set status = $2, decided_at = null where id = $1',
      [made.revisionId, status],
    );
    return made;
  };
  const draft = await planned('2027-01-01', '2027-06-30', 'draft');
  const submitted = await planned('2027-07-01', '2027-12-31', 'submitted');
  return { draft, submitted, running: await approvedSkp(test, member) };
}

async function roundAsked(
  test: TestApp,
  agency: SmallAgency,
  skp: TestSkp,
): Promise<{ squad: TestSquad; sheet: Answer['body'] }> {
  const { member, head } = castOf(agency);
  const made = await runningSquad(test, agency);
  await joins(test, made, member);
  await reports(test, made, member, { skp });
  await requestRound(made);
  const [sheet] = await sheetsOf(head, made);
  await fill(head, sheet.id, [80, 80, 80]);
  return { squad: made, sheet: (await head.api.get(`/assessments/${sheet.id}`)).body };
}

async function roundScored(test: TestApp, agency: SmallAgency, skp: TestSkp): Promise<TestSquad> {
  const { member, head, pjpk } = castOf(agency);
  const { squad: made } = await roundAsked(test, agency, skp);
  await scores(head, made, member, [80, 80, 80]);
  await scores(pjpk, made, member, [80, 80, 80]);
  return made;
}

async function assignmentsOf(test: TestApp, agency: SmallAgency): Promise<World['assignments']> {
  const { member, leaderElsewhere, head, pjpk } = castOf(agency);
  const options = { sharePercent: '5' };
  const at = async (step: string | null) =>
    assignmentAt(agency, await squadFor(test, agency, options), member, step);
  const elsewhere = await squadFor(test, agency, {
    ...options,
    owner: agency.units.dinasB,
    leader: leaderElsewhere,
  });
  // As whoever holds the turn reads them.
  const read = async (holder: SmallAgency['sekda'], waiting: Answer['body']) => ({
    ...waiting,
    ...(await seen(holder, waiting.id)),
  });
  const ending = await at(null);
  const note = 'Diperiksa bersama.';
  const hashAt = async (id: string, path: string): Promise<string> =>
    (await head.api.get(`/assignments/${id}/${path}`)).body.letterHash;
  const recallPath = `ending-preview?action=recall&note=${encodeURIComponent(note)}`;
  await head.api.post(`/assignments/${ending.id}/recall`, {
    note,
    letterHash: await hashAt(ending.id, recallPath),
  });
  const active = await at(null);
  return {
    accept: await at('accept'),
    approve: await at('approve'),
    endorse: await read(pjpk, await assignmentAt(agency, elsewhere, member, 'endorse')),
    issue: await read(head, await at('issue')),
    acknowledge: await at('acknowledge'),
    active: {
      ...active,
      recallHash: await hashAt(active.id, recallPath),
      replacementHash: await hashAt(active.id, 'replacement-preview'),
    },
    ending,
  };
}

/** The letters of running assignments opened the SKP's next version; its verbs are asked about an SKP without one. */
async function withoutProposals(test: TestApp, { skpId }: TestSkp): Promise<void> {
  const open = `select id from skp_revision where skp_id = $1 and status = 'draft'`;
  for (const table of ['rhk_snapshot', 'skp_dialogue'])
    await test.database.query(`delete from ${table} where revision_id in (${open})`, [skpId]);
  await test.database.query(`delete from skp_revision where skp_id = $1 and status = 'draft'`, [
    skpId,
  ]);
}

/** What the admin's verbs are asked about, and a report that only has to be sent. */
async function agencyRows(
  test: TestApp,
  { factory, staffUmum }: SmallAgency,
  skp: TestSkp,
): Promise<void> {
  await test.database.query(
    `insert into holiday (agency_id, date, name) values ($1, '2026-12-25', 'Hari Natal')`,
    [factory.agencyId],
  );
  await test.database.query(
    'update employee_directory set assessor_needs_confirmation = true where employee_id = $1',
    [staffUmum.employeeId],
  );
  await test.database.query(
    `update action_item set report_text = 'Selesai.', realised = 2 where id = $1`,
    [skp.actionItemId],
  );
}

async function proposal(
  test: TestApp,
  { factory, staffA2, headOfA1 }: SmallAgency,
): Promise<string> {
  const id = newId();
  await test.database.query(
    `insert into assessor_override (id, agency_id, employee_id, assessor_employee_id, reason, status, proposed_by, starts_on)
     values ($1, $2, $3, $4, 'Bekerja pada bidang lain', 'proposed', $5, '2026-11-24')`,
    [id, factory.agencyId, staffA2.employeeId, headOfA1.employeeId, staffA2.accountId],
  );
  return id;
}

async function notification(test: TestApp, { factory, staffA1 }: SmallAgency): Promise<string> {
  const id = newId();
  await test.database.query(
    `insert into notification (agency_id, id, employee_id, kind, title) values ($1, $2, $3, 'skp.approve', 'SKP disetujui')`,
    [factory.agencyId, id, staffA1.employeeId],
  );
  return id;
}

async function newcomer(test: TestApp, { staffUmum }: SmallAgency): Promise<World['newcomer']> {
  const { accountId, nip } = staffUmum;
  await test.database.query(`update account set password_state = 'initial' where id = $1`, [
    accountId,
  ]);
  const { headers } = await test.anonymous.post('/auth/login', { nip, password: TEST_PASSWORD });
  await test.database.query(
    `with factor as (insert into second_factor (account_id, secret, created_at, confirmed_at) values ($1, '', now(), now()))
     update account set has_second_factor = true where id = $1`,
    [accountId],
  );
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return { nip, accountId, refreshCookie: cookies.join('; ') };
}

async function staffing(
  agency: SmallAgency,
): Promise<{ leavingId: string; suspendedId: string; movingId: string }> {
  const { admin, units, factory } = agency;
  const [leaving, suspended, moving] = [
    await factory.employee(units.bagianUmum),
    await factory.employee(units.bagianUmum),
    await factory.employee(units.bagianUmum),
  ];
  const said = await Promise.all([
    admin.api.post(`/employees/${moving.employeeId}/move`, {
      unitId: units.bagianHukum.id,
      positionName: 'Analis Hukum',
      positionKind: 'FUNGSIONAL',
      isHead: false,
      effectiveFrom: '2026-12-01',
    }),
    admin.api.post(`/employees/${leaving.employeeId}/end`, {
      kind: 'retired',
      on: '2027-01-01',
      reason: 'Keputusan 800/1/2026',
    }),
    admin.api.post(`/employees/${suspended.employeeId}/suspend`, {
      on: '2026-11-24',
      reason: 'Keputusan 800/2/2026',
    }),
  ]);
  if (said.some(({ status }) => status !== 200)) throw new Error('nobody leaves');
  return {
    leavingId: leaving.employeeId,
    suspendedId: suspended.employeeId,
    movingId: moving.employeeId,
  };
}
