import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  assignmentAt,
  decides,
  squadFor,
  startAssignment,
  type TestSquad,
} from '../../../test/factories/assignments.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';

describe('GET /assignments', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let squad: TestSquad;
  let id: string;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    squad = await squadFor(test, agency, { skills: ['analisis data', 'videografi'] });
    id = (await assignmentAt(agency, squad, agency.staffB1, 'endorse')).id;
  });
  afterAll(() => test.close());

  const idsFor = async (person: Pick<TestEmployee, 'api'>, query: string): Promise<string[]> => {
    const { body } = await person.api.get(`/assignments?${query}`);
    return body.items.map((item: { id: string }) => item.id);
  };

  it('asks nobody in', async () => {
    expect((await test.anonymous.get('/assignments')).status).toBe(401);
    expect((await test.anonymous.get(`/assignments/${id}`)).status).toBe(401);
  });

  it.each([
    ['the starter', 'staffA1b', true],
    ['the employee', 'staffB1', true],
    ['who decided', 'headOfDinasA', true],
    ['whose turn it is', 'headOfB1', true],
    ['who decides later', 'headOfDinasB', true],
    ['the line above the owner', 'regionalHead', true],
    ['the admin', 'admin', true],
    ['a colleague', 'staffB1b', false],
    ['another head of the owner’s Dinas', 'headOfA2', false],
    ['a head elsewhere', 'headOfUmum', false],
  ] as const)('is open to %s: %s reads %s', async (_who, key, mayRead) => {
    const reader = agency[key];
    expect((await reader.api.get(`/assignments/${id}`)).status).toBe(mayRead ? 200 : 404);
    expect((await reader.api.get(`/assignments/${id}/letters`)).status).toBe(mayRead ? 200 : 404);
    expect(await idsFor(reader, `squadId=${squad.id}`)).toEqual(mayRead ? [id] : []);
  });

  it('is closed to other agencies', async () => {
    const other = await smallAgency(test, '3522');
    expect((await other.admin.api.get(`/assignments/${id}`)).status).toBe(404);
    expect(await idsFor(other.admin, `squadId=${squad.id}`)).toEqual([]);
  });

  it('shows what helps to decide: fit, load, goal chain and letters', async () => {
    const { body } = await agency.headOfB1.api.get(`/assignments/${id}`);
    expect(body.load).toEqual({ before: '0', after: '25' });
    expect(body.fit).toContainEqual({
      side: 'for',
      text: 'Punya 1 dari 2 keahlian: analisis data',
    });
    expect(body.fit).toContainEqual({ side: 'against', text: 'Belum tercatat: videografi' });
    expect(body.goalChain).toHaveLength(1);
    expect(body.letters).toHaveLength(1);
    expect(body.allowedActions).toEqual(['endorse', 'reject']);
  });

  it('filters by person, state, starter and turn', async () => {
    expect(await idsFor(agency.staffA1b, `employeeId=${agency.staffB1.employeeId}`)).toEqual([id]);
    expect(await idsFor(agency.staffA1b, 'status=active')).toEqual([]);
    expect(await idsFor(agency.staffA1b, 'startedByMe=true')).toEqual([id]);
    expect(await idsFor(agency.headOfDinasA, 'startedByMe=true')).toEqual([]);
    expect(await idsFor(agency.headOfB1, 'waitingForMe=true')).toEqual([id]);
    expect(await idsFor(agency.headOfDinasB, 'waitingForMe=true')).toEqual([]);
    const bad = await agency.staffA1b.api.get('/assignments?status=done&limit=101&cursor=x');
    expect(bad.status).toBe(400);
    expect((await agency.staffA1b.api.get('/assignments?cursor=x')).body.code).toBe(
      'cursor_invalid',
    );
  });

  it('pages by cursor with as many statements for one row as for twenty', async () => {
    const one = await test.countStatements(() => idsFor(agency.staffA1b, 'limit=1'));
    for (let n = 0; n < 19; n += 1) {
      await startAssignment(await squadFor(test, agency), agency.staffA2, {
        by: agency.headOfDinasA,
      });
    }
    const twenty = await test.countStatements(() => idsFor(agency.headOfDinasA, 'limit=20'));
    expect(twenty.result).toHaveLength(20);
    expect(twenty.statements).toBe(one.statements);
    expect(twenty.statements).toBeLessThanOrEqual(6);
    const first = await agency.headOfDinasA.api.get('/assignments?limit=15');
    const rest = await agency.headOfDinasA.api.get(
      `/assignments?limit=15&cursor=${first.body.nextCursor}`,
    );
    const all = [...first.body.items, ...rest.body.items].map((item: { id: string }) => item.id);
    expect(new Set(all).size).toBe(20);
    expect(rest.body.nextCursor).toBeNull();
  });
});

describe('PUT /assignments/:id/letter-draft and POST remind', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  it('is the employee’s until it is signed, and is what the letter says', async () => {
    const squad = await squadFor(test, agency);
    const at = await assignmentAt(agency, squad, agency.staffB1, 'issue');
    const put = (person: TestEmployee, body: unknown) =>
      person.api.put(`/assignments/${at.id}/letter-draft`, body);
    const text = 'Tersusunnya 5 antarmuka data <script>alert(1)</script>';
    expect((await put(agency.headOfDinasB, { text, version: at.version })).status).toBe(403);
    expect((await put(agency.staffUmum, { text, version: at.version })).status).toBe(404);
    expect((await put(agency.staffB1, { text: ' ', version: at.version })).status).toBe(400);
    const stale = await put(agency.staffB1, { text, version: at.version - 1 });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale_version']);
    const edited = await put(agency.staffB1, { text, version: at.version });
    expect(edited).toMatchObject({ status: 200, body: { letterDraft: text } });
    await decides(agency.headOfDinasB, at.id, 'issue');
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${at.id}/letters`);
    const { body: letter } = await agency.staffB1.api.get(`/letters/${letters.items.at(-1).id}`);
    expect(JSON.stringify(letter.blocks)).toContain(JSON.stringify(text).slice(1, -1));
    const late = await put(agency.staffB1, { text: 'Telat', version: edited.body.version + 1 });
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
  });

  it('reminds whoever has the turn, once a day, by the starter only', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'endorse');
    const remind = (person: TestEmployee) => person.api.post(`/assignments/${id}/remind`, {});
    expect((await remind(agency.headOfDinasA)).status).toBe(403);
    expect((await remind(agency.staffUmum)).status).toBe(404);
    const first = await remind(squad.leader);
    expect([first.status, first.body.allowedActions]).toEqual([200, ['withdraw']]);
    const news = await agency.headOfB1.api.get('/notifications');
    expect(news.body.items[0].title).toBe('Pengingat: Rekomendasi Anda diminta');
    expect((await remind(squad.leader)).body.code).toBe('already_reminded');
    test.clock.set('2026-11-25T02:00:00Z');
    expect((await remind(squad.leader)).status).toBe(200);
  });
});
