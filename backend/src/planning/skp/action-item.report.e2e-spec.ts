import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { approvedSkp, type TestSkp } from '../../../test/factories/skp.js';

describe('report of a rencana aksi', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let skp: TestSkp;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    skp = await approvedSkp(test, agency.staffA1);
  });
  afterAll(() => test.close());

  const path = () => `/action-items/${skp.actionItemId}/report`;

  it('asks nobody in, hides from strangers, refuses readers', async () => {
    const body = { text: 'Selesai' };
    expect((await test.anonymous.put(path(), body)).status).toBe(401);
    expect((await agency.staffB1.api.put(path(), body)).status).toBe(404);
    expect((await agency.headOfA1.api.put(path(), body)).status).toBe(403);
    expect((await test.anonymous.post(`${path()}/submit`)).status).toBe(401);
    expect((await agency.staffB1.api.post(`${path()}/submit`)).status).toBe(404);
    expect((await agency.headOfA1.api.post(`${path()}/submit`)).status).toBe(403);
  });

  it.each([
    [{ text: 'Selesai', realised: 'tiga' }, 'realised'],
    [{ text: 'Selesai', realised: '-1' }, 'realised'],
    [{ text: 'x'.repeat(10_000) }, 'text'],
    [{ realised: '1' }, 'text'],
  ])('refuses %p at %s', async (body, field) => {
    const answer = await agency.staffA1.api.put(path(), body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe(field);
  });

  it('needs words before it is sent', async () => {
    const { status, body } = await agency.staffA1.api.post(`${path()}/submit`);
    expect(status).toBe(400);
    expect(body.errors[0].field).toBe('text');
  });

  it('is written, then sent exactly once', async () => {
    const written = await agency.staffA1.api.put(path(), {
      text: 'Tiga rancangan diterima.',
      realised: '2.5',
    });
    expect(written.status).toBe(200);
    expect(written.body.report).toMatchObject({ status: 'open', realised: '2.5' });
    const stale = await agency.staffA1.api.put(path(), { text: 'x', version: 1 });
    expect(stale.body.code).toBe('stale_version');
    const submit = () => agency.staffA1.api.post(`${path()}/submit`);
    const answers = await Promise.all([submit(), submit()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await agency.staffA1.api.put(path(), { text: 'x' })).status).toBe(409);
    const { body } = await agency.headOfA1.api.get(`/skp/${skp.skpId}`);
    expect(body.rhk[0].actionItems[0].context.report).toMatchObject({
      status: 'submitted',
      text: 'Tiga rancangan diterima.',
      allowedActions: [],
    });
  });
});
