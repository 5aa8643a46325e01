import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';

describe('PjPK: exceptions, confirmation and override', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let lost: TestEmployee;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    // no template rule names the head of a Dinas as PjPK of staff: found by the last rule only
    lost = await agency.factory.employee(agency.units.dinasA);
    await agency.factory.refresh();
  });
  afterAll(() => test.close());

  const list = async () => (await agency.admin.api.get('/assessor-exceptions?limit=100')).body;
  const ids = async (): Promise<string[]> =>
    (await list()).items.map((item: { employeeId: string }) => item.employeeId);

  it('lists who was resolved only by the last rule, never the regional head', async () => {
    expect((await test.anonymous.get('/assessor-exceptions')).status).toBe(401);
    expect((await agency.staffA1.api.get('/assessor-exceptions')).status).toBe(403);
    const { items, total } = await list();
    expect(total).toBe(items.length);
    expect(items).toContainEqual(
      expect.objectContaining({
        employeeId: lost.employeeId,
        basis: 'nearest_head',
        assessor: expect.objectContaining({ employeeId: agency.headOfDinasA.employeeId }),
        allowedActions: ['confirm', 'override'],
      }),
    );
    expect(await ids()).not.toContain(agency.regionalHead.employeeId);
    expect(await ids()).not.toContain(agency.staffA1.employeeId);
  });

  it('confirms by the admin’s word; once more does no harm', async () => {
    const body = { employeeIds: [lost.employeeId] };
    const url = '/assessor-exceptions/confirm';
    expect((await agency.headOfDinasA.api.post(url, body)).status).toBe(403);
    const foreign = await agency.admin.api.post(url, { employeeIds: [other.staffA1.employeeId] });
    expect(foreign).toMatchObject({ status: 400, body: { errors: [{ field: 'employeeIds' }] } });
    expect((await agency.admin.api.post(url, body)).body).toMatchObject({ confirmed: 1 });
    expect(await ids()).not.toContain(lost.employeeId);
    expect((await agency.admin.api.post(url, body)).body).toMatchObject({ confirmed: 0 });
    await agency.factory.refresh();
    expect(await ids()).not.toContain(lost.employeeId);
  });

  const override = (employeeId: string, changes = {}) =>
    agency.admin.api.post(`/employees/${employeeId}/assessor-override`, {
      assessorEmployeeId: agency.headOfA2.employeeId,
      reason: 'Bekerja penuh di Bidang A2',
      ...changes,
    });

  it('overrides for the admin alone', async () => {
    const { employeeId } = agency.staffA1;
    const url = `/employees/${employeeId}/assessor-override`;
    expect((await test.anonymous.post(url, {})).status).toBe(401);
    const body = { assessorEmployeeId: agency.headOfA2.employeeId, reason: 'Alasan' };
    expect((await agency.headOfA1.api.post(url, body)).status).toBe(403);
    expect((await override(other.staffA1.employeeId)).status).toBe(404);
  });

  it.each([
    [{ reason: '' }, 'reason'],
    [{ assessorEmployeeId: newId() }, 'assessorEmployeeId'],
    [{ from: '2026-02-31' }, 'from'],
    [{ from: '1990-01-01' }, 'from'],
    [{ from: '2026-11-23' }, 'from'],
  ])('refuses %j at %s', async (changes, field) => {
    const answer = await override(agency.staffA1.employeeId, changes);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('lets nobody assess himself, nor two each other', async () => {
    const { employeeId } = agency.headOfA2;
    expect((await override(employeeId)).body.errors[0].code).toBe('self');
    await override(agency.staffA2.employeeId, { assessorEmployeeId: agency.headOfA1.employeeId });
    const mutual = await override(agency.headOfA1.employeeId, {
      assessorEmployeeId: agency.staffA2.employeeId,
    });
    expect(mutual.body.errors[0].code).toBe('mutual');
  });

  it('lets no ring of assessors close, whether by named people or by their posts', async () => {
    const { headOfB1, headOfDinasB, staffB1, staffB1b } = agency;
    await override(staffB1.employeeId, { assessorEmployeeId: staffB1b.employeeId });
    await override(staffB1b.employeeId, { assessorEmployeeId: headOfB1.employeeId });
    // headOfB1 is assessed by the head of Dinas B by post, staffB1 by way of staffB1b by headOfB1
    const ring = await override(headOfDinasB.employeeId, {
      assessorEmployeeId: staffB1.employeeId,
    });
    expect(ring.body.errors[0]).toMatchObject({ field: 'assessorEmployeeId', code: 'ring' });
    expect(ring.body.errors[0].message).toContain(
      `${staffB1.name} dinilai ${staffB1b.name} dinilai ${headOfB1.name} dinilai ${headOfDinasB.name}`,
    );
    const mutual = await override(headOfDinasB.employeeId, {
      assessorEmployeeId: headOfB1.employeeId,
    });
    expect(mutual.body.errors[0].code).toBe('mutual');
  });

  it('lists a ring that a delegation closes, until the admin names somebody else', async () => {
    const { staffA1b, units } = agency;
    const below = await agency.factory.employee(units.bagianHukum);
    await agency.factory.refresh();
    await override(staffA1b.employeeId, { assessorEmployeeId: below.employeeId });
    // now staffA1b heads the unit of the one who assesses staffA1b
    const plh = await agency.admin.api.post('/delegations', {
      kind: 'plh',
      unitId: units.bagianHukum.id,
      delegateEmployeeId: staffA1b.employeeId,
      startsOn: '2026-11-24',
      endsOn: '2026-11-30',
      basis: 'Surat perintah 800/13/2026',
    });
    expect(plh.status).toBe(201);
    const listed = (await list()).items.filter(({ problem }: { problem: string }) => problem);
    expect(listed.map(({ employeeId }: { employeeId: string }) => employeeId).sort()).toEqual(
      [staffA1b.employeeId, below.employeeId].sort(),
    );
    expect(listed[0]).toMatchObject({ problem: 'ring', allowedActions: ['override'] });
    const nod = await agency.admin.api.post('/assessor-exceptions/confirm', {
      employeeIds: [below.employeeId],
    });
    expect(nod).toMatchObject({ status: 400, body: { errors: [{ field: 'employeeIds' }] } });
    await override(staffA1b.employeeId, { assessorEmployeeId: agency.headOfA1.employeeId });
    expect(await ids()).not.toContain(below.employeeId);
  });

  it('lets the rules answer, and lists it, once whom the admin named holds no post', async () => {
    const { employeeId, api } = agency.staffUmum;
    const assessor = async () => (await api.get('/me')).body.assessor?.employeeId;
    const before = await assessor();
    const named = await agency.factory.employee(agency.units.bagianHukum);
    await agency.factory.refresh();
    await override(employeeId, { assessorEmployeeId: named.employeeId });
    expect(await assessor()).toBe(named.employeeId);
    await test.database.query(`update position_holding set ends_on = '2026-11-23' where id = $1`, [
      named.holdingId,
    ]);
    await agency.factory.refresh();
    expect(await assessor()).toBe(before);
    expect((await list()).items).toContainEqual(
      expect.objectContaining({ employeeId, problem: 'gone', allowedActions: ['override'] }),
    );
    const gone = await override(agency.staffB1.employeeId, {
      assessorEmployeeId: named.employeeId,
    });
    expect(gone.body.errors[0].code).toBe('employee_unknown');
  });

  it('stands before every rule from its first day, and keeps what was before', async () => {
    const { employeeId, api } = agency.staffA1;
    const assessor = async () => (await api.get('/me')).body.assessor.employeeId;
    expect((await override(employeeId)).body).toMatchObject({ status: 'confirmed' });
    expect(await assessor()).toBe(agency.headOfA2.employeeId);
    // corrected the same day, then again from a later one
    await override(employeeId, { assessorEmployeeId: agency.headOfDinasA.employeeId });
    expect(await assessor()).toBe(agency.headOfDinasA.employeeId);
    await override(employeeId, { from: '2026-12-01' });
    expect(await assessor()).toBe(agency.headOfDinasA.employeeId);
    const early = await override(employeeId, { from: '2026-11-30' });
    expect(early).toMatchObject({ status: 409, body: { code: 'override_later' } });
    const { body } = await agency.admin.api.get(`/employees/${employeeId}/record`);
    expect(
      body.overrides.map((row: { status: string; startsOn: string; endsOn: string | null }) => [
        row.status,
        row.startsOn,
        row.endsOn,
      ]),
    ).toEqual([
      ['confirmed', '2026-12-01', null],
      ['confirmed', '2026-11-24', '2026-11-30'],
      ['ended', '2026-11-24', '2026-11-24'],
    ]);
  });

  it('shows a person’s record to those who keep it', async () => {
    const url = `/employees/${agency.staffA1.employeeId}/record`;
    expect((await test.anonymous.get(url)).status).toBe(401);
    expect((await agency.headOfA1.api.get(url)).status).toBe(403);
    expect((await other.admin.api.get(url)).status).toBe(404);
    const { body } = await agency.admin.api.get(url);
    expect(body).toMatchObject({
      nip: agency.staffA1.nip,
      holdings: [{ unitId: agency.units.bidangA1.id, startsOn: '2026-01-01', endsOn: null }],
      ranks: [{ rank: 'III/c' }],
      account: { id: agency.staffA1.accountId, passwordState: 'own', lockedUntil: null },
      allowedActions: [
        'override',
        'move',
        'correct',
        'issue_code',
        'end_sessions',
        'leave',
        'suspend',
      ],
    });
  });

  it('tells in a person’s record until when the account is locked, while it is', async () => {
    const { accountId, employeeId } = agency.staffA1;
    const lockedUntil = async (minutes: number): Promise<string | null> => {
      const until = new Date(test.clock.now().getTime() + minutes * 60_000);
      await test.database.query('update account set locked_until = $2 where id = $1', [
        accountId,
        until,
      ]);
      const { body } = await agency.admin.api.get(`/employees/${employeeId}/record`);
      expect(until.getTime()).toBe(Date.parse(body.account.lockedUntil ?? until.toISOString()));
      return body.account.lockedUntil;
    };
    expect(await lockedUntil(15)).not.toBeNull();
    expect(await lockedUntil(-1)).toBeNull();
  });
});
