import { refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';

const TODAY = '2026-11-24';

describe('POST /assignments/:id/end', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const running = async (employee: TestEmployee = agency.staffB1) =>
    assignmentAt(agency, await squadFor(test, agency), employee, null);
  const end = async (
    id: string,
    by: TestEmployee,
    body: { note?: string; lastDay?: string } = { note: 'Target tercapai' },
  ) => {
    const query = new URLSearchParams({ action: 'end', ...body });
    const { body: seen } = await by.api.get(`/assignments/${id}/ending-preview?${query}`);
    return by.api.post(`/assignments/${id}/end`, {
      ...body,
      ...(seen.letterHash ? { letterHash: seen.letterHash } : {}),
    });
  };

  refusesStrangers(() => ({
    test,
    agency,
    verb: 'end',
    ready: async () => ({
      id: (await running()).id,
      holder: agency.headOfDinasA,
      reader: agency.headOfDinasB,
    }),
  }));

  it('is the owner’s, who writes to the lending head, and takes effect on the day', async () => {
    const { id } = await running();
    const { status, body } = await end(id, agency.headOfDinasA);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ended',
      endsOn: TODAY,
      ending: { cause: 'end', isNoted: false },
      issuedLetters: [{ kind: 'end' }],
      allowedActions: ['find-replacement'],
    });
    const { body: letter } = await agency.headOfDinasB.api.get(
      `/letters/${body.issuedLetters[0].id}`,
    );
    expect(letter.addressee.position).toContain('Kepala');
    const { body: news } = await agency.headOfDinasB.api.get('/notifications');
    expect(news.items[0].title).toBe(`Penugasan diakhiri lebih awal: ${agency.staffB1.name}`);
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    const task = letters.items.find((one: { kind: string }) => one.kind === 'assignment');
    expect(task.status).toBe('issued');
  });

  it('is the leader’s, without a letter, but not of their own work', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, null);
    const { body } = await end(id, squad.leader, {
      note: 'Target tercapai',
      lastDay: '2026-12-04',
    });
    expect(body).toMatchObject({ status: 'active', endsOn: '2026-12-04', issuedLetters: [] });
    const own = await assignmentAt(agency, squad, squad.leader, null, {
      by: agency.headOfDinasA,
      roleId: squad.leaderRoleId,
    });
    expect((await end(own.id, squad.leader)).status).toBe(403);
    const ended = await end(own.id, agency.headOfDinasA);
    expect(ended.status).toBe(200);
    const [row] = await test.database.query<{ leader: string | null }>(
      'select leader_employee_id as leader from squad where id = $1',
      [squad.id],
    );
    expect(row?.leader).toBeNull();
    const { body: news } = await agency.headOfDinasA.api.get('/notifications');
    expect(news.items.map(({ kind }: { kind: string }) => kind)).toContain('squad.leader-left');
  });

  it('wants a reason and a day from today', async () => {
    const { id } = await running();
    expect((await end(id, agency.headOfDinasA, {})).body.errors[0].code).toBe('note_required');
    const early = await end(id, agency.headOfDinasA, { note: 'x', lastDay: '2026-11-23' });
    expect(early.body.errors[0]).toMatchObject({ field: 'lastDay', code: 'too_early' });
  });

  it('is refused for what was not received yet', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'acknowledge');
    expect((await end(id, agency.headOfDinasA)).body.code).toBe('wrong_state');
  });

  it('lets one of two at once through', async () => {
    const { id } = await running();
    const squadLeader = agency.staffA1b;
    const answers = await Promise.all([end(id, agency.headOfDinasA), end(id, squadLeader)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});
