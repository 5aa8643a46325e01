import { races, refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /assignments/:id/acknowledge', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const at = async (step: string | null = 'acknowledge') =>
    assignmentAt(agency, await squadFor(test, agency), agency.staffB1, step);

  refusesStrangers(() => ({
    test,
    agency,
    verb: 'acknowledge',
    ready: async () => ({
      id: (await at()).id,
      holder: agency.staffB1,
      reader: agency.headOfDinasB,
    }),
  }));

  it('starts the membership on the later of receipt and the first day', async () => {
    const squad = await squadFor(test, agency, { startsOn: '2026-12-01' });
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'acknowledge');
    const { status, body } = await agency.staffB1.api.post(`/assignments/${id}/acknowledge`, {});
    expect([status, body.status, body.receivedByLapse]).toEqual([200, 'active', false]);
    const [member] = await test.database.query(
      'select starts_on::text as "from" from squad_member where assignment_id = $1',
      [id],
    );
    expect(member).toEqual({ from: '2026-12-01' });
  });

  it('409 before the letter and after the receipt', async () => {
    const early = await at('issue');
    const tooEarly = await agency.staffB1.api.post(`/assignments/${early.id}/acknowledge`, {});
    expect(tooEarly).toMatchObject({ status: 409, body: { code: 'not_your_turn' } });
    const { id } = await at(null);
    expect((await agency.staffB1.api.post(`/assignments/${id}/acknowledge`, {})).status).toBe(409);
  });

  it('is taken once when sent twice at once, with one membership and one RHK', async () => {
    const { id } = await at();
    expect(await races(agency.staffB1, `/assignments/${id}/acknowledge`)).toEqual([200, 409]);
    const [count] = await test.database.query(
      `select (select count(*)::int from squad_member where assignment_id = $1) as members,
              (select count(distinct rhk_id)::int from rhk_snapshot where assignment_id = $1) as rhk`,
      [id],
    );
    expect(count).toEqual({ members: 1, rhk: 1 });
  });
});
