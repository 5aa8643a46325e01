import { races, refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, decides, seen, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /assignments/:id/endorse', () => {
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
    verb: 'endorse',
    ready: async () => ({
      id: (await at()).id,
      holder: agency.headOfB1,
      reader: agency.headOfDinasA,
    }),
  }));

  it('issues the recommendation, which cites the request', async () => {
    const { id } = await at();
    const { status, body } = await decides(
      agency.headOfB1,
      id,
      'endorse',
      'Beban masih memungkinkan',
    );
    expect([status, body.steps[2].status]).toEqual([200, 'done']);
    const { body: detail } = await agency.headOfB1.api.get(`/assignments/${id}`);
    const [request, recommendation] = detail.letters;
    expect(recommendation).toMatchObject({ kind: 'recommendation', approved: true });
    const { body: letter } = await agency.headOfB1.api.get(`/letters/${recommendation.id}`);
    expect(letter.blocks[0].text).toContain(request.number);
    expect(JSON.stringify(letter.blocks)).toContain('Pertimbangan: Beban masih memungkinkan.');
  });

  it('409 before its turn and after it', async () => {
    const early = await at('approve');
    const tooEarly = await decides(agency.headOfB1, early.id, 'endorse');
    expect(tooEarly).toMatchObject({ status: 409, body: { code: 'not_your_turn' } });
    const { id } = await at('issue');
    expect((await decides(agency.headOfB1, id, 'endorse')).status).toBe(409);
  });

  it('is taken once when sent twice at once, with one letter', async () => {
    const { id } = await at();
    expect(
      await races(agency.headOfB1, `/assignments/${id}/endorse`, await seen(agency.headOfB1, id)),
    ).toEqual([200, 409]);
    const { body } = await agency.headOfB1.api.get(`/assignments/${id}/letters`);
    expect(body.items.map((letter: { kind: string }) => letter.kind)).toEqual([
      'request',
      'recommendation',
    ]);
  });
});
