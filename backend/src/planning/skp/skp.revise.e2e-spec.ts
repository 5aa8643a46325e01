import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { approvedSkp, type TestSkp } from '../../../test/factories/skp.js';

describe('POST /skp/:id/revise', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let skp: TestSkp;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    skp = await approvedSkp(test, agency.staffA1);
  });
  afterAll(() => test.close());

  const revise = (api: SmallAgency['admin']['api'], note?: string, skpId = skp.skpId) =>
    api.post(`/skp/${skpId}/revise`, { note });

  it('is refused to nobody, strangers and the head above', async () => {
    expect((await revise(test.anonymous)).status).toBe(401);
    expect((await revise(agency.staffB1.api, 'x')).status).toBe(404);
    expect((await revise(agency.headOfDinasA.api, 'x')).status).toBe(403);
  });

  it('needs a reason', async () => {
    const { status, body } = await revise(agency.staffA1.api);
    expect(status).toBe(400);
    expect(body.errors[0].field).toBe('note');
  });

  it('opens version 2 with the same RHK ids, while version 1 stays in force', async () => {
    const answers = await Promise.all([
      revise(agency.staffA1.api, 'Target berubah'),
      revise(agency.headOfA1.api, 'Target berubah'),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const { body } = await agency.staffA1.api.get(`/skp/${skp.skpId}`);
    expect(body).toMatchObject({
      inForce: 1,
      revision: { number: 2, status: 'draft', reason: 'Target berubah' },
      changes: { against: 1, added: [], removed: [], changed: [], behaviour: [] },
    });
    expect(body.rhk[0].id).toBe(skp.rhkId);
    expect(body.rhk[0].actionItems[0].id).toBe(skp.actionItemId);
  });

  it('may be opened by the PjPK, who then cannot write it', async () => {
    const other = await approvedSkp(test, agency.staffA1b);
    expect((await revise(agency.headOfA1.api, 'Strategi berubah', other.skpId)).status).toBe(200);
    const { body } = await agency.headOfA1.api.get(`/skp/${other.skpId}`);
    expect(body.allowedActions).not.toContain('edit');
  });
});
