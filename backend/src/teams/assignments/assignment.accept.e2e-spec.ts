import { races, refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /assignments/:id/accept', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const at = async (step: string | null = 'accept') =>
    assignmentAt(agency, await squadFor(test, agency), agency.staffB1, step);

  refusesStrangers(() => ({
    test,
    agency,
    verb: 'accept',
    ready: async () => ({
      id: (await at()).id,
      holder: agency.staffB1,
      reader: agency.headOfDinasA,
    }),
  }));

  it('hands the turn to the next and tells them', async () => {
    const { id } = await at();
    const { status, body } = await agency.staffB1.api.post(`/assignments/${id}/accept`, {
      note: 'Bersedia <b>penuh</b> 👍',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'pending', version: 2 });
    expect(body.steps.slice(0, 2)).toMatchObject([
      { status: 'done', note: 'Bersedia <b>penuh</b> 👍', approver: { forecast: false } },
      // Five working days from Tuesday 24 November.
      { status: 'pending', dueAt: '2026-12-01' },
    ]);
    const news = await agency.headOfDinasA.api.get('/notifications');
    expect(news.body.items[0]).toMatchObject({ title: 'Persetujuan Anda diminta' });
  });

  it('409 when it is decided already, with who and when', async () => {
    const { id } = await at();
    await agency.staffB1.api.post(`/assignments/${id}/accept`, {});
    const again = await agency.staffB1.api.post(`/assignments/${id}/accept`, {});
    expect(again).toMatchObject({
      status: 409,
      body: {
        code: 'wrong_state',
        detail: `Sudah diputus oleh ${agency.staffB1.name}, baru saja.`,
      },
    });
  });

  it('is taken once when sent twice at once', async () => {
    const { id } = await at();
    expect(await races(agency.staffB1, `/assignments/${id}/accept`)).toEqual([200, 409]);
    const done = await test.database.query(
      `select 1 from assignment_step where assignment_id = $1 and status = 'done'`,
      [id],
    );
    expect(done).toHaveLength(1);
  });
});
