import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { AssignmentJobs } from '../assignments/assignment.jobs.js';
import { systemOf } from '../../workflow/events/audit.service.js';
import { Database } from '../../platform/database/database.js';
import { MembershipEnding } from './membership-ending.service.js';

const TODAY = '2026-11-24';

describe('memberships that end before their time', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let endings: MembershipEnding;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    endings = test.app.get(MembershipEnding);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    test.clock.set('2026-11-24T02:14:00.000Z');
    await test.database.query('delete from notification');
  });

  const order = (people: readonly TestEmployee[], lastDay: string) => ({
    agencyId: agency.factory.agencyId,
    today: TODAY,
    cause: 'left' as const,
    subject: systemOf(agency.factory.agencyId),
    via: null,
    targets: people.map(({ employeeId }) => ({
      employeeId,
      squadId: null,
      lastDay,
      reason: 'Pensiun',
    })),
  });
  const leave = (people: readonly TestEmployee[], lastDay: string) =>
    test.database.transaction((tx) => endings.end(tx, order(people, lastDay)));
  const assignments = (...ids: string[]) =>
    test.database.query(
      `select status, ends_on::text as "endsOn" from assignment where id = any($1::uuid[]) order by id`,
      [ids],
    );
  const members = (squadId: string) =>
    test.database.query<{ endsOn: string; reason: string | null }>(
      `select ends_on::text as "endsOn", ended_reason as reason from squad_member where squad_id = $1 order by id`,
      [squadId],
    );
  const news = (employee: TestEmployee) =>
    test.database.query<{ kind: string; title: string; body: string }>(
      'select kind, title, body from notification where employee_id = $1 order by kind',
      [employee.employeeId],
    );

  it('end on the last day with everything that rests on them, and owner and leader hear of it once', async () => {
    const squad = await squadFor(test, agency);
    const byHead = { by: agency.headOfDinasA };
    const first = await assignmentAt(agency, squad, agency.staffA1, null, byHead);
    const second = await assignmentAt(agency, squad, agency.staffA2, null, byHead);
    await test.database.query('delete from notification');
    const ended = await leave([agency.staffA1, agency.staffA2], TODAY);
    expect(ended).toHaveLength(2);
    expect(await assignments(first.id, second.id)).toEqual([
      { status: 'ended', endsOn: TODAY },
      { status: 'ended', endsOn: TODAY },
    ]);
    expect(await members(squad.id)).toEqual([
      { endsOn: TODAY, reason: 'Pensiun' },
      { endsOn: TODAY, reason: 'Pensiun' },
    ]);
    for (const reader of [agency.headOfDinasA, squad.leader]) {
      const told = await news(reader);
      expect(told).toMatchObject([{ kind: 'squad.member-end' }]);
      expect(told[0]?.body).toContain(agency.staffA1.name);
      expect(told[0]?.body).toContain(agency.staffA2.name);
    }
    const events = await test.database.query<{ action: string }>(
      `select action from audit_event where entity_id = any($1::uuid[]) and action in ('squad.member-end', 'assignment.end')`,
      [[squad.id, first.id, second.id]],
    );
    expect(events.map(({ action }) => action).toSorted()).toEqual([
      'assignment.end',
      'assignment.end',
      'squad.member-end',
      'squad.member-end',
    ]);
    expect(await leave([agency.staffA1, agency.staffA2], TODAY)).toEqual([]);
  });

  it('take the same number of statements for one person as for many', async () => {
    const people = [agency.staffB1, agency.staffA1];
    const squads = [await squadFor(test, agency), await squadFor(test, agency)];
    for (const squad of squads) {
      await assignmentAt(agency, squad, agency.staffA1, null, { by: agency.headOfDinasA });
    }
    const few = await test.countStatements(() => leave(people.slice(1), '2026-11-30'));
    await test.database.transaction((tx) => endings.undo(tx, order(people, '2026-11-30')));
    const more = await squadFor(test, agency);
    await assignmentAt(agency, more, agency.staffB1, null);
    const many = await test.countStatements(() => leave(people, '2026-11-30'));
    expect(many.result.length).toBeGreaterThan(few.result.length);
    expect(many.statements).toBe(few.statements);
    await leave(people, TODAY);
  });

  it('run on until a day ahead, and until then it can be taken back', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffA2, null, {
      by: agency.headOfDinasA,
    });
    await leave([agency.staffA2], '2026-12-04');
    expect(await assignments(id)).toEqual([{ status: 'active', endsOn: '2026-12-04' }]);
    expect(await members(squad.id)).toEqual([{ endsOn: '2026-12-04', reason: 'Pensiun' }]);
    await test.database.transaction((tx) =>
      endings.undo(tx, order([agency.staffA2], '2026-12-04')),
    );
    expect(await assignments(id)).toEqual([{ status: 'active', endsOn: '2026-12-31' }]);
    expect(await members(squad.id)).toEqual([{ endsOn: '2026-12-31', reason: null }]);

    await leave([agency.staffA2], '2026-12-04');
    test.clock.set('2026-12-04T17:30:00Z');
    await test.app.get(AssignmentJobs).endOver();
    expect(await assignments(id)).toEqual([{ status: 'ended', endsOn: '2026-12-04' }]);
  });

  it('recall what was issued and never received, and give its seat free', async () => {
    const squad = await squadFor(test, agency, { count: 1 });
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'acknowledge');
    await leave([agency.staffB1], TODAY);
    expect(await assignments(id)).toMatchObject([{ status: 'recalled' }]);
    expect((await agency.staffB1.api.post(`/assignments/${id}/acknowledge`, {})).status).toBe(409);
    const next = await assignmentAt(agency, squad, agency.staffA1, 'acknowledge', {
      by: agency.headOfDinasA,
    });
    expect(next.status).toBe('issued');
    await leave([agency.staffA1], TODAY);
  });

  it('leave the seat of a leader vacant, at once or after the last day, and the owner names another', async () => {
    const squad = await squadFor(test, agency, { leader: agency.staffA1b, status: 'active' });
    const leaderOf = async () =>
      (
        await test.database.query<{ leader: string | null }>(
          'select leader_employee_id as leader from squad where id = $1',
          [squad.id],
        )
      )[0]?.leader;
    await leave([agency.staffA1b], '2026-11-27');
    expect(await leaderOf()).toBe(agency.staffA1b.employeeId);
    expect(await news(agency.headOfDinasA)).toMatchObject(
      expect.arrayContaining(
        [{ kind: 'squad.leader-left' }].map((one) => expect.objectContaining(one)),
      ),
    );
    test.clock.set('2026-11-27T16:00:00Z');
    await endings.vacate();
    expect(await leaderOf()).toBe(agency.staffA1b.employeeId);
    test.clock.set('2026-11-27T17:30:00Z');
    await endings.vacate();
    expect(await leaderOf()).toBeNull();
    const named = await agency.headOfDinasA.api.post(`/squads/${squad.id}/appoint-leader`, {
      employeeId: agency.staffA2.employeeId,
    });
    expect(named.status).toBe(200);

    test.clock.set('2026-11-24T02:14:00.000Z');
    await leave([agency.staffA2], TODAY);
    expect(await leaderOf()).toBeNull();
  });

  it('do not outlive a squad whose disbanding meets an acknowledgement', async () => {
    const squad = await squadFor(test, agency, { status: 'active' });
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'acknowledge');
    const answers = await Promise.all([
      agency.staffB1.api.post(`/assignments/${id}/acknowledge`, {}),
      agency.headOfDinasA.api.post(`/squads/${squad.id}/disband`, { note: 'Sasaran dihapus' }),
    ]);
    expect(answers[1].status).toBe(200);
    const running = await test.app
      .get(Database)
      .query(
        `select 1 from assignment where squad_id = $1 and status in ('pending', 'issued', 'active')`,
        [squad.id],
      );
    expect(running).toEqual([]);
    const left = await members(squad.id);
    expect(left.filter(({ endsOn }) => endsOn > TODAY)).toEqual([]);
  });
});
