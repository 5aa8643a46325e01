import { refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, decides, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /assignments/:id/withdraw', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const at = async (step: string | null = 'endorse') =>
    assignmentAt(agency, await squadFor(test, agency), agency.staffB1, step);

  refusesStrangers(() => ({
    test,
    agency,
    verb: 'withdraw',
    ready: async () => ({
      id: (await at()).id,
      holder: agency.staffA1b,
      reader: agency.headOfDinasA,
    }),
  }));

  it('is the starter’s until the letter is issued', async () => {
    const { id } = await at('issue');
    const { status, body } = await agency.staffA1b.api.post(`/assignments/${id}/withdraw`, {
      note: 'Rencana berubah',
    });
    expect([status, body.status, body.allowedActions]).toEqual([200, 'withdrawn', []]);
    const news = await agency.headOfDinasB.api.get('/notifications');
    expect(news.body.items[0]).toMatchObject({ title: 'Penugasan ditarik' });
    expect((await decides(agency.headOfDinasB, id, 'issue')).status).toBe(409);
    const inbox = await agency.headOfDinasB.api.get('/inbox');
    expect(inbox.body.items.map((item: { id: string }) => item.id)).not.toContain(id);
  });

  it('cancels the request that had gone out, with the reason; its number stays taken', async () => {
    const { id } = await at('endorse');
    const before = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    expect(before.body.items).toMatchObject([{ kind: 'request', status: 'issued' }]);
    const [{ id: letterId, number }] = before.body.items;
    await agency.staffA1b.api.post(`/assignments/${id}/withdraw`, { note: 'Rencana berubah' });
    const { body: letter } = await agency.staffB1.api.get(`/letters/${letterId}`);
    expect(letter).toMatchObject({
      status: 'cancelled',
      number,
      cancelReason: 'Permohonan ditarik: Rencana berubah',
    });
    const { body: verified } = await test.anonymous.get(`/verify/${letter.verificationToken}`);
    expect(verified.status).toBe('cancelled');
    // The reason is for those concerned, not for everyone who holds the code.
    expect(JSON.stringify(verified)).not.toContain('Rencana berubah');
  });

  it('leaves what others wrote in answer as they wrote it', async () => {
    const { id } = await at('issue');
    await agency.staffA1b.api.post(`/assignments/${id}/withdraw`, {});
    const { body } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    expect(
      body.items.map(({ kind, status }: { kind: string; status: string }) => [kind, status]),
    ).toEqual([
      ['request', 'cancelled'],
      ['recommendation', 'issued'],
      ['answer', 'issued'],
    ]);
  });

  it('409 once the letter is out', async () => {
    const { id } = await at('acknowledge');
    const late = await agency.staffA1b.api.post(`/assignments/${id}/withdraw`, {});
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
  });
});
