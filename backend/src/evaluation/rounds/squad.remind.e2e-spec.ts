import { startTestApp, type TestApp } from '../../../test/app.js';
import { joins, reports, roundAsked, runningSquad } from '../../../test/factories/evaluation.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /squads/:id/remind', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterEach(() => test.close());

  /** One member has reported, one has not. */
  async function ready() {
    const squad = await runningSquad(test, agency);
    await joins(test, squad, agency.staffA1);
    await joins(test, squad, agency.staffB1);
    await reports(test, squad, agency.staffA1);
    await reports(test, squad, agency.staffB1, { open: true });
    return { squad, path: `/squads/${squad.id}/remind` };
  }
  const reminded = (body: {
    members: { employee: { employeeId: string }; remindedToday: boolean }[];
  }) => body.members.flatMap((member) => (member.remindedToday ? member.employee.employeeId : []));

  it('tells those who have not reported, and nobody else', async () => {
    const { squad, path } = await ready();
    const before = await squad.leader.api.get(`/squads/${squad.id}/assessment-preview`);
    expect(before.body.allowedActions).toContain('remind');
    expect(reminded(before.body)).toEqual([]);
    const { status, body } = await squad.leader.api.post(path, {});
    expect(status).toBe(200);
    expect(reminded(body)).toEqual([agency.staffB1.employeeId]);
    expect(body.allowedActions).not.toContain('remind');
    const titles = async (person: typeof agency.staffB1) =>
      (await person.api.get('/notifications')).body.items.map(
        (item: { title: string; link: string }) => [item.title, item.link],
      );
    const told = await titles(agency.staffB1);
    expect(told[0]).toEqual([
      expect.stringMatching(/^Pengingat: laporkan rencana aksi/),
      '/rencana-aksi',
    ]);
    expect(await titles(agency.staffA1)).not.toContainEqual(told[0]);
    const event = await test.database.one<{ detail: unknown }>(
      `select detail from audit_event where action = 'squad.remind' and entity_id = $1`,
      [squad.id],
    );
    expect(event?.detail).toEqual({ employeeIds: [agency.staffB1.employeeId] });
  });

  it('reminds each once a day', async () => {
    const { squad, path } = await ready();
    await squad.leader.api.post(path, {});
    const again = await squad.leader.api.post(path, {});
    expect([again.status, again.body.code]).toEqual([409, 'already_reminded']);
    test.clock.set('2026-11-25T02:14:00.000Z');
    expect((await squad.leader.api.post(path, {})).status).toBe(200);
  });

  it('is taken once when sent twice at once', async () => {
    const { squad, path } = await ready();
    const answers = await Promise.all([1, 2].map(() => squad.leader.api.post(path, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const rows = await test.database.query(
      `select 1 from notification where kind = 'squad.remind' and employee_id = $1`,
      [agency.staffB1.employeeId],
    );
    expect(rows).toHaveLength(1);
  });

  it('401, 404, 403 and 400', async () => {
    const { squad, path } = await ready();
    expect((await test.anonymous.post(path, {})).status).toBe(401);
    expect((await other.headOfDinasA.api.post(path, {})).status).toBe(404);
    for (const person of [agency.headOfDinasA, agency.staffA1, agency.staffUmum]) {
      expect((await person.api.post(path, {})).status).toBe(403);
    }
    const bad = await squad.leader.api.post(path, { startsOn: '2026-02-31' });
    expect(bad).toMatchObject({ status: 400, body: { errors: [{ field: 'startsOn' }] } });
  });

  it('409 when all have reported', async () => {
    const squad = await runningSquad(test, agency);
    await joins(test, squad, agency.staffA1);
    await reports(test, squad, agency.staffA1);
    const all = await squad.leader.api.post(`/squads/${squad.id}/remind`, {});
    expect([all.status, all.body.code]).toEqual([409, 'nothing_to_remind']);
  });

  it('409 while the squad is being scored', async () => {
    const { squad: scoring } = await roundAsked(test, agency);
    const late = await scoring.leader.api.post(`/squads/${scoring.id}/remind`, {});
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
  });
});
