import { startTestApp, type TestApp } from '../../../test/app.js';
import { squadFor, startAssignment } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';

describe('POST /assignments', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  it('asks nobody in', async () => {
    expect((await test.anonymous.post('/assignments', {})).status).toBe(401);
  });

  it('names every missing field in Indonesian', async () => {
    const { status, body } = await agency.headOfDinasA.api.post('/assignments', { origin: 'x' });
    expect(status).toBe(400);
    expect(body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'squadId', message: 'Wajib diisi.' }),
        expect.objectContaining({ field: 'origin', message: 'Pilihan tidak dikenal.' }),
      ]),
    );
  });

  it('refuses a note of 10,000 letters and unknown fields', async () => {
    const squad = await squadFor(test, agency);
    const long = await startAssignment(squad, agency.staffA2, { note: 'a'.repeat(10_000) });
    expect(long.status).toBe(400);
    expect(long.body.errors[0]).toMatchObject({ field: 'note' });
    const extra = await agency.headOfDinasA.api.post('/assignments', {
      squadId: squad.id,
      roleId: squad.roleId,
      employeeId: agency.staffA2.employeeId,
      origin: 'appointment',
      status: 'active',
    });
    expect(extra.body.errors[0]).toMatchObject({ field: 'status' });
  });

  it('knows neither squads nor people of other agencies, nor unknown roles', async () => {
    const squad = await squadFor(test, agency);
    const other = await smallAgency(test, '3522');
    const foreign = await squadFor(test, other);
    expect(
      (await startAssignment(foreign, agency.staffA2, { by: agency.headOfDinasA })).status,
    ).toBe(404);
    const role = await startAssignment(squad, agency.staffA2, { roleId: foreign.roleId });
    expect(role.body.errors[0]).toMatchObject({ field: 'roleId' });
    const nobody = await startAssignment(squad, { ...agency.staffA2, employeeId: newId() });
    expect(nobody.body.errors[0]).toMatchObject({ field: 'employeeId' });
    // Who works in another agency is no more known than who does not exist.
    const elsewhere = await startAssignment(squad, other.staffA1);
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.body.errors).toEqual(nobody.body.errors);
  });

  it('refuses who has no capacity for it', async () => {
    const squad = await squadFor(test, agency);
    const byColleague = await startAssignment(squad, agency.staffA1, { by: agency.staffB1 });
    expect(byColleague.status).toBe(403);
    const forAnother = await startAssignment(squad, agency.staffA1, {
      by: agency.staffB1,
      origin: 'volunteer',
    });
    expect(forAnother.status).toBe(403);
    // The PjPK of another unit's employee may not start across units (R408).
    const byAssessor = await startAssignment(squad, agency.staffB1, { by: agency.headOfB1 });
    expect(byAssessor).toMatchObject({ status: 403, body: { code: 'starter_not_allowed' } });
    expect(
      (
        await agency.admin.api.post('/assignments', {
          squadId: squad.id,
          roleId: squad.roleId,
          employeeId: agency.staffA1.employeeId,
          origin: 'appointment',
        })
      ).status,
    ).toBe(403);
  });

  it('assigns only JF and pelaksana', async () => {
    const squad = await squadFor(test, agency);
    const { status, body } = await startAssignment(squad, agency.headOfA2);
    expect([status, body.code]).toEqual([409, 'not_assignable']);
  });

  it.each(['draft', 'assessing', 'closed', 'disbanded'])(
    'refuses a squad that is %s',
    async (s) => {
      const squad = await squadFor(test, agency, { status: s });
      const { status, body } = await startAssignment(squad, agency.staffA2);
      expect([status, body.code]).toEqual([409, 'squad_not_recruiting']);
    },
  );

  it('refuses a squad whose last day has passed', async () => {
    const squad = await squadFor(test, agency, { startsOn: '2026-01-01', endsOn: '2026-11-23' });
    expect((await startAssignment(squad, agency.staffA2)).body.code).toBe('squad_not_recruiting');
  });

  it('freezes the chain, forecasts who decides and tells the first', async () => {
    const squad = await squadFor(test, agency);
    const { status, body } = await startAssignment(squad, agency.staffB1, {
      note: 'Menguasai data',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      route: 'cross_unit',
      origin: 'appointment',
      status: 'pending',
      version: 1,
      startsOn: '2026-11-24',
      endsOn: '2026-12-31',
      sharePercent: '25.00',
      allowedActions: ['withdraw', 'remind'],
    });
    expect(
      body.steps.map(
        (step: { action: string; status: string; approver: Record<string, unknown> }) => [
          step.action,
          step.status,
          step.approver.name,
          step.approver.forecast,
        ],
      ),
    ).toEqual([
      ['accept', 'pending', agency.staffB1.name, false],
      ['approve', 'waiting', agency.headOfDinasA.name, true],
      ['endorse', 'waiting', agency.headOfB1.name, true],
      ['approve', 'waiting', agency.headOfDinasB.name, true],
      ['issue', 'waiting', agency.headOfDinasB.name, true],
      ['acknowledge', 'waiting', agency.staffB1.name, true],
    ]);
    // Three working days for the employee (R410): 24 November is a Tuesday.
    expect(body.steps[0].dueAt).toBe('2026-11-27');
    const news = await agency.staffB1.api.get('/notifications');
    expect(news.body.items[0]).toMatchObject({
      title: 'Kesediaan Anda diminta',
      link: `/penugasan/${body.id}`,
    });
    const events = await test.database.query<{ via: string; action: string }>(
      'select action, via from audit_event where entity_id = $1',
      [body.id],
    );
    expect(events).toEqual([{ action: 'assignment.start', via: 'leader' }]);
  });

  it('lets a head start before leader and PjPK, and makes the letter at once', async () => {
    const squad = await squadFor(test, agency);
    const { body } = await startAssignment(squad, agency.staffB1b, { by: agency.headOfDinasA });
    expect(body.startedBy.capacity).toBe('unit_head');
    const letters = await agency.headOfDinasA.api.get(`/assignments/${body.id}/letters`);
    expect(letters.body.items).toEqual([
      expect.objectContaining({ kind: 'request', number: '800/1/DISA/2026' }),
    ]);
  });

  it('skips the willingness of a leader who names himself', async () => {
    const squad = await squadFor(test, agency, { leader: agency.staffA1 });
    const { body } = await startAssignment(squad, agency.staffA1, { roleId: squad.leaderRoleId });
    expect(body.steps.map((step: { status: string }) => step.status)).toEqual([
      'skipped',
      'pending',
      'waiting',
      'waiting',
    ]);
  });

  it('takes a person once per squad, also when two ask at once', async () => {
    const squad = await squadFor(test, agency);
    const both = await Promise.all([
      startAssignment(squad, agency.staffUmum),
      startAssignment(squad, agency.staffUmum, { by: agency.headOfDinasA }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('already_in_squad');
  });

  it('never exceeds the count of a role, also when two ask at once', async () => {
    const squad = await squadFor(test, agency, { count: 1 });
    const both = await Promise.all([
      startAssignment(squad, agency.staffA2),
      startAssignment(squad, agency.staffB1),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('role_full');
  });

  it('points to the one that came to nothing', async () => {
    const squad = await squadFor(test, agency);
    const first = await startAssignment(squad, agency.staffA2);
    await agency.staffA2.api.post(`/assignments/${first.body.id}/decline`, { note: 'Cuti' });
    const again = await startAssignment(squad, agency.staffA2);
    expect(again.body.previousId).toBe(first.body.id);
  });

  it('answers the same for the same Idempotency-Key', async () => {
    const squad = await squadFor(test, agency);
    const request = {
      squadId: squad.id,
      roleId: squad.roleId,
      employeeId: agency.staffA2.employeeId,
      origin: 'appointment',
    };
    const headers = { 'Idempotency-Key': 'start-once-1' };
    const first = await squad.leader.api.post('/assignments', request, { headers });
    const second = await squad.leader.api.post('/assignments', request, { headers });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
  });

  it('keeps the role Ketua tim for the named leader, also against another unit, and lets one be asked while none is named', async () => {
    const squad = await squadFor(test, agency);
    const roleId = squad.leaderRoleId;
    const other = await startAssignment(squad, agency.staffA2, { roleId, by: agency.headOfDinasA });
    expect(other).toMatchObject({ status: 409, body: { code: 'leader_seat_taken' } });
    const named = await startAssignment(squad, agency.staffA1b, {
      roleId,
      by: agency.headOfDinasA,
    });
    expect(named.status).toBe(201);
    const second = await squadFor(test, agency);
    const outside = () =>
      startAssignment(second, agency.staffB1, {
        roleId: second.leaderRoleId,
        by: agency.headOfDinasA,
      });
    expect((await outside()).body.code).toBe('leader_seat_taken');
    await test.database.query('update squad set leader_employee_id = null where id = $1', [
      second.id,
    ]);
    expect((await outside()).status).toBe(201);
  });
});
