import { startTestApp, type TestApp } from '../../../test/app.js';
import { startAssignment } from '../../../test/factories/assignments.js';
import { roundAsked, roundScored, scores, sheetsOf } from '../../../test/factories/evaluation.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /squads/:id/results/{accept,send-back}', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterEach(() => test.close());

  const statusOf = async (squadId: string) =>
    (
      await test.database.one<{ status: string }>('select status from squad where id = $1', [
        squadId,
      ])
    )?.status;

  it.each(['accept', 'send-back'])('%s: 401, 404, 403', async (verb) => {
    const { squad } = await roundScored(test, agency);
    const path = `/squads/${squad.id}/results/${verb}`;
    const body = { note: 'Bukti belum lengkap' };
    expect((await test.anonymous.post(path, body)).status).toBe(401);
    expect((await other.headOfDinasA.api.post(path, body)).status).toBe(404);
    expect((await agency.staffUmum.api.post(path, body)).status).toBe(404);
    for (const reader of [agency.staffA1, agency.staffA1b, agency.headOfA1, agency.regionalHead]) {
      expect((await reader.api.post(path, body)).status).toBe(403);
    }
  });

  it('accept sets the squad to work again and counts for the members', async () => {
    const { squad } = await roundScored(test, agency);
    const mine = () => agency.staffA1.api.get(`/employees/${agency.staffA1.employeeId}/results`);
    const before = await mine();
    expect([before.body.score, before.body.awaiting[0].waitsFor]).toEqual([
      null,
      'Menunggu Kepala Unit menerima hasilnya',
    ]);
    const { status, body } = await agency.headOfDinasA.api.post(
      `/squads/${squad.id}/results/accept`,
      {},
    );
    expect([status, body.squadStatus, body.rounds[0].status, body.provisional]).toEqual([
      200,
      'active',
      'accepted',
      false,
    ]);
    expect((await mine()).body.score).toBe('83.50');
    const news = await agency.staffA1.api.get('/notifications');
    expect(news.body.items[0]).toMatchObject({ kind: 'squad.accept', link: '/hasil' });
  });

  it('waits in the inbox of the Kepala Unit from the last sheet until it is decided', async () => {
    const { squad } = await roundScored(test, agency);
    const link = `/hasil/tim/${squad.id}`;
    const linksOf = async (person: typeof agency.headOfDinasA) =>
      (await person.api.get('/inbox')).body.items.map((item: { link: string }) => item.link);
    expect(await linksOf(agency.headOfDinasA)).toContain(link);
    expect(await linksOf(agency.headOfDinasB)).not.toContain(link);
    await agency.headOfDinasA.api.post(`/squads/${squad.id}/results/accept`, {});
    expect(await linksOf(agency.headOfDinasA)).not.toContain(link);
  });

  it('accept closes a squad whose time is over', async () => {
    const { squad } = await roundScored(test, agency);
    await test.database.query(`update squad set ends_on = '2026-11-23' where id = $1`, [squad.id]);
    await agency.headOfDinasA.api.post(`/squads/${squad.id}/results/accept`, {});
    expect(await statusOf(squad.id)).toBe('closed');
  });

  it('accept withdraws what is still on its way to a squad that it closes, and tells who waited', async () => {
    const { squad } = await roundScored(test, agency);
    const put = (status: string, endsOn: string) =>
      test.database.query('update squad set status = $2, ends_on = $3 where id = $1', [
        squad.id,
        status,
        endsOn,
      ]);
    await put('active', '2026-12-31');
    const { body: asked } = await startAssignment(squad, agency.staffB1b);
    await put('assessing', '2026-11-23');
    await agency.headOfDinasA.api.post(`/squads/${squad.id}/results/accept`, {});
    expect(await statusOf(squad.id)).toBe('closed');
    const { body } = await agency.staffB1b.api.get(`/assignments/${asked.id}`);
    expect([asked.status, body.status]).toEqual(['pending', 'withdrawn']);
    const news = await agency.staffB1b.api.get('/notifications');
    expect(news.body.items[0]).toMatchObject({
      kind: 'assignment.withdrawn',
      link: `/penugasan/${asked.id}`,
    });
  });

  it('send-back reopens the sheets, says why, and the next submit scores anew', async () => {
    const { squad } = await roundScored(test, agency);
    const path = `/squads/${squad.id}/results/send-back`;
    const refused = await agency.headOfDinasA.api.post(path, { note: '  ' });
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'note']);
    const { status } = await agency.headOfDinasA.api.post(path, {
      note: 'Bukti dua dokumen belum ada.',
      employeeIds: [agency.staffA1.employeeId],
      reopenReports: true,
    });
    expect([status, await statusOf(squad.id)]).toEqual([200, 'assessing']);
    const [sheet] = await sheetsOf(agency.headOfA1, squad);
    expect(sheet).toMatchObject({
      status: 'reopened',
      reopenedBecause: 'Bukti dua dokumen belum ada.',
    });
    expect((await sheetsOf(agency.headOfB1, squad))[0].status).toBe('submitted');
    expect((await agency.staffA1.api.get('/notifications')).body.items[0]).toMatchObject({
      kind: 'squad.send-back',
    });
    const report = await test.database.one(
      'select report_status from action_item where employee_id = $1',
      [agency.staffA1.employeeId],
    );
    expect(report).toEqual({ report_status: 'open' });

    await scores(agency.headOfDinasA, squad, agency.staffA1, [90, 90, 90]);
    await scores(agency.headOfA1, squad, agency.staffA1, [90, 90, 90]);
    const { body } = await agency.headOfDinasA.api.get(`/squads/${squad.id}/results`);
    expect(body.rounds[0]).toMatchObject({
      status: 'scored',
      allowedActions: ['accept', 'send-back'],
    });
    expect(body.inputs.map((input: { score: string }) => input.score).toSorted()).toEqual([
      '78.00',
      '90.00',
    ]);
  });

  it('409 before the round is scored and after it is decided', async () => {
    const { squad } = await roundAsked(test, agency);
    const accept = () => agency.headOfDinasA.api.post(`/squads/${squad.id}/results/accept`, {});
    expect(await accept()).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('one of accept and send-back wins when both come at once', async () => {
    const { squad } = await roundScored(test, agency);
    const path = `/squads/${squad.id}/results`;
    const answers = await Promise.all([
      agency.headOfDinasA.api.post(`${path}/accept`, {}),
      agency.headOfDinasA.api.post(`${path}/accept`, {}),
      agency.headOfDinasA.api.post(`${path}/send-back`, { note: 'Belum lengkap' }),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409]);
    const events = await test.database.query(
      `select 1 from audit_event where action in ('squad.accept', 'squad.send-back')`,
    );
    expect(events).toHaveLength(1);
  });
});
