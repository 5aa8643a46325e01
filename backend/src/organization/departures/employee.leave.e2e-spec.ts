import { longDate } from '../../kernel/indonesian-date.js';
import { startTestApp, TEST_NOW, type TestApp } from '../../../test/app.js';
import { ActivityFactory } from '../../../test/factories/activities.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import { joins, runningSquad } from '../../../test/factories/evaluation.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { smallTree } from '../../../test/factories/goals.js';
import { OWN_PASSWORD, SessionFactory } from '../../../test/factories/sessions.js';
import { approvedSkp } from '../../../test/factories/skp.js';
import { newId } from '../../platform/database/ids.js';
import { DailyRefreshService } from '../directory/daily-refresh.service.js';

const TODAY = '2026-11-24';
const TOMORROW = '2026-11-25';

/** 00.30 WIB of that day; the job has not run yet. */
const justAfterMidnight = (day: string): string => {
  const before = new Date(`${day}T00:30:00+07:00`);
  return before.toISOString();
};

describe('POST /employees/:id/end', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let sessions: SessionFactory;
  let code = 3600;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    test.clock.set(TEST_NOW);
    agency = await smallAgency(test, String((code += 1)));
    sessions = new SessionFactory(test);
    await sessions.givePasswords();
  });
  afterAll(() => test.close());

  const retire = (
    { employeeId }: Pick<TestEmployee, 'employeeId'>,
    effectiveFrom: string,
    kind = 'retired',
  ) =>
    agency.admin.api.post(`/employees/${employeeId}/end`, {
      kind,
      on: effectiveFrom,
      reason: 'Keputusan Bupati 800/12/2026',
    });
  const daily = () => test.app.get(DailyRefreshService).run('all');
  const login = (nip: string) =>
    test.anonymous.post('/auth/login', { nip, password: OWN_PASSWORD });
  const lastDays = (table: string, column: string, employeeId: string) =>
    test.database.query(
      `select ends_on::text as "endsOn" from ${table} where ${column} = $1 order by starts_on`,
      [employeeId],
    );
  const grant = async (accountId: string, startsOn = '2026-01-01') => {
    const id = newId();
    await test.database.query(
      `insert into role_grant (id, agency_id, account_id, role, starts_on) values ($1, $2, $3, 'operator', $4)`,
      [id, agency.factory.agencyId, accountId, startsOn],
    );
    return id;
  };
  const override = (employee: TestEmployee, assessor: TestEmployee) =>
    agency.admin.api.post(`/employees/${employee.employeeId}/assessor-override`, {
      assessorEmployeeId: assessor.employeeId,
      reason: 'Ditetapkan',
    });

  it('asks nobody in, knows nobody of another agency, and lets only the admin', async () => {
    const other = await smallAgency(test, '3522');
    const path = `/employees/${agency.staffA1.employeeId}/end`;
    const body = { kind: 'retired', on: TOMORROW, reason: 'Keputusan' };
    expect((await test.anonymous.post(path, body)).status).toBe(401);
    expect((await other.admin.api.post(path, body)).status).toBe(404);
    expect((await agency.headOfDinasA.api.post(path, body)).status).toBe(403);
    expect((await agency.staffA1.api.post(path, body)).status).toBe(403);
    const missing = await agency.admin.api.post(path, {
      kind: 'bored',
      on: '2026-02-30',
    });
    expect(missing).toMatchObject({
      status: 400,
      body: {
        errors: expect.arrayContaining(
          ['reason', 'kind', 'on'].map((field) => expect.objectContaining({ field })),
        ),
      },
    });
    const early = await retire(agency.staffA1, '2026-01-01');
    expect(early).toMatchObject({ status: 400, body: { errors: [{ field: 'on' }] } });
  });

  it('lets no admin end the own employment', async () => {
    await test.database.query(
      `insert into role_grant (id, agency_id, account_id, role, starts_on) values ($1, $2, $3, 'agency_admin', '2026-01-01')`,
      [newId(), agency.factory.agencyId, agency.staffUmum.accountId],
    );
    const answer = await agency.staffUmum.api.post(
      `/employees/${agency.staffUmum.employeeId}/end`,
      { kind: 'resigned', on: TOMORROW, reason: 'Surat' },
    );
    expect(answer.status).toBe(403);
  });

  it('changes nothing until its day, then ends post, delegation, grant and the word on assessors', async () => {
    const { headOfA1: head, staffA1, staffA2 } = agency;
    await override(staffA2, head);
    await agency.factory.delegate(agency.units.bidangA2, head, 'plh', '2026-11-01', '2026-12-31');
    await grant(head.accountId);
    await grant(head.accountId, '2027-01-01').catch(() => undefined);
    expect(await retire(head, '2026-12-01')).toMatchObject({
      status: 200,
      body: { kind: 'retired', status: 'upcoming', allowedActions: ['undo'] },
    });
    expect(
      (await head.api.get('/me')).body.capacities.map((c: { role: string }) => c.role),
    ).toEqual(expect.arrayContaining(['employee', 'unit_head', 'operator']));
    expect((await staffA1.api.get('/me')).body.assessor.name).toBe(head.name);

    // Its last day: all as before.
    test.clock.set(justAfterMidnight('2026-11-30'));
    await daily();
    expect((await head.api.get('/me')).status).toBe(200);
    expect((await staffA2.api.get('/me')).body.assessor.name).toBe(head.name);

    test.clock.set(justAfterMidnight('2026-12-01'));
    await daily();
    expect(await lastDays('position_holding', 'employee_id', head.employeeId)).toEqual([
      { endsOn: '2026-11-30' },
    ]);
    expect(await lastDays('delegation', 'delegate_employee_id', head.employeeId)).toEqual([
      { endsOn: '2026-11-30' },
    ]);
    expect(await lastDays('role_grant', 'account_id', head.accountId)).toEqual([
      { endsOn: '2026-11-30' },
    ]);
    expect((await staffA1.api.get('/me')).body.assessor.name).toBe(agency.headOfDinasA.name);
    expect((await staffA2.api.get('/me')).body.assessor.name).not.toBe(head.name);
    expect((await agency.staffA1.api.get(`/people?q=${head.nip}`)).body.items).toEqual([]);
  });

  it('keeps nobody in by a job that is late: access goes by the date alone', async () => {
    const { headOfA1: head } = agency;
    await grant(head.accountId);
    const session = await sessions.signIn(head);
    await retire(head, '2026-12-01', 'transferred');
    test.clock.set(justAfterMidnight('2026-12-01'));
    expect((await head.api.get('/me')).status).toBe(401);
    expect((await head.api.get('/inbox')).status).toBe(401);
    expect(await login(head.nip)).toMatchObject({
      status: 403,
      body: { code: 'employment_over' },
    });
    const cookie = session.refreshCookie;
    expect((await test.anonymous.post('/auth/refresh', {}, { headers: { cookie } })).status).toBe(
      401,
    );
  });

  it.each(['deceased', 'transferred'])('leaves no access after %s', async (kind) => {
    await retire(agency.staffA1, TODAY, kind);
    expect((await agency.staffA1.api.get('/me')).status).toBe(401);
  });

  it('leaves a retired person the own documents to read, and nothing else', async () => {
    const goals = await smallTree(test, agency);
    const skp = await approvedSkp(test, agency.staffA1, { goalId: goals.service.id });
    const others = await approvedSkp(test, agency.staffA1b, { goalId: goals.service.id });
    const activities = new ActivityFactory(test, agency);
    const own = await activities.submitted(agency.staffA1);
    await retire(agency.staffA1, TODAY);
    // Every session ended; they sign in anew.
    expect((await agency.staffA1.api.get('/me')).status).toBe(401);
    const api = await sessions.signIn(agency.staffA1);
    const me = await api.get('/me');
    expect(me.body).toMatchObject({ access: 'read_only', capacities: [] });
    const read = await api.get(`/skp/${skp.skpId}`);
    expect(read).toMatchObject({ status: 200, body: { allowedActions: [] } });
    expect((await api.get('/skp')).status).toBe(200);
    expect((await api.get(`/skp/${others.skpId}`)).status).toBe(404);
    expect((await api.get(`/activities/${own}`)).body.allowedActions).toEqual([]);
    expect((await api.get(`/employees/${agency.staffA1.employeeId}/results`)).status).toBe(200);
    expect((await api.get(`/employees/${agency.staffA1b.employeeId}/results`)).status).toBe(404);
    for (const path of ['/inbox', '/employees', '/people', '/squads', '/units', '/goals', '/home'])
      expect(await api.get(path)).toMatchObject({ status: 403, body: { code: 'former_employee' } });
    expect((await api.post(`/skp/${skp.skpId}/revise`, {})).status).toBe(403);
    expect((await api.post('/activities', {})).status).toBe(403);
  });

  it('keeps the names of who left where they took part', async () => {
    const squad = await runningSquad(test, agency);
    await joins(test, squad, agency.staffA1);
    await retire(agency.staffA1, TODAY, 'deceased');
    const { body } = await agency.headOfDinasA.api.get(`/squads/${squad.id}`);
    expect(JSON.stringify(body)).toContain(agency.staffA1.name);
    const record = await agency.admin.api.get(`/employees/${agency.staffA1.employeeId}/record`);
    expect(record.body).toMatchObject({
      status: 'left',
      endsOn: '2026-11-23',
      endedKind: 'deceased',
    });
  });

  it('ends memberships on the day, with word to owner and leader, and pauses them for a suspension', async () => {
    const squad = await runningSquad(test, agency);
    await joins(test, squad, agency.staffA1);
    await joins(test, squad, agency.staffA2);
    const memberships = (employee: TestEmployee) =>
      test.database.query(
        `select starts_on::text as from, ends_on::text as until, ended_reason as reason from squad_member
          where squad_id = $1 and employee_id = $2 order by starts_on`,
        [squad.id, employee.employeeId],
      );
    const [before] = await memberships(agency.staffA2);
    await retire(agency.staffA1, '2026-11-26');
    const suspension = { on: '2026-11-26', until: '2026-11-27', reason: 'Keputusan' };
    await agency.admin.api.post(`/employees/${agency.staffA2.employeeId}/suspend`, suspension);
    expect(await memberships(agency.staffA1)).toMatchObject([{ reason: null }]);
    test.clock.set(justAfterMidnight('2026-11-29'));
    await daily();
    expect(await memberships(agency.staffA1)).toMatchObject([
      { until: '2026-11-25', reason: 'Pensiun' },
    ]);
    expect(await memberships(agency.staffA2)).toMatchObject([
      { until: '2026-11-25', reason: 'Pemberhentian sementara' },
      { from: '2026-11-28', until: before?.until, reason: null },
    ]);
    const told = await test.database.query<{ kind: string }>(
      `select kind from notification where employee_id = $1 and kind like 'squad.member%'`,
      [agency.headOfDinasA.employeeId],
    );
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['squad.member-end', 'squad.member-pause']),
    );
  });

  it('hands named work on: an activity that waited for a validator by name', async () => {
    const { staffA1, staffA1b, headOfA1 } = agency;
    await override(staffA1, staffA1b);
    const activity = await new ActivityFactory(test, agency).submitted(staffA1);
    expect((await staffA1.api.get(`/activities/${activity}`)).body.validator.name).toBe(
      staffA1b.name,
    );
    const outlook = await agency.admin.api.get(
      `/employees/${staffA1b.employeeId}/departure-outlook`,
    );
    expect(outlook.body.endings.map(({ kind }: { kind: string }) => kind)).toEqual([
      'position',
      'assessor',
      'waiting',
      'session',
    ]);
    await retire(staffA1b, TODAY);
    expect((await staffA1.api.get(`/activities/${activity}`)).body.validator.name).toBe(
      headOfA1.name,
    );
  });

  it('says what would end, and writes nothing by it', async () => {
    const { headOfA1: head } = agency;
    const path = `/employees/${head.employeeId}/departure-outlook?effectiveFrom=2027-01-01`;
    expect((await agency.headOfDinasA.api.get(path)).status).toBe(403);
    const { body } = await agency.admin.api.get(path);
    expect(body).toMatchObject({ lastDay: '2026-12-31', vacantUnitId: agency.units.bidangA1.id });
    expect(await lastDays('position_holding', 'employee_id', head.employeeId)).toEqual([
      { endsOn: null },
    ]);
  });

  it('names what the person owes, and says who may still read', async () => {
    const { staffB1 } = agency;
    const squad = await squadFor(test, agency);
    const { status, steps } = await assignmentAt(agency, squad, staffB1, 'accept');
    expect([status, steps[0].action]).toEqual(['pending', 'accept']);
    const outlook = async (kind: string) => {
      const path = `/employees/${staffB1.employeeId}/departure-outlook?effectiveFrom=2026-12-02&kind=${kind}`;
      const { endings } = (await agency.admin.api.get(path)).body;
      return JSON.parse(JSON.stringify(endings).replaceAll('\u00a0', ' ')) as {
        kind: string;
        title: string;
        outcome: string;
      }[];
    };
    const endings = await outlook('retired');
    expect(endings).toContainEqual({
      kind: 'waiting',
      title: '1 penugasan menunggu langkahnya',
      outcome: expect.stringContaining('sebelum hari terakhir'),
    });
    expect(endings).toContainEqual({
      kind: 'assignment',
      title: expect.stringContaining('Penugasan yang masih diproses'),
      outcome: 'Dihentikan',
    });
    expect(endings.find(({ kind }) => kind === 'position')?.outcome).toBe(
      'Berakhir 1 Desember 2026',
    );
    expect(endings.at(-1)?.outcome).toBe(
      'Diakhiri; mulai 2 Desember 2026 dapat masuk hanya untuk membaca miliknya sendiri',
    );
    expect((await outlook('transferred')).at(-1)?.outcome).toBe(
      'Diakhiri; tidak dapat masuk lagi mulai 2 Desember 2026',
    );
  });

  it('is recorded once, also by two admins in the same moment', async () => {
    const second = await agency.factory.grantee('agency_admin');
    const body = { kind: 'retired', on: '2026-12-01', reason: 'Keputusan' };
    const path = `/employees/${agency.staffA1.employeeId}/end`;
    const answers = await Promise.all([
      agency.admin.api.post(path, body),
      second.api.post(path, body),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await retire(agency.staffA1, '2026-12-05')).toMatchObject({
      status: 409,
      body: { code: 'already_left' },
    });
  });

  describe('POST /employees/:id/undo', () => {
    const undo = ({ employeeId }: Pick<TestEmployee, 'employeeId'>) =>
      agency.admin.api.post(`/employees/${employeeId}/undo`, {});

    it('puts everything back until the day has come', async () => {
      const { headOfA1: head, staffA2 } = agency;
      await override(staffA2, head);
      await agency.factory.delegate(agency.units.bidangA2, head, 'plh', '2026-11-01', '2026-12-31');
      await grant(head.accountId);
      await retire(head, '2026-12-01');
      expect(
        (await agency.headOfDinasA.api.post(`/employees/${head.employeeId}/undo`, {})).status,
      ).toBe(403);
      expect(await undo(head)).toMatchObject({ status: 200, body: { status: 'undone' } });
      test.clock.set(justAfterMidnight('2026-12-02'));
      await daily();
      const me = await head.api.get('/me');
      expect(me.body.capacities.map((c: { role: string }) => c.role)).toEqual(
        expect.arrayContaining(['employee', 'unit_head', 'operator']),
      );
      expect((await staffA2.api.get('/me')).body.assessor.name).toBe(head.name);
      expect(await undo(head)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
      // And may be recorded anew.
      expect((await retire(head, '2027-01-01')).status).toBe(200);
    });

    it('is refused from the day on, and to strangers', async () => {
      await retire(agency.staffA1, TODAY);
      expect((await undo(agency.staffA1)).status).toBe(409);
      const other = await smallAgency(test, '3523');
      expect(
        (await other.admin.api.post(`/employees/${agency.staffA1.employeeId}/undo`, {})).status,
      ).toBe(404);
      expect(
        (await test.anonymous.post(`/employees/${agency.staffA1.employeeId}/undo`, {})).status,
      ).toBe(401);
    });
  });

  describe('POST /employees/:id/suspend', () => {
    const suspend = ({ employeeId }: TestEmployee, body: object = {}) =>
      agency.admin.api.post(`/employees/${employeeId}/suspend`, {
        on: TODAY,
        reason: 'Keputusan 800/13/2026',
        ...body,
      });
    const lift = ({ employeeId }: TestEmployee) =>
      agency.admin.api.post(`/employees/${employeeId}/resume`, {});

    it('pauses access and the post, and can be lifted', async () => {
      const { headOfA1: head, staffA1 } = agency;
      expect(
        (
          await head.api.post(`/employees/${staffA1.employeeId}/suspend`, {
            on: TODAY,
            reason: 'x',
          })
        ).status,
      ).toBe(403);
      expect(await suspend(head)).toMatchObject({
        status: 200,
        body: { kind: 'suspended', status: 'in_force', allowedActions: ['lift'] },
      });
      expect((await head.api.get('/me')).status).toBe(401);
      expect((await staffA1.api.get('/me')).body.assessor.name).toBe(agency.headOfDinasA.name);
      expect(await suspend(head, { on: TOMORROW })).toMatchObject({ status: 409 });
      const second = await agency.factory.grantee('agency_admin');
      const answers = await Promise.all([
        lift(head),
        second.api.post(`/employees/${head.employeeId}/resume`, {}),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const me = await (await sessions.signIn(head)).get('/me');
      expect(me.body.capacities.map((c: { role: string }) => c.role)).toContain('unit_head');
      expect((await staffA1.api.get('/me')).body.assessor.name).toBe(head.name);
    });

    it('begins and ends by date alone', async () => {
      await suspend(agency.staffA1, { on: '2026-11-26', until: '2026-11-27' });
      expect(
        await test.database.query(
          `select title from notification where employee_id = $1 and kind = 'employee.suspend'`,
          [agency.staffA1.employeeId],
        ),
      ).toEqual([
        {
          title: `Anda diberhentikan sementara mulai ${longDate('2026-11-26')} sampai ${longDate('2026-11-27')}`,
        },
      ]);
      test.clock.set(justAfterMidnight('2026-11-25'));
      expect((await agency.staffA1.api.get('/me')).status).toBe(200);
      test.clock.set(justAfterMidnight('2026-11-26'));
      expect((await agency.staffA1.api.get('/me')).status).toBe(401);
      test.clock.set(justAfterMidnight('2026-11-28'));
      await daily();
      expect((await (await sessions.signIn(agency.staffA1)).get('/me')).status).toBe(200);
      expect(
        (await agency.staffA1b.api.get(`/employees/${agency.staffA1.employeeId}`)).status,
      ).toBe(200);
    });

    it('can be taken back before it begins, and refuses nonsense', async () => {
      expect(await suspend(agency.staffA1, { on: TOMORROW, until: TODAY })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'until' }] },
      });
      await suspend(agency.staffA1, { on: TOMORROW });
      expect(
        (await agency.admin.api.post(`/employees/${agency.staffA1.employeeId}/undo`, {})).body
          .status,
      ).toBe('undone');
      test.clock.set(justAfterMidnight(TOMORROW));
      expect((await agency.staffA1.api.get('/me')).status).toBe(200);
      expect((await lift(agency.staffA1)).status).toBe(409);
    });
  });

  it('lists who leaves and who left, for those who look after the agency', async () => {
    await retire(agency.staffA1, '2026-12-01');
    await retire(agency.staffA2, TODAY, 'deceased');
    expect((await agency.staffB1.api.get('/departures')).status).toBe(403);
    const all = await agency.admin.api.get('/departures?limit=1');
    expect(all.body.items).toMatchObject([
      { employeeId: agency.staffA1.employeeId, status: 'upcoming' },
    ]);
    const next = await agency.admin.api.get(`/departures?limit=1&cursor=${all.body.nextCursor}`);
    expect(next.body.items).toMatchObject([
      { employeeId: agency.staffA2.employeeId, kind: 'deceased', name: agency.staffA2.name },
    ]);
    expect((await agency.admin.api.get('/departures?when=past')).body.items).toHaveLength(1);
  });
});
