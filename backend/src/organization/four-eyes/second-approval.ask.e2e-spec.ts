import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { makeAdmin } from '../../../test/factories/admins.js';

describe('POST /second-approvals: nobody gives power to themselves', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  /** Heads Bagian Umum and is one of two admins who are people. */
  let asker: TestEmployee;

  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    asker = agency.headOfUmum;
    await makeAdmin(test, asker);
    await makeAdmin(test, agency.staffB1);
  });
  afterAll(() => test.close());

  const plt = (changes = {}) => ({
    kind: 'plt',
    unitId: agency.units.dinasB.id,
    delegateEmployeeId: asker.employeeId,
    startsOn: '2026-11-24',
    endsOn: '2026-12-31',
    basis: 'Surat perintah 800/12/2026',
    ...changes,
  });
  const ask = (body = {}) =>
    asker.api.post('/second-approvals', {
      act: 'delegation',
      reason: 'Kepala dinas pensiun',
      delegation: plt(),
      ...body,
    });

  it('refuses the admin who acts alone for themselves, at every act of power', async () => {
    const second = { status: 403, body: { code: 'second_approval_needed' } };
    expect(await asker.api.post('/delegations', plt())).toMatchObject(second);
    const grant = { employeeId: asker.employeeId, role: 'auditor' };
    expect(await asker.api.post('/grants', grant)).toMatchObject(second);
    const reason = 'Bekerja penuh di sana';
    const assess = (employeeId: string, assessorEmployeeId: string) =>
      asker.api.post(`/employees/${employeeId}/assessor-override`, { assessorEmployeeId, reason });
    expect(await assess(agency.staffA1.employeeId, asker.employeeId)).toMatchObject(second);
    expect(await assess(asker.employeeId, agency.sekda.employeeId)).toMatchObject(second);
    const [row] = await test.database.query(
      `select (select count(*)::int from delegation) + (select count(*)::int from assessor_override) as n`,
    );
    expect(row?.['n']).toBe(0);
  });

  it('is the admin’s to ask, for themselves alone', async () => {
    const body = { act: 'delegation', reason: 'Alasan', delegation: plt() };
    expect((await test.anonymous.post('/second-approvals', body)).status).toBe(401);
    expect((await agency.sekda.api.post('/second-approvals', body)).status).toBe(403);
    // an account that is nobody's has no self
    expect((await agency.admin.api.post('/second-approvals', body)).status).toBe(403);
    expect(
      await ask({ delegation: plt({ delegateEmployeeId: agency.headOfB1.employeeId }) }),
    ).toMatchObject({ status: 400, body: { errors: [{ code: 'not_for_oneself' }] } });
  });

  it.each([
    [{ act: 'coup' }, 'act'],
    [{ reason: ' ' }, 'reason'],
    [{ delegation: undefined }, 'delegation'],
    [{ act: 'grant' }, 'grant'],
  ])('refuses %j at %s', async (changes, field) => {
    const answer = await ask(changes);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toContain(field);
  });

  it('refuses at the act’s own field what its own route would', async () => {
    const late = await ask({ delegation: plt({ endsOn: '2026-11-20' }) });
    expect(late).toMatchObject({ status: 400, body: { errors: [{ field: 'endsOn' }] } });
    const foreign = await ask({ delegation: plt({ unitId: other.units.dinasB.id }) });
    expect(foreign).toMatchObject({ status: 400, body: { errors: [{ field: 'unitId' }] } });
  });

  it('waits for another admin or the unit’s head, who are told; the same is asked once', async () => {
    const [first, again] = await Promise.all([ask(), ask()]);
    expect([first.status, again.status].sort()).toEqual([201, 409]);
    const { body } = first.status === 201 ? first : again;
    expect(body).toMatchObject({
      status: 'pending',
      beginsOn: null,
      askedBy: { employeeId: asker.employeeId },
      allowedActions: ['withdraw'],
    });
    expect(body.title).toContain('Plt. kepala DINAS DISB');
    // nothing has begun
    const roles = (await asker.api.get('/me')).body.capacities;
    expect(JSON.stringify(roles)).not.toContain(agency.units.dinasB.id);
    const told = await test.database.query(
      `select employee_id from notification where kind = 'second-approval.ask' and entity_id = $1`,
      [body.id],
    );
    expect(told.map((row) => row['employee_id']).sort()).toEqual(
      [agency.staffB1.employeeId, agency.headOfDinasB.employeeId].sort(),
    );
    const url = `/second-approvals/${body.id}`;
    expect((await test.anonymous.get(url)).status).toBe(401);
    expect((await agency.staffA1.api.get(url)).status).toBe(404);
    expect((await agency.headOfDinasA.api.get(url)).status).toBe(404);
    expect((await other.admin.api.get(url)).status).toBe(404);
    for (const { api } of [agency.staffB1, agency.headOfDinasB, agency.regionalHead]) {
      expect((await api.get(url)).body.allowedActions).toEqual(['confirm', 'refuse']);
      const inbox = await api.get('/inbox?kind=second_approval');
      expect(inbox.body.items).toMatchObject([{ id: body.id, requestedBy: asker.name }]);
      expect(inbox.body.counts).toContainEqual({ kind: 'second_approval', count: 1 });
    }
    expect((await agency.headOfDinasA.api.get('/inbox?kind=second_approval')).body.items).toEqual(
      [],
    );
    expect((await asker.api.get('/inbox?kind=second_approval')).body.items).toEqual([]);
  });
});
