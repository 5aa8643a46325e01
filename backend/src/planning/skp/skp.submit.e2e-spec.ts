import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { draftedSkp, rhkInput } from '../../../test/factories/skp.js';

describe('POST /skp/:id/submit', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let tree: SmallTree;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    tree = await smallTree(test, agency);
  });
  afterAll(() => test.close());

  it('asks nobody in and hides it from peers', async () => {
    const { skpId } = await draftedSkp(agency.staffB1b, tree.dinasB.id);
    expect((await test.anonymous.post(`/skp/${skpId}/submit`)).status).toBe(401);
    expect((await agency.staffA2.api.post(`/skp/${skpId}/submit`)).status).toBe(404);
    expect((await agency.headOfB1.api.post(`/skp/${skpId}/submit`)).status).toBe(403);
  });

  it('names every gap by its field', async () => {
    const { body: skp } = await agency.staffA2.api.post('/skp', { format: 'B' });
    const empty = await agency.staffA2.api.post(`/skp/${skp.id}/submit`);
    expect(empty.status).toBe(400);
    expect(empty.body.errors[0]).toMatchObject({ field: 'rhk', code: 'utama_missing' });
    await agency.staffA2.api.put(`/skp/${skp.id}`, {
      version: skp.version,
      rhk: [{ kind: 'utama', indicators: [{ text: 'x' }] }],
    });
    const { body } = await agency.staffA2.api.post(`/skp/${skp.id}/submit`);
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual(
      expect.arrayContaining([
        'rhk.0.text',
        'rhk.0.intervenedRhkId',
        'rhk.0.indicators.0.target',
        'rhk.0.indicators.0.aspect',
      ]),
    );
  });

  it('waits for the PjPK, in the inbox, five working days', async () => {
    const { skpId } = await draftedSkp(agency.staffA1, tree.service.id);
    const { status, body } = await agency.staffA1.api.post(`/skp/${skpId}/submit`);
    expect(status).toBe(200);
    expect(body.revision).toMatchObject({ number: 1, status: 'submitted', dueAt: '2026-12-01' });
    expect(body.allowedActions).not.toContain('submit');
    expect((await agency.staffA1.api.post(`/skp/${skpId}/submit`)).status).toBe(409);
    const me = await agency.headOfA1.api.get('/me');
    expect(me.body.counts.inbox).toBe(1);
    const inbox = await agency.headOfA1.api.get('/inbox');
    expect(inbox.body.items).toMatchObject([
      {
        kind: 'skp',
        id: skpId,
        requestedBy: agency.staffA1.name,
        dueAt: '2026-12-01',
        via: 'assessor',
        allowedActions: ['return', 'approve'],
      },
    ]);
    const list = await agency.headOfA1.api.get('/skp?scope=assessed');
    expect(list.body.items).toMatchObject([
      { id: skpId, allowedActions: ['return', 'approve'], rhkCount: 1 },
    ]);
  });

  it('writes rencana aksi that nobody wrote', async () => {
    const { body: skp } = await agency.staffB1.api.post('/skp', { format: 'B' });
    const rhk = [{ ...rhkInput(tree.dinasB.id), actionItems: [] }];
    await agency.staffB1.api.put(`/skp/${skp.id}`, { version: skp.version, rhk });
    const { body } = await agency.staffB1.api.post(`/skp/${skp.id}/submit`);
    expect(body.rhk[0].actionItems).toMatchObject([{ period: '2026-Q4' }]);
  });

  it('is stopped by a missing PjPK with a code of its own, and nothing is lost', async () => {
    const { skpId } = await draftedSkp(agency.staffUmum, tree.top.id);
    await test.database.query(
      'update employee_directory set assessor_unit_id = null, assessor_employee_id = null where employee_id = $1',
      [agency.staffUmum.employeeId],
    );
    const { status, body } = await agency.staffUmum.api.post(`/skp/${skpId}/submit`);
    expect(status).toBe(409);
    expect(body.code).toBe('assessor_missing');
    const { body: skp } = await agency.staffUmum.api.get(`/skp/${skpId}`);
    expect(skp).toMatchObject({ assessor: null, revision: { status: 'draft' } });
    expect(skp.allowedActions).toContain('propose_assessor');
    expect(skp.rhk).toHaveLength(1);
  });
});
