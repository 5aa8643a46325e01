import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { membership, squad, type TestSquad } from '../../../test/factories/squads.js';

describe('reading squads', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let running: TestSquad;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    running = await squad(test, agency, { status: 'active', leader: agency.staffA1 });
    await membership(test, agency, running, agency.staffB1, { share: '70' });
    await membership(test, agency, await squad(test, agency), agency.staffB1, { share: '40' });
    await squad(test, agency, { status: 'draft' });
  });
  afterAll(() => test.close());

  it('shows everyone what recruits or runs, and drafts to who prepares them', async () => {
    expect((await test.anonymous.get('/squads')).status).toBe(401);
    expect((await agency.staffB1b.api.get('/squads')).body.items).toHaveLength(2);
    expect((await agency.headOfA1.api.get('/squads')).body.items).toHaveLength(3);
    expect((await agency.admin.api.get('/squads?status=draft')).body.items).toHaveLength(1);
    expect((await agency.staffB1.api.get('/squads?mine=true')).body.items).toHaveLength(2);
    expect((await agency.staffA1.api.get('/squads?mine=true')).body.items).toHaveLength(1);
    expect((await agency.staffA1.api.get('/squads?status=apa')).status).toBe(400);
  });

  it('adds up the load of a member over all squads', async () => {
    const { body } = await agency.staffB1b.api.get(`/squads/${running.id}`);
    expect(body.roles[0].members[0]).toMatchObject({
      employeeId: agency.staffB1.employeeId,
      loadPercent: '110',
      loadCount: 2,
      sharePercent: '70.00',
    });
    expect(body.allowedActions).toEqual([]);
  });

  it('says to whom it is open: to ask people in, and the way to the assessment', async () => {
    const said = async (api: typeof agency.staffA1.api): Promise<string[]> =>
      (await api.get(`/squads/${running.id}`)).body.allowedActions;
    // The leader and the owner do both, a member follows what the squad is given, the assessor of a member does neither here.
    for (const { api } of [agency.staffA1, agency.headOfDinasA])
      expect(await said(api)).toEqual(expect.arrayContaining(['propose', 'follow-assessment']));
    expect(await said(agency.staffB1.api)).toEqual(['follow-assessment']);
    expect(await said(agency.headOfB1.api)).toEqual([]);
    expect(await said(agency.admin.api)).toEqual([]);
  });

  it('offers an account of nobody nothing of a squad without a leader', async () => {
    const led = await squad(test, agency);
    await test.database.query('update squad set leader_employee_id = null where id = $1', [led.id]);
    expect((await agency.admin.api.get(`/squads/${led.id}`)).body.allowedActions).toEqual([]);
    await test.database.query('delete from squad_role where squad_id = $1', [led.id]);
    await test.database.query('delete from squad where id = $1', [led.id]);
  });

  it('offers heads of units to form a squad', async () => {
    expect((await agency.headOfA1.api.get('/squads')).body.allowedActions).toEqual(['create']);
    expect((await agency.staffA1.api.get('/squads')).body.allowedActions).toEqual([]);
  });

  it('asks the database a bounded number of times, however many members there are', async () => {
    const first = await test.countStatements(() =>
      agency.staffB1b.api.get(`/squads/${running.id}`),
    );
    await membership(test, agency, running, agency.staffA2);
    const second = await test.countStatements(() =>
      agency.staffB1b.api.get(`/squads/${running.id}`),
    );
    expect(second.statements).toBe(first.statements);
    expect(first.statements).toBeLessThanOrEqual(10);
  });

  it('offers the open roles with what fits me', async () => {
    const { body } = await agency.staffA1b.api.get('/squads/open-roles');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      seatsLeft: 1,
      isOwnUnit: true,
      isTaken: false,
      matchedSkills: [],
      allowedActions: ['volunteer'],
    });
    const ofHead = await agency.headOfA1.api.get('/squads/open-roles');
    expect(ofHead.body.items[0]).toMatchObject({ isTaken: false, allowedActions: [] });
    const skilled = await agency.staffB1.api.get('/squads/open-roles?skill=Analisis%20Data');
    expect(skilled.body.items[0]).toMatchObject({
      isOwnUnit: false,
      isTaken: true,
      matchedSkills: ['analisis data'],
      allowedActions: [],
    });
  });

  it('offers a head the goals that a squad of theirs may serve', async () => {
    const ids = async (api: typeof agency.staffA1.api): Promise<string[]> =>
      (await api.get('/squads/goal-choices')).body.items.map(
        (item: { goalId: string }) => item.goalId,
      );
    expect(await ids(agency.headOfA1.api)).toContain(running.goal.id);
    expect(await ids(agency.headOfDinasA.api)).toContain(running.goal.id);
    expect(await ids(agency.headOfA2.api)).not.toContain(running.goal.id);
    expect(await ids(agency.staffA1.api)).toEqual([]);
  });
});
