import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  assignmentAt,
  decides,
  squadFor,
  startAssignment,
  walkTo,
} from '../../../test/factories/assignments.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';

type Capacity = 'employee' | 'assessor' | 'unit_head';
type Expected = [action: string, capacity: Capacity, holder: keyof SmallAgency];

/** The six chains of R408 that stay in one agency; the squad belongs to Dinas A. */
const CHAINS: {
  name: string;
  by: keyof SmallAgency;
  who: keyof SmallAgency;
  origin: 'appointment' | 'volunteer';
  route: string;
  steps: Expected[];
  letters: [kind: string, unit: string][];
}[] = [
  {
    name: 'within unit, leader',
    by: 'staffA1b',
    who: 'staffA2',
    origin: 'appointment',
    route: 'within_unit',
    steps: [
      ['accept', 'employee', 'staffA2'],
      ['approve', 'assessor', 'headOfA2'],
      ['issue', 'unit_head', 'headOfDinasA'],
      ['acknowledge', 'employee', 'staffA2'],
    ],
    letters: [['assignment', 'DISA']],
  },
  {
    name: 'within unit, PjPK',
    by: 'headOfA2',
    who: 'staffA2',
    origin: 'appointment',
    route: 'within_unit',
    steps: [
      ['accept', 'employee', 'staffA2'],
      ['issue', 'unit_head', 'headOfDinasA'],
      ['acknowledge', 'employee', 'staffA2'],
    ],
    letters: [['assignment', 'DISA']],
  },
  {
    name: 'within unit, Kepala Unit',
    by: 'headOfDinasA',
    who: 'staffA2',
    origin: 'appointment',
    route: 'within_unit',
    steps: [
      ['issue', 'unit_head', 'headOfDinasA'],
      ['acknowledge', 'employee', 'staffA2'],
    ],
    letters: [['assignment', 'DISA']],
  },
  {
    name: 'within unit, volunteer',
    by: 'staffA2',
    who: 'staffA2',
    origin: 'volunteer',
    route: 'within_unit',
    steps: [
      ['approve', 'assessor', 'headOfA2'],
      ['issue', 'unit_head', 'headOfDinasA'],
      ['acknowledge', 'employee', 'staffA2'],
    ],
    letters: [['assignment', 'DISA']],
  },
  {
    name: 'across units, leader',
    by: 'staffA1b',
    who: 'staffB1',
    origin: 'appointment',
    route: 'cross_unit',
    steps: [
      ['accept', 'employee', 'staffB1'],
      ['approve', 'unit_head', 'headOfDinasA'],
      ['endorse', 'assessor', 'headOfB1'],
      ['approve', 'unit_head', 'headOfDinasB'],
      ['issue', 'unit_head', 'headOfDinasB'],
      ['acknowledge', 'employee', 'staffB1'],
    ],
    letters: [
      ['request', 'DISA'],
      ['recommendation', 'DISB'],
      ['answer', 'DISB'],
      ['assignment', 'DISB'],
    ],
  },
  {
    name: "across units, owner's Kepala Unit",
    by: 'headOfDinasA',
    who: 'staffB1',
    origin: 'appointment',
    route: 'cross_unit',
    steps: [
      ['endorse', 'assessor', 'headOfB1'],
      ['approve', 'unit_head', 'headOfDinasB'],
      ['issue', 'unit_head', 'headOfDinasB'],
      ['acknowledge', 'employee', 'staffB1'],
    ],
    letters: [
      ['request', 'DISA'],
      ['recommendation', 'DISB'],
      ['answer', 'DISB'],
      ['assignment', 'DISB'],
    ],
  },
  {
    name: 'across units, volunteer',
    by: 'staffB1',
    who: 'staffB1',
    origin: 'volunteer',
    route: 'cross_unit',
    steps: [
      ['endorse', 'assessor', 'headOfB1'],
      ['approve', 'unit_head', 'headOfDinasA'],
      ['approve', 'unit_head', 'headOfDinasB'],
      ['issue', 'unit_head', 'headOfDinasB'],
      ['acknowledge', 'employee', 'staffB1'],
    ],
    letters: [
      ['recommendation', 'DISB'],
      ['request', 'DISB'],
      ['answer', 'DISA'],
      ['assignment', 'DISB'],
    ],
  },
];

