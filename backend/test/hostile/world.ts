import type { TestApp } from '../app.js';
import { ActivityFactory } from '../factories/activities.js';
import { assignmentAt, squadFor, startAssignment } from '../factories/assignments.js';
import { roundAsked } from '../factories/evaluation.js';
import { smallTree } from '../factories/goals.js';
import { type SmallAgency, smallAgency } from '../factories/organization.js';
import { askedCorrection } from '../factories/corrections.js';
import { askedForOneself } from '../factories/second-approvals.js';
import { sessionOf } from '../factories/sessions.js';
import { draftedSkp, submittedSkp } from '../factories/skp.js';

/** Who calls: one account for each capacity; `nobody` is not signed in. */
export interface World {
  agency: SmallAgency;
  accounts: Readonly<Record<string, string>>;
}

/** An agency in which every kind of thing exists, most of them in more than one state. */
export async function makeWorld(test: TestApp, code: string): Promise<World> {
  const agency = await smallAgency(test, code);
  const { factory, units } = agency;
  const tree = await smallTree(test, agency);

  await roundAsked(test, agency);
  await draftedSkp(agency.staffA2, tree.bidangA1.id);
  await submittedSkp(agency.staffUmum, tree.bidangA1.id);
  for (const status of ['draft', 'recruiting', 'active'])
    await squadFor(test, agency, { status, startsOn: '2026-07-01' });

  await addWork(test, agency);
  await agency.admin.api.post('/delegations', {
    kind: 'plh',
    unitId: units.bagianHukum.id,
    delegateEmployeeId: agency.headOfUmum.employeeId,
    startsOn: '2026-11-20',
    endsOn: '2026-11-30',
    basis: 'Surat perintah 800/1/2026',
  });
  await agency.headOfA2.api.post(`/employees/${agency.staffA2.employeeId}/assessor-proposals`, {
    assessorEmployeeId: agency.headOfA1.employeeId,
    reason: 'Bekerja sehari-hari di Bidang A1.',
  });
  await askedForOneself(test, agency, agency.headOfUmum, units.dinasA);
  await askedCorrection(agency.staffA1);
  await askedCorrection(agency.staffB1);
  const granted = {
    admin: agency.admin,
    auditor: await factory.grantee('auditor'),
    operator: await factory.grantee('operator'),
    executive: await factory.grantee('executive'),
  };
  await factory.refresh();
  const accounts = {
    member: agency.staffA1.accountId,
    colleague: agency.staffB1.accountId,
    leader: agency.staffA1b.accountId,
    assessor: agency.headOfA1.accountId,
    newcomer: agency.staffA2.accountId,
    newcomersHead: agency.headOfA2.accountId,
    head: agency.headOfDinasA.accountId,
    headElsewhere: agency.headOfDinasB.accountId,
    regionalHead: agency.regionalHead.accountId,
    ...Object.fromEntries(
      Object.entries(granted).map(([role, { accountId }]) => [role, accountId]),
    ),
  };
  for (const accountId of Object.values(accounts))
    for (let device = 0; device < 3; device += 1) await sessionOf(test, accountId);
  return { agency, accounts };
}

/** Assignments and activities in every state. */
async function addWork(test: TestApp, agency: SmallAgency): Promise<void> {
  const squad = await squadFor(test, agency, { count: 9, sharePercent: '1' });
  await startAssignment(squad, agency.staffA2);
  await startAssignment(squad, agency.staffUmum, { origin: 'volunteer' });
  await assignmentAt(agency, squad, agency.staffB1, 'approve');
  await assignmentAt(agency, squad, agency.staffB1b, 'acknowledge');
  await addActivities(test, agency);
}

async function addActivities(test: TestApp, agency: SmallAgency): Promise<void> {
  const activities = new ActivityFactory(test, agency);
  await activities.draft(agency.staffA1);
  await activities.submitted(agency.staffA1, { startsAt: '10:00', endsAt: '11:00' });
  await activities.submitted(agency.staffB1, { startsAt: '10:00', endsAt: '11:00' });
}

const STEPS = new Set(['accept', 'endorse', 'approve', 'issue', 'acknowledge']);

/** What ends or corrects a running assignment. */
const RUNNING = new Set(['recall', 'end', 'replace-letter']);

/** One more thing for the verb at the end of this path, after the ones before it have moved the others on. */
export async function addWorkFor(path: string, test: TestApp, agency: SmallAgency): Promise<void> {
  const verb = path.split('/').at(-1) ?? '';
  if (path.includes('/activities/{id}')) await addActivities(test, agency);
  if (!path.includes('/assignments/{id}')) return;
  const squad = await squadFor(test, agency, { count: 9, sharePercent: '1' });
  const step = verb === 'letter-draft' ? 'issue' : verb;
  if (RUNNING.has(step)) await assignmentAt(agency, squad, agency.staffB1, null);
  else if (STEPS.has(step)) await assignmentAt(agency, squad, agency.staffB1, step);
  else await startAssignment(squad, agency.staffB1);
}
