import { startTestApp, type TestApp } from '../../../test/app.js';
import { fill, roundAsked, scores, sheetsOf } from '../../../test/factories/evaluation.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /assessments/:id/submit', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterEach(() => test.close());

  it('401, 404, 403, and 400 naming what is missing', async () => {
    const { squad } = await roundAsked(test, agency);
    const [sheet] = await sheetsOf(agency.headOfA1, squad);
    const path = `/assessments/${sheet.id}/submit`;
    expect((await test.anonymous.post(path)).status).toBe(401);
    expect((await other.headOfA1.api.post(path)).status).toBe(404);
    expect((await agency.staffA1.api.post(path)).status).toBe(404);
    expect((await agency.admin.api.post(path)).status).toBe(403);
    const { status, body } = await agency.headOfA1.api.post(path);
    expect([status, body.errors[0].field]).toEqual([400, 'lines.0.substance']);
  });

  it('asks for a note below 70', async () => {
    const { squad } = await roundAsked(test, agency);
    const [sheet] = await sheetsOf(agency.headOfA1, squad);
    const { body } = await agency.headOfA1.api.get(`/assessments/${sheet.id}`);
    const save = (note: string) =>
      agency.headOfA1.api.put(`/assessments/${sheet.id}`, {
        lines: [{ id: body.lines[0].id, substance: 69, conformity: 80, structure: 80, note }],
      });
    await save('');
    const refused = await agency.headOfA1.api.post(`/assessments/${sheet.id}/submit`);
    expect(refused.body.errors[0]).toMatchObject({ field: 'lines.0.note', code: 'note_required' });
    await save('Kurang bukti.');
    const sent = await agency.headOfA1.api.post(`/assessments/${sheet.id}/submit`);
    expect([sent.status, sent.body.status, sent.body.allowedActions]).toEqual([
      200,
      'submitted',
      [],
    ]);
  });

  it('is taken once when sent twice at once', async () => {
    const { squad } = await roundAsked(test, agency);
    const [sheet] = await sheetsOf(agency.headOfA1, squad);
    await fill(agency.headOfA1, sheet.id, [88, 85, 83]);
    const send = () => agency.headOfA1.api.post(`/assessments/${sheet.id}/submit`);
    const answers = await Promise.all([send(), send()]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  it('scores the round exactly once when the last two sheets come at once', async () => {
    const { squad } = await roundAsked(test, agency);
    await scores(agency.headOfDinasA, squad, agency.staffA1, [84, 79, 82]);
    await scores(agency.headOfDinasA, squad, agency.staffB1, [78, 78, 78]);
    const [ofA1] = await sheetsOf(agency.headOfA1, squad);
    const [ofB1] = await sheetsOf(agency.headOfB1, squad);
    await fill(agency.headOfA1, ofA1.id, [88, 85, 83]);
    await fill(agency.headOfB1, ofB1.id, [78, 78, 78]);
    const send = () => [
      agency.headOfA1.api.post(`/assessments/${ofA1.id}/submit`),
      agency.headOfB1.api.post(`/assessments/${ofB1.id}/submit`),
    ];
    // Both are under way before either may go on, so that the order is not left to luck.
    const underWay = await test.database.transaction(async (tx) => {
      await tx.query('select 1 from assessment_round where squad_id = $1 for update', [squad.id]);
      const calls = send();
      await new Promise((resolve) => setTimeout(resolve, 400));
      return { calls };
    });
    const last = await Promise.all(underWay.calls);
    expect(last.map((answer) => answer.status)).toEqual([200, 200]);
    const [round] = await test.database.query(
      'select status from assessment_round where squad_id = $1',
      [squad.id],
    );
    expect(round).toEqual({ status: 'scored' });
    const results = await test.database.query<{
      score: string;
      days: number;
      rule_version: string;
    }>(
      'select score::text, days, rule_version from member_result where squad_id = $1 order by score',
      [squad.id],
    );
    expect(results.map(({ days, rule_version }) => [days, rule_version])).toEqual([
      [92, '2022.1'],
      [123, '2022.1'],
    ]);
    // 81⅔ and 85⅓ in halves: 83.5, stored before the one rounding
    expect(results.map(({ score }) => Number(score))).toEqual([78, 83.5]);
    const news = await agency.headOfDinasA.api.get('/notifications');
    expect(news.body.items[0]).toMatchObject({ kind: 'squad.score' });
  });
});
