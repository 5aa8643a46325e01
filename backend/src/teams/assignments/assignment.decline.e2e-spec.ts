import { refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /assignments/:id/decline', () => {
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
    verb: 'decline',
    ready: async () => ({
      id: (await at()).id,
      holder: agency.staffB1,
      reader: agency.headOfDinasA,
    }),
  }));

  it('400 without a reason', async () => {
    const { id } = await at();
    const { status, body } = await agency.staffB1.api.post(`/assignments/${id}/decline`, {
      note: '   ',
    });
    expect([status, body.errors[0]]).toEqual([
      400,
      { field: 'note', code: 'note_required', message: 'Tuliskan alasannya.' },
    ]);
  });

  it('goes back to the starter with the reason and frees the person', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'accept');
    const { body } = await agency.staffB1.api.post(`/assignments/${id}/decline`, {
      note: 'Sedang diklat',
    });
    expect(body).toMatchObject({
      status: 'declined',
      allowedActions: [],
      steps: [{ status: 'refused', note: 'Sedang diklat' }, {}, {}, {}, {}, {}],
    });
    const news = await squad.leader.api.get('/notifications');
    expect(news.body.items[0]).toMatchObject({
      title: 'Pegawai tidak bersedia',
      body: `${agency.staffB1.name}: Sedang diklat`,
    });
    await assignmentAt(agency, squad, agency.staffB1, 'accept');
  });

  it('409 once it is accepted', async () => {
    const { id } = await at('endorse');
    const late = await agency.staffB1.api.post(`/assignments/${id}/decline`, { note: 'Batal' });
    expect(late.status).toBe(409);
  });
});
