import { races, refusesStrangers } from '../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../test/app.js';
import { assignmentAt, squadFor, startAssignment } from '../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';

describe('POST /assignments/:id/issue', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const at = async (step: string | null = 'issue') =>
    assignmentAt(agency, await squadFor(test, agency), agency.staffB1, step);

  refusesStrangers(() => ({
    test,
    agency,
    verb: 'issue',
    ready: async () => ({
      id: (await at()).id,
      holder: agency.headOfDinasB,
      reader: agency.staffB1,
    }),
  }));

  it('numbers, signs and sends the surat tugas, and hands it to the employee', async () => {
    const { id } = await at();
    const { status, body } = await agency.headOfDinasB.api.post(`/assignments/${id}/issue`, {});
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'issued', startsOn: '2026-11-24' });
    expect(body.steps.at(-1)).toMatchObject({ action: 'acknowledge', status: 'pending' });
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    const letter = letters.items.at(-1);
    expect(letter).toMatchObject({ kind: 'assignment', signerName: agency.headOfDinasB.name });
    // It reaches the owner of the performance and the leader.
    for (const reader of [agency.headOfDinasA, agency.staffA1b]) {
      const news = await reader.api.get('/notifications');
      expect(news.body.items.map((item: { link: string }) => item.link)).toContain(
        `/surat/${letter.id}`,
      );
    }
  });

  it('409 before its turn and after it', async () => {
    const early = await at('endorse');
    const tooEarly = await agency.headOfDinasB.api.post(`/assignments/${early.id}/issue`, {});
    expect(tooEarly.body.code).toBe('not_your_turn');
    const late = await at('acknowledge');
    expect((await agency.headOfDinasB.api.post(`/assignments/${late.id}/issue`, {})).status).toBe(
      409,
    );
  });

  it('409 when the period is over', async () => {
    const squad = await squadFor(test, agency, { endsOn: '2026-11-24' });
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'issue');
    test.clock.set('2026-11-25T02:00:00Z');
    const late = await agency.headOfDinasB.api.post(`/assignments/${id}/issue`, {});
    test.clock.set('2026-11-24T02:14:00.000Z');
    expect([late.status, late.body.code]).toEqual([409, 'period_over']);
  });

  it('is taken once when sent twice at once, with one letter', async () => {
    const { id } = await at();
    expect(await races(agency.headOfDinasB, `/assignments/${id}/issue`)).toEqual([200, 409]);
    const { body } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    expect(
      body.items.filter((letter: { kind: string }) => letter.kind === 'assignment'),
    ).toHaveLength(1);
  });

  it('answers both of two repeated requests that arrive at once', async () => {
    const { id } = await at();
    const headers = { 'idempotency-key': `terbitkan-${id}` };
    const both = await Promise.all(
      [1, 2].map(() => agency.headOfDinasB.api.post(`/assignments/${id}/issue`, {}, { headers })),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[1]?.body).toEqual(both[0]?.body);
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    const issued = letters.items.filter(({ kind }: { kind: string }) => kind === 'assignment');
    expect(issued).toHaveLength(1);
  });

  it('fills the last seat once when two volunteers are issued at once', async () => {
    const squad = await squadFor(test, agency, { count: 1 });
    const first = await assignmentAt(agency, squad, agency.staffA1, 'issue', {
      origin: 'volunteer',
    });
    const second = await assignmentAt(agency, squad, agency.staffA2, 'issue', {
      origin: 'volunteer',
    });
    const answers = await Promise.all(
      [first.id, second.id].map((id) =>
        agency.headOfDinasA.api.post(`/assignments/${id}/issue`, {}),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('role_full');
  });

  it('numbers twenty letters of one unit at once from 1 to 20 without a gap', async () => {
    const fresh = await smallAgency(test, '3599');
    const squads = await Promise.all(Array.from({ length: 20 }, () => squadFor(test, fresh)));
    const started = await Promise.all(
      squads.map((squad) => startAssignment(squad, fresh.staffA2, { by: fresh.headOfDinasA })),
    );
    const answers = await Promise.all(
      started.map(({ body }) => fresh.headOfDinasA.api.post(`/assignments/${body.id}/issue`, {})),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const rows = await test.database.query<{ sequence: number }>(
      'select sequence from letter where unit_id = $1 order by sequence',
      [fresh.units.dinasA.id],
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
  });

  it('does not stall when two units answer each other at once', async () => {
    const toB = await squadFor(test, agency, {
      owner: agency.units.dinasB,
      leader: agency.staffB1,
    });
    const toA = await squadFor(test, agency);
    const volunteers = await Promise.all([
      startAssignment(toB, agency.staffA1, { origin: 'volunteer' }),
      startAssignment(toA, agency.staffB1b, { origin: 'volunteer' }),
    ]);
    const [a, b] = volunteers.map(({ body }) => body.id);
    await agency.headOfA1.api.post(`/assignments/${a}/endorse`, {});
    await agency.headOfB1.api.post(`/assignments/${b}/endorse`, {});
    const answers = await Promise.all([
      agency.headOfDinasB.api.post(`/assignments/${a}/approve`, {}),
      agency.headOfDinasA.api.post(`/assignments/${b}/approve`, {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});
