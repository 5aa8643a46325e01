import { startTestApp, type TestApp } from '../../../test/app.js';
import { smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { draftedSkp, submittedSkp } from '../../../test/factories/skp.js';
import { newId } from '../../platform/database/ids.js';

describe('proposing a PjPK (R308)', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let goalId: string;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    goalId = (await smallTree(test, agency)).service.id;
  });
  afterAll(() => test.close());

  const BOTH = { reason: 'Kami saling mengenal pekerjaan.' };
  const propose = (
    api: SmallAgency['admin']['api'],
    employeeId: string,
    body: object = {
      assessorEmployeeId: agency.headOfA2.employeeId,
      reason: 'Saya bekerja di bawah beliau.',
    },
  ) => api.post(`/employees/${employeeId}/assessor-proposals`, body);

  it('is for the person concerned', async () => {
    const { employeeId } = agency.staffA1;
    expect((await propose(test.anonymous, employeeId)).status).toBe(401);
    expect((await propose(agency.staffB1.api, employeeId)).status).toBe(403);
    expect((await propose(agency.staffA1.api, newId())).status).toBe(404);
    const self = { assessorEmployeeId: employeeId, reason: 'x' };
    const refused = await propose(agency.staffA1.api, employeeId, self);
    expect(refused.body.errors[0].field).toBe('assessorEmployeeId');
    const silent = { assessorEmployeeId: agency.headOfA2.employeeId, reason: ' ' };
    expect((await propose(agency.staffA1.api, employeeId, silent)).body.errors[0].field).toBe(
      'reason',
    );
  });

  it('is confirmed by the head of the unit organisasi, once, and what waited moves along', async () => {
    const { skpId } = await submittedSkp(agency.staffA1, goalId);
    const { status, body } = await propose(agency.staffA1.api, agency.staffA1.employeeId);
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'proposed', waitsFor: agency.headOfDinasA.name });
    const confirm = (api: SmallAgency['admin']['api']) =>
      api.post(`/assessor-proposals/${body.id}/confirm`);
    expect((await confirm(test.anonymous)).status).toBe(401);
    expect((await confirm(agency.headOfDinasB.api)).status).toBe(404);
    expect((await confirm(agency.staffA1.api)).status).toBe(403);
    const seen = await agency.headOfDinasA.api.get('/assessor-proposals');
    expect(seen.body.items).toMatchObject([{ id: body.id, allowedActions: ['confirm', 'refuse'] }]);
    // Everybody proposes for themselves; an account of nobody has nothing to propose.
    expect(seen.body.allowedActions).toEqual(['propose']);
    const ofAdmin = await agency.admin.api.get('/assessor-proposals');
    expect(ofAdmin.body.allowedActions).toEqual([]);
    const answers = await Promise.all([
      confirm(agency.headOfDinasA.api),
      confirm(agency.headOfDinasA.api),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const me = await agency.staffA1.api.get('/me');
    expect(me.body.assessor.employeeId).toBe(agency.headOfA2.employeeId);
    expect((await agency.headOfA2.api.post(`/skp/${skpId}/approve`)).status).toBe(200);
  });

  it('lets somebody without a PjPK submit after all', async () => {
    const { skpId } = await draftedSkp(agency.staffB1, goalId);
    await test.database.query(
      'update employee_directory set assessor_unit_id = null where employee_id = $1',
      [agency.staffB1.employeeId],
    );
    const stopped = await agency.staffB1.api.post(`/skp/${skpId}/submit`);
    expect(stopped.body.code).toBe('assessor_missing');
    const { body } = await propose(agency.staffB1.api, agency.staffB1.employeeId, {
      assessorEmployeeId: agency.headOfB1.employeeId,
      reason: 'Belum ada penilai.',
    });
    await agency.headOfDinasB.api.post(`/assessor-proposals/${body.id}/confirm`);
    expect((await agency.staffB1.api.post(`/skp/${skpId}/submit`)).status).toBe(200);
  });

  it('makes no ring of two that were proposed at the same time', async () => {
    const [one, other] = [agency.staffB1, agency.staffB1b];
    const [first, second] = [
      await propose(one.api, one.employeeId, { ...BOTH, assessorEmployeeId: other.employeeId }),
      await propose(other.api, other.employeeId, { ...BOTH, assessorEmployeeId: one.employeeId }),
    ];
    const answers = await Promise.all(
      [first, second].map(({ body }) =>
        agency.headOfDinasB.api.post(`/assessor-proposals/${body.id}/confirm`),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const refused = answers.find(({ status }) => status === 400);
    expect(refused?.body.errors).toMatchObject([{ field: 'assessorEmployeeId', code: 'mutual' }]);
  });

  it('is refused with a reason', async () => {
    const { body } = await propose(agency.staffA1b.api, agency.staffA1b.employeeId);
    const refuse = (note?: string) =>
      agency.headOfDinasA.api.post(`/assessor-proposals/${body.id}/refuse`, { note });
    expect((await refuse()).body.errors[0].field).toBe('note');
    expect((await refuse('Tetap di Bidang A1.')).body.status).toBe('refused');
    expect((await refuse('Lagi')).status).toBe(409);
  });

  it('of a head of a unit organisasi goes one level up', async () => {
    const { body } = await propose(agency.headOfDinasA.api, agency.headOfDinasA.employeeId, {
      assessorEmployeeId: agency.sekda.employeeId,
      reason: 'Penilaian oleh Sekda.',
    });
    expect(body.waitsFor).toBe(agency.regionalHead.name);
  });
});
