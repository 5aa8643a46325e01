import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory } from '../../../test/factories/activities.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { approvedSkp, submittedSkp } from '../../../test/factories/skp.js';

describe('GET /home', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let activities: ActivityFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    activities = new ActivityFactory(test, agency);
  });
  afterAll(() => test.close());

  it('asks nobody in, and answers those who have nothing yet', async () => {
    expect((await test.anonymous.get('/home')).status).toBe(401);
    const nothing = {
      period: {
        label: 'Okt–Des 2026',
        startsOn: '2026-10-01',
        endsOn: '2026-12-31',
        daysLeft: 37,
      },
      tasks: [],
      inbox: [],
      waiting: [],
      goals: [],
      squads: [],
      exceptions: [],
      previousActivityId: null,
    };
    expect((await agency.staffUmum.api.get('/home')).body).toEqual(nothing);
    expect((await agency.admin.api.get('/home')).body).toEqual(nothing);
  });

  it('puts what came back first, then what was begun', async () => {
    const { staffA1, headOfA1 } = agency;
    const { goalId } = await squadFor(test, agency);
    const skp = await submittedSkp(staffA1, goalId);
    const skpTask = async () =>
      (await staffA1.api.get('/home')).body.tasks.find((t: { kind: string }) => t.kind === 'skp');
    expect(await skpTask()).toBeUndefined();
    await headOfA1.api.post(`/skp/${skp.skpId}/return`, { note: 'Sebutkan targetnya.' });
    test.clock.set('2026-11-24T03:00:00.000Z');
    const work = await activities.submitted(staffA1, { name: 'Rapat koordinasi' });
    await headOfA1.api.post(`/activities/${work}/return`, { note: 'Lampirkan notula.' });
    const squad = await squadFor(test, agency);
    const assignment = await assignmentAt(agency, squad, staffA1, 'approve');
    const { body } = await staffA1.api.get('/home');
    expect(body.tasks).toEqual([
      {
        kind: 'activity',
        reason: 'returned',
        id: work,
        title: 'Rapat koordinasi',
        by: headOfA1.name,
        at: '2026-11-24T03:00:00.000Z',
        note: 'Lampirkan notula.',
        link: `/aktivitas/${work}`,
      },
      {
        kind: 'skp',
        reason: 'returned',
        id: skp.skpId,
        title: 'SKP 2026, versi 1',
        by: headOfA1.name,
        at: '2026-11-24T02:14:00.000Z',
        note: 'Sebutkan targetnya.',
        link: `/skp/${skp.skpId}`,
      },
      expect.objectContaining({
        kind: 'letter',
        reason: 'draft',
        title: 'Konsep surat penugasan: Analis data',
        link: `/penugasan/${assignment.id}`,
      }),
    ]);
    expect(body.waiting).toEqual([
      expect.objectContaining({ kind: 'assignment', withWhom: headOfA1.name }),
    ]);
    test.clock.set('2026-11-24T02:14:00.000Z');
  });

  it('counts a goal from reports and validated work', async () => {
    const { staffA2, headOfA2 } = agency;
    const { rhkId } = await approvedSkp(test, staffA2);
    const work = (quantity: string, unit = 'Dokumen') =>
      activities.submitted(staffA2, { rhkId, output: { quantity, unit } });
    await work('5');
    for (const id of [await work('3'), await work('9', 'notula')])
      expect((await headOfA2.api.post(`/activities/${id}/validate`, {})).status).toBe(200);
    const { body } = await staffA2.api.get('/home');
    expect(body.goals).toEqual([
      {
        rhkId,
        goalId: null,
        text: 'Rancangan layanan terpadu',
        proposed: false,
        target: '12',
        unit: 'dokumen',
        realised: '3',
        percent: 25,
        lastEvidenceOn: '2026-11-24',
      },
    ]);
  });

  it('offers the last work of an earlier day to copy', async () => {
    const { api } = agency.staffB1b;
    await activities.draft(agency.staffB1b);
    expect((await api.get('/home')).body.previousActivityId).toBeNull();
    const before = await activities.draft(agency.staffB1b, { date: '2026-11-20' });
    await activities.draft(agency.staffB1b, { date: '2026-11-19' });
    expect((await api.get('/home')).body.previousActivityId).toBe(before);
  });

  it('shows a leader the seats that are open and who is being asked', async () => {
    const squad = await squadFor(test, agency, { leader: agency.staffB1, count: 3 });
    await assignmentAt(agency, squad, agency.staffB1b, 'accept');
    const { body } = await agency.staffB1.api.get('/home');
    expect(body.squads).toEqual([
      expect.objectContaining({
        id: squad.id,
        status: 'recruiting',
        members: 0,
        // Two of three ordinary seats, and the leader's own.
        openSeats: 3,
        underWay: 1,
      }),
    ]);
    expect((await agency.staffB1b.api.get('/home')).body.inbox).toEqual([
      expect.objectContaining({ kind: 'assignment', via: 'employee', dueAt: '2026-11-27' }),
    ]);
  });

  it('names to a head what is stuck below, with whom, and not what waits with the head', async () => {
    await activities.submitted(agency.staffA1b);
    test.clock.set('2026-12-02T02:14:00.000Z');
    const late = async (employee: typeof agency.headOfDinasA) =>
      (await employee.api.get('/home')).body.exceptions.filter(
        (row: { kind: string }) => row.kind === 'validation_overdue',
      );
    expect(await late(agency.headOfDinasA)).toContainEqual(
      expect.objectContaining({ count: 1, name: agency.headOfA1.name, since: '2026-12-01' }),
    );
    expect(await late(agency.headOfA1)).toEqual([]);
    expect(await late(agency.headOfDinasB)).toEqual([]);
    const missing = (await agency.headOfA2.api.get('/home')).body.exceptions;
    expect(missing).toContainEqual(expect.objectContaining({ kind: 'skp_missing', count: 1 }));
    test.clock.set('2026-11-24T02:14:00.000Z');
  });

  it('asks as often for one row as for many', async () => {
    const read = () => test.countStatements(() => agency.staffA1.api.get('/home'));
    const before = await read();
    for (let hour = 8; hour < 14; hour += 1) {
      const id = await activities.submitted(agency.staffA1, {
        startsAt: `${String(hour).padStart(2, '0')}:00`,
        endsAt: `${String(hour).padStart(2, '0')}:30`,
      });
      await agency.headOfA1.api.post(`/activities/${id}/return`, { note: 'Perbaiki.' });
    }
    const after = await read();
    expect(after.result.body.tasks.length).toBeGreaterThan(before.result.body.tasks.length);
    expect(after.statements).toBe(before.statements);
    expect(after.statements).toBeLessThanOrEqual(25);
  });
});
