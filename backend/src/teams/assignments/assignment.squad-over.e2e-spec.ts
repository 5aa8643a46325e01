import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor, type TestSquad } from '../../../test/factories/assignments.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';

describe('what a squad that is over leaves behind', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterEach(() => test.close());

  const news = (employee: TestEmployee, id: string) =>
    test.database.query<{ kind: string; title: string; body: string }>(
      'select kind, title, body from notification where employee_id = $1 and entity_id = $2',
      [employee.employeeId, id],
    );
  const eventsOf = (id: string) =>
    test.database.query(
      `select action, via, detail ->> 'from' as before, detail ->> 'reason' as reason from audit_event
        where entity = 'assignment' and entity_id = $1 order by id desc limit 1`,
      [id],
    );
  const statusOf = async (id: string) =>
    (await agency.headOfDinasA.api.get(`/assignments/${id}`)).body.status;
  const forget = () => test.database.query('delete from notification');
  const close = (squad: TestSquad) => agency.headOfDinasA.api.post(`/squads/${squad.id}/close`);

  it('is withdrawn while it waits: the person, the starter and who had the turn are told', async () => {
    const squad = await squadFor(test, agency, { status: 'active' });
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'endorse');
    const atTurn = agency.headOfB1;
    const inbox = async () => (await atTurn.api.get('/inbox')).body.items.length;
    expect(await inbox()).toBe(1);
    await forget();
    expect((await close(squad)).status).toBe(200);
    expect([await statusOf(id), await inbox()]).toEqual(['withdrawn', 0]);
    expect(await eventsOf(id)).toEqual([
      { action: 'assignment.withdraw', via: 'unit_head', before: 'pending', reason: 'Tim selesai' },
    ]);
    for (const reader of [agency.staffB1, squad.leader, atTurn]) {
      const told = await news(reader, id);
      expect(told).toMatchObject([
        {
          kind: 'assignment.withdrawn',
          title: `Penugasan berhenti: ${agency.staffB1.name}`,
        },
      ]);
      expect(told[0]?.body).toMatch(/^Analis data, Tim Kerja \d+\. Tim selesai\.$/);
    }
    expect(await news(agency.headOfDinasA, id)).toEqual([]);
  });

  it('is recalled when its letter was never received, and the person is told', async () => {
    const squad = await squadFor(test, agency, { status: 'active' });
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'acknowledge');
    await forget();
    const disbanded = await agency.headOfDinasA.api.post(`/squads/${squad.id}/disband`, {
      note: 'Sasaran dihapus',
    });
    expect([disbanded.status, await statusOf(id)]).toEqual([200, 'recalled']);
    expect(await eventsOf(id)).toMatchObject([
      { action: 'assignment.recall', before: 'issued', reason: 'Tim dibubarkan: Sasaran dihapus' },
    ]);
    expect(await news(agency.staffB1, id)).toMatchObject([{ kind: 'assignment.recalled' }]);
  });

  it('ends when it runs, and the member hears of it once', async () => {
    const squad = await squadFor(test, agency, { status: 'active' });
    const { id } = await assignmentAt(agency, squad, agency.staffB1, null);
    await forget();
    expect((await close(squad)).status).toBe(200);
    expect(await statusOf(id)).toBe('ended');
    expect(await eventsOf(id)).toMatchObject([{ action: 'assignment.end', before: 'active' }]);
    const told = await test.database.query('select kind from notification where employee_id = $1', [
      agency.staffB1.employeeId,
    ]);
    expect(told).toEqual([{ kind: 'squad.member-end' }]);
  });

  it('takes the same number of statements for one as for many', async () => {
    const one = await squadFor(test, agency, { status: 'active' });
    const three = await squadFor(test, agency, { status: 'active' });
    await assignmentAt(agency, one, agency.staffB1, 'endorse');
    await assignmentAt(agency, three, agency.staffB1, 'endorse');
    await assignmentAt(agency, three, agency.staffB1b, 'approve');
    await assignmentAt(agency, three, agency.staffUmum, 'accept');
    const few = await test.countStatements(() => close(one));
    const many = await test.countStatements(() => close(three));
    expect([few.result.status, many.result.status]).toEqual([200, 200]);
    expect(many.statements).toBe(few.statements);
  });

  it('tells a leader whose letter ends because another leads now', async () => {
    const squad = await squadFor(test, agency, { status: 'active' });
    const { id } = await assignmentAt(agency, squad, squad.leader, null, {
      by: agency.headOfDinasA,
      roleId: squad.leaderRoleId,
    });
    await forget();
    const named = await agency.headOfDinasA.api.post(`/squads/${squad.id}/appoint-leader`, {
      employeeId: agency.staffA1.employeeId,
    });
    expect([named.status, await statusOf(id)]).toEqual([200, 'ended']);
    expect(await news(squad.leader, id)).toMatchObject([
      { kind: 'assignment.ended', title: `Penugasan berhenti: ${squad.leader.name}` },
    ]);
  });
});
