import { startTestApp, type TestApp } from '../../../test/app.js';
import { goal, type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { approvedSkp } from '../../../test/factories/skp.js';
import { systemOf } from '../../workflow/events/audit.service.js';
import { newId } from '../../platform/database/ids.js';
import { type RhkProposal, SkpService } from './skp.service.js';

describe('SKP for other features', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let tree: SmallTree;
  let service: SkpService;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    tree = await smallTree(test, agency);
    service = test.app.get(SkpService);
  });
  afterAll(() => test.close());

  const agencyId = () => agency.factory.agencyId;
  const propose = (over: Partial<RhkProposal>) =>
    test.database.transaction((tx) =>
      service.proposeRhk(
        tx,
        {
          agencyId: agencyId(),
          employeeId: agency.staffA1.employeeId,
          squadId: null,
          goalId: tree.service.id,
          ownerUnitId: agency.units.dinasA.id,
          assignmentId: newId(),
          text: 'Data NIK ganda bersih',
          kind: 'utama',
          until: '2026-12-31',
          ...over,
        },
        systemOf(agencyId()),
      ),
    );
  const versions = (employeeId: string) =>
    test.database.query(
      `select r.number, r.status from skp_revision r join skp s on s.id = r.skp_id where s.employee_id = $1 order by r.number`,
      [employeeId],
    );

  it('drafts an SKP for somebody who has none, and lets work be logged on the proposed RHK', async () => {
    const rhkId = await propose({});
    expect(await versions(agency.staffA1.employeeId)).toEqual([{ number: 1, status: 'draft' }]);
    const facts = await service.rhkFacts(test.database, agencyId(), [rhkId, newId()]);
    expect(facts.size).toBe(1);
    expect(facts.get(rhkId)).toMatchObject({
      employeeId: agency.staffA1.employeeId,
      goalId: tree.service.id,
      intervenedOwnerEmployeeId: null,
      proposed: true,
      inForce: false,
    });
    const booked = await service.rhkOn(test.database, agencyId(), rhkId, '2026-11-24');
    const [mine] = await service.myRhk(
      test.database,
      { agencyId: agencyId(), employeeId: agency.staffA1.employeeId },
      '2026-11-24',
    );
    expect(mine).toMatchObject({
      id: rhkId,
      proposed: true,
      actionItem: { id: booked?.actionItemId },
    });
  });

  it('drafts one SKP when two letters are received at the same moment', async () => {
    const { employeeId } = agency.staffUmum;
    const ids = await Promise.all(
      Array.from({ length: 5 }, (_, n) => propose({ employeeId, goalId: null, text: `RHK ${n}` })),
    );
    expect(new Set(ids).size).toBe(5);
    expect(await versions(employeeId)).toEqual([{ number: 1, status: 'draft' }]);
  });

  it('opens the next version and leaves the approved one in force', async () => {
    const boss = await approvedSkp(test, agency.headOfA1, { goalId: tree.bidangA1.id });
    const skp = await approvedSkp(test, agency.staffA1b, { intervenedRhkId: boss.rhkId });
    const assignmentId = newId();
    const member = { employeeId: agency.staffA1b.employeeId, assignmentId };
    const rhkId = await propose(member);
    expect(await propose(member)).toBe(rhkId);
    expect(await versions(agency.staffA1b.employeeId)).toEqual([
      { number: 1, status: 'approved' },
      { number: 2, status: 'draft' },
    ]);
    const facts = await service.rhkFacts(test.database, agencyId(), [skp.rhkId, rhkId]);
    expect(facts.get(skp.rhkId)).toMatchObject({
      inForce: true,
      proposed: false,
      intervenedOwnerEmployeeId: agency.headOfA1.employeeId,
    });
    const mine = await service.myRhk(
      test.database,
      { agencyId: agencyId(), employeeId: agency.staffA1b.employeeId },
      '2026-11-24',
    );
    expect(mine.map((rhk) => [rhk.id, rhk.proposed])).toEqual([
      [skp.rhkId, false],
      [rhkId, true],
    ]);
  });

  it('intervenes the RHK that carries the goal: of its pengampu’s head, else of the next head up to the owner', async () => {
    const { id } = await goal(test, agencyId(), { unit: agency.units.bidangB1 });
    const ownerUnitId = agency.units.dinasB.id;
    const intervened = async (employeeId: string) => {
      const rhkId = await propose({ employeeId, goalId: id, ownerUnitId, kind: 'tambahan' });
      return (await service.rhkFacts(test.database, agencyId(), [rhkId])).get(rhkId);
    };
    // Nobody carries it yet: the goal itself.
    const { employeeId } = agency.staffUmum;
    expect(await intervened(employeeId)).toMatchObject({ goalId: id, intervenedRhkId: null });
    const owner = await approvedSkp(test, agency.headOfDinasB, { goalId: id });
    expect(await intervened(employeeId)).toMatchObject({
      intervenedRhkId: owner.rhkId,
      intervenedOwnerEmployeeId: agency.headOfDinasB.employeeId,
    });
    const pengampu = await approvedSkp(test, agency.headOfB1, { goalId: id });
    expect(await intervened(employeeId)).toMatchObject({
      goalId: id,
      intervenedRhkId: pengampu.rhkId,
      intervenedOwnerEmployeeId: agency.headOfB1.employeeId,
    });
    // A head above the owner is not offered, and nobody intervenes in their own RHK.
    const other = await goal(test, agencyId(), { unit: agency.units.bidangB1 });
    await approvedSkp(test, agency.regionalHead, { goalId: other.id });
    const far = await propose({ employeeId, goalId: other.id, ownerUnitId });
    expect((await service.rhkFacts(test.database, agencyId(), [far])).get(far)).toMatchObject({
      intervenedRhkId: null,
    });
  });

  it('takes a submitted version back, because it no longer says what was submitted', async () => {
    await approvedSkp(test, agency.staffA2);
    await propose({ employeeId: agency.staffA2.employeeId });
    await test.database.query(
      `update skp_revision set status = 'submitted' where status = 'draft' and skp_id in (select id from skp where employee_id = $1)`,
      [agency.staffA2.employeeId],
    );
    await propose({ employeeId: agency.staffA2.employeeId });
    expect((await versions(agency.staffA2.employeeId)).at(-1)).toEqual({
      number: 2,
      status: 'draft',
    });
  });

  it('counts at a goal who serves it directly or through the superior, once each', async () => {
    const { body } = await agency.staffB1.api.get(`/goals/${tree.bidangA1.id}`);
    const people = body.people.map((p: { employeeId: string }) => p.employeeId);
    expect(new Set(people)).toEqual(
      new Set([
        agency.headOfA1.employeeId,
        agency.staffA1.employeeId,
        agency.staffA1b.employeeId,
        agency.staffA2.employeeId,
      ]),
    );
    expect(body).toMatchObject({ carriers: 4, gaps: [] });
  });

  it('names reported items of the squad only', async () => {
    const squadId = newId();
    await test.database.query(
      `insert into squad (id, agency_id, goal_id, owner_unit_id, name, status, starts_on, ends_on)
       values ($1, $2, $3, $4, 'Tim Adminduk', 'active', '2026-10-01', '2026-12-31')`,
      [squadId, agencyId(), tree.service.id, agency.units.dinasA.id],
    );
    const done = await approvedSkp(test, agency.staffB1, { squadId, reported: 'Tiga selesai.' });
    await approvedSkp(test, agency.staffB1b, { squadId });
    const { body } = await agency.staffB1.api.get(`/goals/${tree.service.id}`);
    expect(body.squads).toMatchObject([{ id: squadId, name: 'Tim Adminduk' }]);
    const skp = await agency.staffB1.api.get(`/skp/${done.skpId}`);
    expect(skp.body.rhk[0].context.squadName).toBe('Tim Adminduk');
    const range = { from: '2026-10-01', until: '2026-12-31' };
    const members = [agency.staffB1.employeeId, agency.staffB1b.employeeId];
    const find = () => service.reportedItems(test.database, agencyId(), squadId, members, range);
    expect(await find()).toMatchObject([
      { id: done.actionItemId, reportText: 'Tiga selesai.', realised: '3', target: '3' },
    ]);
    await test.database.transaction((tx) =>
      service.reopenReports(tx, agencyId(), [done.actionItemId]),
    );
    expect(await find()).toEqual([]);
  });
});