describe('the chains of R408 over HTTP', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const person = (key: keyof SmallAgency): TestEmployee => {
    const found = agency[key];
    if (!('employeeId' in found)) throw new Error(`${key} is nobody`);
    return found;
  };

  it.each(CHAINS)('$name', async ({ by, who, origin, route, steps, letters }) => {
    const squad = await squadFor(test, agency, { skills: ['analisis data'] });
    const employee = person(who);
    const started = await startAssignment(squad, employee, { by: person(by), origin });
    expect(started.status).toBe(201);
    expect(started.body.route).toBe(route);
    expect(
      started.body.steps.map(
        (step: { action: string; approver: { capacity: string; employeeId: string } }) => [
          step.action,
          step.approver.capacity,
          step.approver.employeeId,
        ],
      ),
    ).toEqual(
      steps.map(([action, capacity, holder]) => [action, capacity, person(holder).employeeId]),
    );

    const issued = await walkTo(agency, started, 'acknowledge');
    expect(issued.status).toBe('issued');
    const active = await walkTo(agency, { ...started, body: issued }, null);
    expect(active.status).toBe('active');
    expect(active.steps.every((step: { status: string }) => step.status === 'done')).toBe(true);

    const { body: list } = await employee.api.get(`/assignments/${active.id}/letters`);
    expect(
      list.items.map((letter: { kind: string; number: string }) => [
        letter.kind,
        letter.number.split('/')[2],
      ]),
    ).toEqual(letters);

    const members = await test.database.query(
      `select starts_on::text as "startsOn", ends_on::text as "endsOn" from squad_member where squad_id = $1 and employee_id = $2`,
      [squad.id, employee.employeeId],
    );
    expect(members).toEqual([{ startsOn: '2026-11-24', endsOn: '2026-12-31' }]);
    const rhk = await test.database.query<{ kind: string; proposed: boolean }>(
      'select kind, proposed from rhk_snapshot where assignment_id = $1',
      [active.id],
    );
    expect(rhk).toEqual([{ kind: route === 'within_unit' ? 'utama' : 'tambahan', proposed: true }]);
    const told = await squad.leader.api.get('/notifications');
    expect(told.body.items.map((news: { title: string }) => news.title)).toContain(
      'Surat penugasan sudah diterima',
    );
    const vias = await test.database.query<{ via: string }>(
      `select via from audit_event where entity_id = $1 and action <> 'assignment.start' order by id`,
      [active.id],
    );
    expect(vias.map(({ via }) => via)).toEqual(steps.map(([, capacity]) => capacity));
  });

  it('asks the own PjPK when someone volunteers in the own unit', async () => {
    const squad = await squadFor(test, agency);
    const { body } = await startAssignment(squad, agency.staffA1, { origin: 'volunteer' });
    const inbox = await agency.headOfA1.api.get('/inbox');
    expect(inbox.body.items).toContainEqual(
      expect.objectContaining({ id: body.id, via: 'assessor' }),
    );
  });

  it('gives the PjPK a tembusan where the Kepala Unit assigns without asking', async () => {
    const squad = await squadFor(test, agency);
    const issued = await assignmentAt(agency, squad, agency.staffA1, 'acknowledge', {
      by: agency.headOfDinasA,
    });
    const { body: list } = await agency.staffA1.api.get(`/assignments/${issued.id}/letters`);
    const { body: letter } = await agency.staffA1.api.get(`/letters/${list.items[0].id}`);
    // Who signs is not copied, though the owner of the performance is the same person here.
    expect(letter.copies).toEqual([
      `Kepala ${agency.units.bidangA1.name}`,
      expect.stringContaining('Ketua Tim Kerja'),
    ]);
    const news = await agency.headOfA1.api.get('/notifications');
    expect(news.body.items.map((one: { link: string }) => one.link)).toContain(
      `/surat/${list.items[0].id}`,
    );
  });

  it('keeps a volunteer’s request as it was sent, whatever the konsep says later', async () => {
    const squad = await squadFor(test, agency);
    const started = await startAssignment(squad, agency.staffB1b, {
      origin: 'volunteer',
      note: 'Menguasai data',
    });
    const edited = await agency.staffB1b.api.put(`/assignments/${started.body.id}/letter-draft`, {
      text: 'Naskah yang diubah sesudah dikirim',
      version: 1,
    });
    const active = await walkTo(agency, { ...started, body: edited.body }, null);
    const { body: list } = await agency.staffB1b.api.get(`/assignments/${active.id}/letters`);
    const textOf = async (kind: string) => {
      const { id } = list.items.find((letter: { kind: string }) => letter.kind === kind);
      return JSON.stringify((await agency.staffB1b.api.get(`/letters/${id}`)).body);
    };
    expect(await textOf('request')).not.toContain('Naskah yang diubah');
    expect(await textOf('request')).toContain('Menguasai data');
    expect(await textOf('assignment')).toContain('Naskah yang diubah');
  });

  it('lets the PjPK sign where the agency says so', async () => {
    await test.database.query(
      `update agency set settings = settings || '{"letterSignatory": "assessor"}' where id = $1`,
      [agency.factory.agencyId],
    );
    const squad = await squadFor(test, agency);
    const started = await startAssignment(squad, agency.staffB1b, { by: agency.headOfDinasA });
    const issue = started.body.steps.find((step: { action: string }) => step.action === 'issue');
    expect(issue.approver).toMatchObject({
      capacity: 'assessor',
      employeeId: agency.headOfB1.employeeId,
    });
    // The chain is frozen: changing the setting later changes nothing for this one.
    await test.database.query(
      `update agency set settings = settings - 'letterSignatory' where id = $1`,
      [agency.factory.agencyId],
    );
    const active = await walkTo(agency, started, null);
    const { body } = await agency.staffB1b.api.get(`/assignments/${active.id}`);
    expect(body.letters.at(-1)).toMatchObject({
      kind: 'assignment',
      signerName: agency.headOfB1.name,
    });
  });

  it('moves a pending step to the Plh at once, and back', async () => {
    const squad = await squadFor(test, agency);
    const started = await startAssignment(squad, agency.staffA1, { by: agency.headOfDinasA });
    const { id } = started.body;
    await agency.factory.delegate(
      agency.units.dinasA,
      agency.headOfA2,
      'plh',
      '2026-11-24',
      '2026-11-24',
    );
    const absent = await decides(agency.headOfDinasA, id, 'issue');
    expect(absent.status).toBe(403);
    const inbox = await agency.headOfA2.api.get('/inbox');
    expect(inbox.body.items).toContainEqual(
      expect.objectContaining({ id, kind: 'assignment', via: 'unit_head:plh' }),
    );
    const issued = await decides(agency.headOfA2, id, 'issue');
    expect(issued.body.steps[0].approver).toMatchObject({
      name: agency.headOfA2.name,
      delegationKind: 'plh',
      forecast: false,
    });
    const [event] = await test.database.query<{ via: string }>(
      `select via from audit_event where entity_id = $1 and action = 'assignment.issue'`,
      [id],
    );
    expect(event?.via).toBe('unit_head:plh');
    const { body: letters } = await agency.headOfA2.api.get(`/assignments/${id}/letters`);
    expect(letters.items[0].signerPosition).toBe(`Plh. Kepala ${agency.units.dinasA.name}`);
    test.clock.set('2026-11-25T02:00:00Z');
    await agency.factory.refresh();
    const next = await squadFor(test, agency);
    const back = await startAssignment(next, agency.staffA2, { by: agency.headOfDinasA });
    expect(back.status).toBe(201);
    test.clock.set('2026-11-24T02:14:00.000Z');
  });

  it('never lets an acting head decide on the own assignment', async () => {
    test.clock.set('2026-11-25T02:00:00Z');
    const squad = await squadFor(test, agency, { leader: agency.staffA1b });
    const started = await startAssignment(squad, agency.staffA2);
    await agency.staffA2.api.post(`/assignments/${started.body.id}/accept`, {});
    await agency.factory.delegate(
      agency.units.dinasA,
      agency.staffA2,
      'plt',
      '2026-11-25',
      '2026-11-25',
    );
    const own = await decides(agency.staffA2, started.body.id, 'approve');
    expect(own.status).toBe(403);
    const inbox = await agency.staffA2.api.get('/inbox');
    expect(inbox.body.items.map((item: { id: string }) => item.id)).not.toContain(started.body.id);
  });
});
