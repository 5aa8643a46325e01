import { startTestApp, type TestApp } from '../../../test/app.js';
import { fill, roundAsked, sheetsOf, type TestRound } from '../../../test/factories/evaluation.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('PUT /assessments/:id', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let round: TestRound;
  let sheetId: string;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    round = await roundAsked(test, agency);
    sheetId = (await sheetsOf(agency.headOfA1, round.squad))[0].id;
  });
  afterAll(() => test.close());

  const read = async () => (await agency.headOfA1.api.get(`/assessments/${sheetId}`)).body;
  const put = async (line: object, version?: number) => {
    const { lines } = await read();
    return agency.headOfA1.api.put(`/assessments/${sheetId}`, {
      ...(version === undefined ? {} : { version }),
      lines: [{ id: lines[0].id, substance: 80, conformity: 80, structure: 80, ...line }],
    });
  };

  it('lists what I score, in few statements whatever the number', async () => {
    const owner = await sheetsOf(agency.headOfDinasA, round.squad);
    expect(owner).toHaveLength(2);
    expect(await sheetsOf(agency.headOfB1, round.squad)).toHaveLength(1);
    expect(await sheetsOf(agency.staffA1, round.squad)).toHaveLength(0);
    const first = await agency.headOfDinasA.api.get('/assessments?limit=1');
    const next = await agency.headOfDinasA.api.get(
      `/assessments?limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(new Set([first.body.items[0].id, next.body.items[0].id]).size).toBe(2);
    expect(next.body.nextCursor).toBeNull();
    const count = async (limit: number) =>
      (await test.countStatements(() => agency.headOfDinasA.api.get(`/assessments?limit=${limit}`)))
        .statements;
    await count(1);
    expect(await count(2)).toBe(await count(1));
    const inbox = await agency.headOfA1.api.get('/inbox');
    if (inbox.status === 200) {
      expect(inbox.body.items[0]).toMatchObject({
        kind: 'assessment',
        id: sheetId,
        dueAt: '2026-12-01',
      });
    }
  });

  it('shows report and validated work, and keeps what is filled so far', async () => {
    const before = await read();
    expect(before.lines[0]).toMatchObject({
      actionItem: { id: round.skp.staffA1.actionItemId, target: '3' },
      report: { text: 'Sembilan dari dua belas dokumen selesai.', realised: '3' },
      activities: [],
      substance: null,
      score: null,
    });
    const half = await put({ substance: 88, conformity: null, structure: null });
    expect([half.status, half.body.lines[0].substance, half.body.score]).toEqual([200, 88, null]);
    const whole = await put({ substance: 88, conformity: 85, structure: 83 });
    expect([whole.body.score, whole.body.scoredCount]).toEqual(['85.33', 1]);
  });

  it.each([
    ['substance', 0],
    ['conformity', 101],
    ['structure', -1],
    ['structure', 80.5],
    ['substance', '80'],
    ['note', 'x'.repeat(10_000)],
  ])('400 for %s = %p, and nothing is stored', async (field, value) => {
    const before = await read();
    const { status, body } = await put({ [field]: value });
    expect([status, body.errors[0].field]).toEqual([400, `lines.0.${field}`]);
    expect(await read()).toEqual(before);
  });

  it('400 for a line of another sheet', async () => {
    const [foreign] = await sheetsOf(agency.headOfB1, round.squad);
    const { lines } = (await agency.headOfB1.api.get(`/assessments/${foreign.id}`)).body;
    expect((await put({ id: lines[0].id })).body.errors[0].field).toBe('lines.0.id');
  });

  it('401, 404, 403', async () => {
    const path = `/assessments/${sheetId}`;
    expect((await test.anonymous.put(path, { lines: [] })).status).toBe(401);
    for (const stranger of [other.headOfA1, agency.headOfB1, agency.staffA1]) {
      expect((await stranger.api.put(path, { lines: [] })).status).toBe(404);
      expect((await stranger.api.get(path)).status).toBe(404);
    }
    expect((await agency.admin.api.get(path)).status).toBe(200);
    expect((await agency.admin.api.put(path, { lines: [] })).status).toBe(403);
  });

  it('follows a delegation', async () => {
    await agency.factory.delegate(
      agency.units.bidangA1,
      agency.headOfA2,
      'plh',
      '2026-11-20',
      '2026-11-30',
    );
    expect((await agency.headOfA2.api.get(`/assessments/${sheetId}`)).status).toBe(200);
    expect((await agency.headOfA1.api.get(`/assessments/${sheetId}`)).status).toBe(404);
    await test.database.query('update delegation set revoked_at = now()');
  });

  it('409 for a stale version and once it is sent', async () => {
    const { version } = await read();
    expect((await put({}, version - 1)).body.code).toBe('stale_version');
    await fill(agency.headOfA1, sheetId, [88, 85, 83]);
    await agency.headOfA1.api.post(`/assessments/${sheetId}/submit`);
    expect(await put({})).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });
});
