import { races, refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, decides, seen, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /assignments/:id/approve', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const at = async (step: string | null = 'approve') =>
    assignmentAt(agency, await squadFor(test, agency), agency.staffB1, step);

  refusesStrangers(() => ({
    test,
    agency,
    verb: 'approve',
    ready: async () => ({
      id: (await at()).id,
      holder: agency.headOfDinasA,
      reader: agency.staffB1,
    }),
  }));

  it('sends the surat permohonan when the owner approves', async () => {
    const { id } = await at();
    const { status, body } = await decides(agency.headOfDinasA, id, 'approve');
    expect([status, body.steps[1].status, body.steps[2].status]).toEqual([200, 'done', 'pending']);
    const news = await agency.headOfDinasB.api.get('/notifications');
    expect(news.body.items[0]).toMatchObject({
      kind: 'letter.issue',
      title: expect.stringContaining('Permohonan Melibatkan Pegawai: 800/'),
    });
  });

  it('does not let the owner take the approval of the home unit', async () => {
    const { id } = await at('endorse');
    await decides(agency.headOfB1, id, 'endorse');
    const again = await decides(agency.headOfDinasA, id, 'approve');
    expect(again).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    expect((await decides(agency.headOfDinasB, id, 'approve')).status).toBe(200);
  });

  it('409 before the turn of the home unit', async () => {
    const { id } = await at();
    const early = await decides(agency.headOfDinasB, id, 'approve');
    expect(early).toMatchObject({ status: 409, body: { code: 'not_your_turn' } });
  });

  it('answers every step as reading it afterwards does, with a bounded number of statements', async () => {
    const { id } = await at('accept');
    const { admin, staffB1, headOfB1, headOfDinasA, headOfDinasB } = agency;
    const walked: string[] = [];
    for (;;) {
      const { body } = await admin.api.get(`/assignments/${id}`);
      const turn = body.steps.find(({ status }: { status: string }) => status === 'pending');
      if (!turn) break;
      const holder = [staffB1, headOfB1, headOfDinasA, headOfDinasB].find(
        ({ employeeId }) => employeeId === turn.approver.employeeId,
      );
      if (!holder) throw new Error(`nobody known holds ${JSON.stringify(turn)}`);
      const read = turn.letters.length > 0 ? await seen(holder, id) : {};
      const { result, statements } = await test.countStatements(() =>
        holder.api.post(`/assignments/${id}/${turn.action}`, read),
      );
      const { issuedLetters, ...decided } = result.body;
      expect((await holder.api.get(`/assignments/${id}`)).body).toMatchObject(decided);
      // A letter is written, numbered and told; the receipt makes a member and proposes an RHK.
      const most = turn.action === 'acknowledge' ? 50 : issuedLetters.length > 0 ? 38 : 17;
      expect(statements).toBeLessThanOrEqual(most);
      walked.push(turn.action);
    }
    expect(walked).toEqual(['accept', 'approve', 'endorse', 'approve', 'issue', 'acknowledge']);
  });

  it('is taken once when sent twice at once', async () => {
    const { id } = await at();
    expect(
      await races(
        agency.headOfDinasA,
        `/assignments/${id}/approve`,
        await seen(agency.headOfDinasA, id),
      ),
    ).toEqual([200, 409]);
    const { body } = await agency.headOfDinasA.api.get(`/assignments/${id}/letters`);
    expect(body.items).toHaveLength(1);
  });
});
