import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  assignmentAt,
  decides,
  squadFor,
  startAssignment,
  walkTo,
} from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { type Seat } from '../../kernel/actor.js';
import { passUp } from '../../organization/acting/domain/seat.js';
import { SeatService } from '../../organization/acting/seat.service.js';

const TODAY = '2026-11-24';

describe('four eyes on the steps of an assignment', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let made = 0;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    made += 1;
    agency = await smallAgency(test, `352${made}`);
  });
  afterAll(() => test.close());

  const inboxIds = async (person: SmallAgency['sekda']): Promise<string[]> =>
    (await person.api.get('/inbox?kind=assignment')).body.items.map(({ id }: { id: string }) => id);
  const countOf = async (person: SmallAgency['sekda']): Promise<number> =>
    (await person.api.get('/me')).body.counts.inbox;
  const turnOf = (body: { steps: { status: string; approver: { employeeId: string } }[] }) =>
    body.steps.find(({ status }) => status === 'pending')?.approver;

  it('the starter who becomes Plt decides none; the seat passes to the head above, who finds and signs it', async () => {
    const squad = await squadFor(test, agency);
    const waiting = await assignmentAt(agency, squad, agency.staffA2, 'issue');
    await agency.factory.delegate(agency.units.dinasA, squad.leader, 'plt', TODAY, TODAY);
    await agency.factory.refresh();
    expect((await decides(squad.leader, waiting.id, 'issue')).status).toBe(403);
    expect(await inboxIds(squad.leader)).toEqual([]);

    const { regionalHead } = agency;
    expect(await inboxIds(regionalHead)).toEqual([waiting.id]);
    expect(await countOf(regionalHead)).toBe(1);
    const { body } = await regionalHead.api.get(`/assignments/${waiting.id}`);
    expect(turnOf(body)).toMatchObject({ employeeId: regionalHead.employeeId, forecast: false });
    const waits = await agency.staffA2.api.get('/waiting');
    expect(waits.body.items[0]).toMatchObject({ withWhom: regionalHead.name });
    const issued = await decides(regionalHead, waiting.id, 'issue');
    expect(issued.status).toBe(200);
    const { body: letters } = await agency.staffA2.api.get(`/assignments/${waiting.id}/letters`);
    expect(letters.items.at(-1)).toMatchObject({ signerName: regionalHead.name });
  });

  it('the owner’s head who acts for the home unit as well does not answer the own request', async () => {
    const squad = await squadFor(test, agency);
    await agency.factory.delegate(agency.units.dinasB, agency.headOfDinasA, 'plh', TODAY, TODAY);
    await agency.factory.refresh();
    const started = await startAssignment(squad, agency.staffB1, { by: agency.headOfDinasA });
    const endorsed = await decides(agency.headOfB1, started.body.id, 'endorse');
    expect(turnOf(endorsed.body)).toMatchObject({ employeeId: agency.regionalHead.employeeId });
    expect((await decides(agency.headOfDinasA, started.body.id, 'approve')).status).toBe(403);
    expect((await decides(agency.regionalHead, started.body.id, 'approve')).status).toBe(200);
    const news = await agency.regionalHead.api.get('/notifications');
    expect(news.body.items.map(({ title }: { title: string }) => title)).toContain(
      'Persetujuan Anda diminta',
    );
  });

  it('a seat held by the person concerned passes up instead of standing still', async () => {
    const squad = await squadFor(test, agency);
    const waiting = await assignmentAt(agency, squad, agency.staffA2, 'approve');
    await agency.factory.delegate(agency.units.bidangA2, agency.staffA2, 'plt', TODAY, TODAY);
    await agency.factory.refresh();
    expect((await decides(agency.staffA2, waiting.id, 'approve')).status).toBe(403);
    expect(await inboxIds(agency.headOfDinasA)).toEqual([waiting.id]);
    const approved = await decides(agency.headOfDinasA, waiting.id, 'approve');
    expect(approved.status).toBe(200);
    expect(turnOf(approved.body)).toMatchObject({ employeeId: agency.headOfDinasA.employeeId });
  });

  it('the Kepala Unit who assigns within the unit issues as before', async () => {
    const squad = await squadFor(test, agency);
    const started = await startAssignment(squad, agency.staffA2, { by: agency.headOfDinasA });
    expect(await inboxIds(agency.headOfDinasA)).toEqual([started.body.id]);
    expect((await walkTo(agency, started, 'acknowledge')).status).toBe('issued');
  });

  it('is one rule in code and in the database', async () => {
    const { factory, units } = agency;
    await factory.delegate(units.dinasB, agency.headOfDinasA, 'plh', TODAY, TODAY);
    await factory.refresh();
    const database = test.database;
    const [heads, paths, assessors] = await Promise.all([
      database.query<{ unit: string; employee: string }>(
        'select h.unit_id as unit, h.employee_id as employee from unit u, unit_heads($1, u.id, $2) h',
        [factory.agencyId, TODAY],
      ),
      database.query<{ id: string; path: string[] }>(
        'select id, path from unit where agency_id = $1',
        [factory.agencyId],
      ),
      database.query<Seat & { id: string }>(
        `select employee_id as id, assessor_unit_id as "unitId", assessor_employee_id as "employeeId" from employee_directory where agency_id = $1`,
        [factory.agencyId],
      ),
    ]);
    const day = {
      headsOf: (unitId: string) => heads.filter((h) => h.unit === unitId).map((h) => h.employee),
      above: (unitId: string) =>
        (paths.find(({ id }) => id === unitId)?.path ?? [])
          .filter((id) => id !== unitId)
          .toReversed(),
      assessorOf: (id: string): Seat | null => {
        const found = assessors.find((one) => one.id === id);
        return found ? { unitId: found.unitId, employeeId: found.employeeId } : null;
      },
    };
    const everybody = assessors.map(({ id }) => id);
    const seats: Seat[] = [
      ...paths.map(({ id }) => ({ unitId: id, employeeId: null })),
      ...everybody.map((id) => ({ unitId: null, employeeId: id })),
    ];
    const bars = [
      [],
      ...everybody.map((id) => [id]),
      ...everybody.map((id) => [
        id,
        agency.headOfDinasA.employeeId,
        agency.regionalHead.employeeId,
      ]),
      everybody,
    ];
    const asked = seats.flatMap((seat) => bars.map((barred) => ({ seat, barred })));
    const found = await test.app
      .get(SeatService)
      .deciding(database, factory.agencyId, 'Asia/Jakarta', asked);
    expect(found).toEqual(asked.map(({ seat, barred }) => passUp(seat, barred, day)));
  });
});
