import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /skp', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let tree: SmallTree;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    tree = await smallTree(test, agency);
  });
  afterAll(() => test.close());

  it('asks nobody in', async () => {
    expect((await test.anonymous.post('/skp', { format: 'B' })).status).toBe(401);
  });

  it('is not for the regional head nor for an account without a post', async () => {
    expect((await agency.regionalHead.api.post('/skp', { format: 'A' })).status).toBe(403);
    expect((await agency.admin.api.post('/skp', { format: 'B' })).status).toBe(403);
  });

  it('is offered by the list, in the forms that one may write', async () => {
    const offered = async ({ api }: { api: typeof agency.staffA1.api }) => {
      const { body } = await api.get('/skp?scope=mine');
      return [body.allowedActions, body.startFormats];
    };
    expect(await offered(agency.staffA1)).toEqual([['start'], ['B']]);
    expect(await offered(agency.headOfA1)).toEqual([['start'], ['A', 'B']]);
    expect(await offered(agency.regionalHead)).toEqual([[], []]);
    expect(await offered(agency.admin)).toEqual([[], []]);
  });

  it.each([
    [{ format: 'D' }, 'format'],
    [{ format: 'B', from: '2026-02-31' }, 'from'],
    [{ format: 'B', from: '2026-06-01', until: '2026-05-01' }, 'until'],
    [{ format: 'B', from: '2025-12-01', until: '2026-12-31' }, 'from'],
    [{ format: 'A' }, 'format'],
  ])('refuses %p at %s', async (body, field) => {
    const answer = await agency.staffA1.api.post('/skp', body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe(field);
  });

  it('drafts format B for the whole year', async () => {
    const { status, body } = await agency.staffA1.api.post('/skp', { format: 'B' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'planning',
      from: '2026-01-01',
      until: '2026-12-31',
      revision: { number: 1, status: 'draft' },
      assessor: { employeeId: agency.headOfA1.employeeId },
      isOwner: true,
      rhk: [],
    });
    expect(body.allowedActions).toEqual(expect.arrayContaining(['edit', 'submit']));
  });

  it('lets ranges of one holding never overlap, also when asked twice at once', async () => {
    const start = () => agency.staffA1b.api.post('/skp', { format: 'B', from: '2026-01-01' });
    const answers = await Promise.all([start(), start()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('skp_period_overlap');
  });

  it('offers the rest of the year after a shorter one', async () => {
    const { api } = agency.staffA2;
    await api.post('/skp', { format: 'B', from: '2026-01-01', until: '2026-06-30' });
    const { status, body } = await api.post('/skp', { format: 'B' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ from: '2026-07-01', until: '2026-12-31' });
  });

  it('writes format A of a head from the goals of the unit', async () => {
    const { status, body } = await agency.headOfDinasA.api.post('/skp', { format: 'A' });
    expect(status).toBe(201);
    expect(body.rhk).toMatchObject([
      {
        kind: 'utama',
        goalId: tree.dinasA.id,
        text: tree.dinasA.statement,
        indicators: [{ text: 'Jumlah dokumen', target: '12' }],
      },
    ]);
    const submitted = await agency.headOfDinasA.api.post(`/skp/${body.id}/submit`);
    expect(submitted.status).toBe(200);
  });

  it('goes through for the Sekda, whose PjPK is the regional head', async () => {
    const { body } = await agency.sekda.api.post('/skp', { format: 'A' });
    const rhk = [
      {
        kind: 'utama',
        text: 'Kebijakan ditindaklanjuti tepat waktu',
        goalId: tree.top.id,
        perspective: 'Proses Bisnis',
        indicators: [{ text: 'Persentase kebijakan', target: '95', unit: '%' }],
        actionItems: [],
      },
    ];
    await agency.sekda.api.put(`/skp/${body.id}`, { version: body.version, rhk });
    expect((await agency.sekda.api.post(`/skp/${body.id}/submit`)).status).toBe(200);
    const approved = await agency.regionalHead.api.post(`/skp/${body.id}/approve`);
    expect(approved.status).toBe(200);
    expect(approved.body).toMatchObject({ status: 'running', inForce: 1 });
  });
});
