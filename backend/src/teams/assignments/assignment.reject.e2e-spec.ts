import { refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  assignmentAt,
  decides,
  squadFor,
  startAssignment,
} from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /assignments/:id/reject', () => {
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
    verb: 'reject',
    ready: async () => ({ id: (await at()).id, holder: agency.headOfB1, reader: agency.staffB1 }),
  }));

  it('400 without a reason', async () => {
    const { id } = await at();
    const { status, body } = await decides(agency.headOfB1, id, 'reject');
    expect([status, body.errors[0].field]).toEqual([400, 'note']);
  });

  it('ends the assignment without a letter when the PjPK does not recommend', async () => {
    const { id } = await at();
    const { body } = await decides(agency.headOfB1, id, 'reject', 'Beban penuh');
    expect(body).toMatchObject({ status: 'rejected', allowedActions: [] });
    const { body: letters } = await agency.headOfB1.api.get(`/assignments/${id}/letters`);
    expect(letters.items.map((letter: { kind: string }) => letter.kind)).toEqual(['request']);
    const news = await agency.staffB1.api.get('/notifications');
    expect(news.body.items[0]).toMatchObject({ title: 'Penugasan ditolak' });
  });

  it('refuses in writing, with the reason, when the home Kepala Unit answers no', async () => {
    const { id } = await at();
    await decides(agency.headOfB1, id, 'endorse');
    await decides(agency.headOfDinasB, id, 'reject', 'Dibutuhkan di unit sendiri');
    const { body: letters } = await agency.headOfDinasB.api.get(`/assignments/${id}/letters`);
    const answer = letters.items.at(-1);
    expect(answer).toMatchObject({ kind: 'answer', approved: false, status: 'issued' });
    const { body: letter } = await agency.headOfDinasB.api.get(`/letters/${answer.id}`);
    expect(JSON.stringify(letter.blocks)).toContain(
      'Adapun alasannya sebagai berikut: Dibutuhkan di unit sendiri.',
    );
  });

  it('refuses a volunteer from another unit in writing, with the request on file', async () => {
    const squad = await squadFor(test, agency);
    const { body } = await startAssignment(squad, agency.staffB1b, { origin: 'volunteer' });
    await decides(agency.headOfB1, body.id, 'endorse');
    const refused = await decides(agency.headOfDinasA, body.id, 'reject', 'Tim sudah cukup');
    expect(refused.body.status).toBe('rejected');
    const { body: letters } = await agency.staffB1b.api.get(`/assignments/${body.id}/letters`);
    expect(
      letters.items.map((letter: { kind: string; approved: boolean | null }) => [
        letter.kind,
        letter.approved,
      ]),
    ).toEqual([
      ['recommendation', true],
      ['request', null],
      ['answer', false],
    ]);
  });

  it('409 once it is over', async () => {
    const { id } = await at('acknowledge');
    const late = await decides(agency.headOfDinasB, id, 'reject', 'Telat');
    expect(late.status).toBe(409);
  });
});
