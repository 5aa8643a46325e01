import { startTestApp, type TestApp } from '../../../test/app.js';
import { roundAsked, sheetsOf } from '../../../test/factories/evaluation.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('PUT /squads/:id/report', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let path: string;
  let round: Awaited<ReturnType<typeof roundAsked>>;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    round = await roundAsked(test, agency);
    path = `/squads/${round.squad.id}/report`;
  });
  afterAll(() => test.close());

  const body = (changes: object = {}) => ({
    summary: 'Sebelas dari dua belas dokumen selesai. <b>x</b> 👍',
    members: [{ employeeId: agency.staffA1.employeeId, note: 'Paling rajin.' }],
    ...changes,
  });

  it('stands beside the scores, by name, with no weight', async () => {
    const { status, body: saved } = await agency.staffA1b.api.put(path, body());
    expect([status, saved.version, saved.roundNumber]).toEqual([200, 1, 1]);
    const sheets = await sheetsOf(agency.headOfA1, round.squad);
    const sheet = await agency.headOfA1.api.get(`/assessments/${sheets[0].id}`);
    expect(sheet.body.leaderRemark).toMatchObject({
      name: agency.staffA1b.name,
      note: 'Paling rajin.',
      summary: body().summary,
    });
    const again = await agency.staffA1b.api.put(path, body({ version: 1, members: [] }));
    expect([again.status, again.body.version]).toEqual([200, 2]);
  });

  it('401, 404, 403', async () => {
    expect((await test.anonymous.put(path, body())).status).toBe(401);
    expect((await other.staffA1.api.put(path, body())).status).toBe(404);
    expect((await agency.headOfDinasA.api.put(path, body())).status).toBe(403);
    expect((await agency.staffA1.api.get(path)).status).toBe(404);
    expect((await agency.headOfDinasA.api.get(path)).status).toBe(200);
  });

  it('400 naming the field', async () => {
    const field = async (changes: object) =>
      (await agency.staffA1b.api.put(path, body(changes))).body.errors?.[0]?.field;
    expect(await field({ summary: ' ' })).toBe('summary');
    expect(await field({ summary: 'x'.repeat(10_000) })).toBe('summary');
    expect(await field({ members: [{ employeeId: agency.staffUmum.employeeId, note: 'x' }] })).toBe(
      'members.0.employeeId',
    );
  });

  it('409 for a stale version and before the squad runs', async () => {
    expect((await agency.staffA1b.api.put(path, body({ version: 0 }))).body.code).toBe(
      'stale_version',
    );
    await test.database.query(`update squad set status = 'recruiting' where id = $1`, [
      round.squad.id,
    ]);
    expect((await agency.staffA1b.api.put(path, body())).body.code).toBe('wrong_state');
  });
});
