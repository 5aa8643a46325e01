import {
  AssignmentJobs,
  END_QUEUE,
  LAPSE_QUEUE,
} from '../src/teams/assignments/assignment.jobs.js';
import { DailyRefreshService } from '../src/organization/directory/daily-refresh.service.js';
import { DatedJobs } from '../src/platform/clock/dated-jobs.service.js';
import { SkpStartJob } from '../src/planning/skp/skp-start.job.js';
import { LEADERLESS_QUEUE } from '../src/teams/squads/membership-ending.service.js';
import { TransferDayJob } from '../src/organization/transfers/transfer-day.job.js';
import { startTestApp, TEST_PASSWORD, type TestApp } from './app.js';
import { assignmentAt, squadFor } from './factories/assignments.js';
import { type SmallAgency, smallAgency } from './factories/organization.js';

const DAY_MS = 86_400_000;

describe('a clock that leaps forty days ahead', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let jobs: DatedJobs;
  let now: Date;

  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    jobs = test.app.get(DatedJobs);
  });
  afterAll(() => test.close());

  // The database's clock is the machine's: so is the product's here.
  beforeEach(async () => {
    now = new Date();
    setClock(0);
    await seen(null);
  });

  const setClock = (days: number): void =>
    test.clock.set(new Date(now.getTime() + days * DAY_MS).toISOString());
  const dayAt = (days: number): string =>
    new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const seen = (lastRunAt: Date | null) =>
    test.database.query(
      'update time_seen set last_run_at = $1, held_at = null, held_hours = 0, doubt = null, confirmed_at = null',
      [lastRunAt],
    );
  const runAll = async (): Promise<boolean[]> => {
    const done: boolean[] = [];
    for (const queue of [
      END_QUEUE,
      LAPSE_QUEUE,
      LEADERLESS_QUEUE,
      'session.purge',
      'idempotency.purge',
      'skp-start',
      'organization.daily-refresh',
      'transfer.day',
      'second-approval.begin',
    ])
      done.push(await jobs.run(queue));
    return done;
  };
  const doubtTold = async (): Promise<string | undefined> =>
    (await (await fetch(test.url.replace('/v1', '/metrics'))).text()).match(
      /^asn_time_doubted (\d)/m,
    )?.[1];
  /** Agreed ahead of its first day. */
  const skpFrom = async (startsOn: string): Promise<string> => {
    const { body } = await agency.staffA1b.api.post('/skp', { format: 'B' });
    await test.database.query(
      'update skp set starts_on = $2, ends_on = $2::date + 10 where id = $1',
      [body.id, startsOn],
    );
    await test.database.query(`update skp_revision set status = 'approved' where skp_id = $1`, [
      body.id,
    ]);
    return body.id;
  };
  const stateOf = async (...ids: string[]): Promise<unknown[]> =>
    test.database.query(
      `select a.status, (select s.status from assignment_step s where s.assignment_id = a.id and s.action = 'acknowledge') as step
         from unnest($1::uuid[]) with ordinality as wanted(id, at) join assignment a on a.id = wanted.id order by wanted.at`,
      [ids],
    );

  it('ends nothing, says so, and goes on when it is set right', async () => {
    const squad = await squadFor(test, agency, { endsOn: dayAt(20) });
    const running = await assignmentAt(agency, squad, agency.staffA1, null, {
      by: agency.headOfDinasA,
    });
    const issued = await assignmentAt(agency, squad, agency.staffA2, 'acknowledge', {
      by: agency.headOfDinasA,
    });
    const before = [
      { status: 'active', step: 'done' },
      { status: 'issued', step: 'pending' },
    ];
    expect(await runAll()).not.toContain(false);
    expect(await doubtTold()).toBe('0');
    setClock(40);
    expect(await runAll()).not.toContain(true);
    expect(await stateOf(running.id, issued.id)).toEqual(before);
    expect(await doubtTold()).toBe('1');
    setClock(0);
    expect(await runAll()).not.toContain(false);
    expect(await stateOf(running.id, issued.id)).toEqual(before);
    expect(await doubtTold()).toBe('0');
  });

  it('is doubted also where the database leaps with it, until somebody confirms the date', async () => {
    await seen(new Date(now.getTime() - 40 * DAY_MS));
    expect(await runAll()).not.toContain(true);
    await test.database.query('update time_seen set confirmed_at = $1', [now]);
    expect(await runAll()).not.toContain(false);
  });

  it('undoes what ended before its last day, and leaves alone what ended otherwise', async () => {
    const squad = await squadFor(test, agency, { endsOn: dayAt(1) });
    const running = await assignmentAt(agency, squad, agency.staffB1, null);
    const issued = await assignmentAt(agency, squad, agency.staffB1b, 'acknowledge');
    const assignments = test.app.get(AssignmentJobs);
    const ids = [running.id, issued.id];
    setClock(2.5);
    await assignments.endOver();
    expect(await stateOf(...ids)).toEqual([
      { status: 'ended', step: 'done' },
      { status: 'ended', step: 'waiting' },
    ]);
    setClock(0);
    await assignments.endOver();
    expect(await stateOf(...ids)).toEqual([
      { status: 'active', step: 'done' },
      { status: 'issued', step: 'pending' },
    ]);
    expect(
      (await agency.staffB1b.api.post(`/assignments/${issued.id}/acknowledge`, {})).status,
    ).toBe(200);
    await assignments.endOver();
    expect((await stateOf(...ids)).map((row) => Reflect.get(row as object, 'status'))).toEqual([
      'active',
      'active',
    ]);
  });

  it('undoes the start of an SKP whose first day has not come', async () => {
    const skp = await skpFrom(dayAt(2));
    const job = test.app.get(SkpStartJob);
    const status = async () =>
      (
        await test.database.query<{ status: string }>('select status from skp where id = $1', [skp])
      )[0]?.status;
    setClock(40);
    await job.start();
    expect(await status()).toBe('running');
    setClock(0);
    await job.start();
    expect(await status()).toBe('planning');
  });

  it('makes nobody leave or move to another agency, by the hour or at a start', async () => {
    const fresh = await smallAgency(test, '3522');
    const squad = await squadFor(test, agency, { endsOn: dayAt(60) });
    const leaver = await assignmentAt(agency, squad, agency.staffA1, null, {
      by: agency.headOfDinasA,
    });
    const left = await agency.admin.api.post(`/employees/${agency.staffA1.employeeId}/end`, {
      kind: 'retired',
      on: dayAt(20),
      reason: 'Keputusan Bupati 800/12/2026',
    });
    expect(left.status).toBe(200);
    const { nip, personId } = agency.staffA2;
    const { body: asked } = await fresh.admin.api.post('/transfers', { nip });
    const url = `/transfers/${asked.id}`;
    await agency.admin.api.post(`${url}/release`, { on: dayAt(21) });
    const accepted = await fresh.admin.api.post(`${url}/accept`, {
      unitId: fresh.units.bidangB1.id,
      positionName: 'Analis Kebijakan',
      positionKind: 'FUNGSIONAL',
      functionalLevel: 'Ahli Muda',
    });
    expect(accepted.body).toMatchObject({ status: 'accepted', movedAt: null });
    const standing = () =>
      test.database.query(
        `select (select count(*)::int from staffing_change where settled_on is not null and employee_id = $1) as settled,
                (select status from assignment where id = $2) as assignment,
                (select moved_at from transfer where id = $3) as "movedAt",
                (select agency_id from person where id = $4) as home`,
        [agency.staffA1.employeeId, leaver.id, asked.id, personId],
      );
    const before = await standing();
    expect(before).toEqual([
      { settled: 0, assignment: 'active', movedAt: null, home: agency.factory.agencyId },
    ]);
    expect(await runAll()).not.toContain(false);
    setClock(40);
    expect(await runAll()).not.toContain(true);
    await test.app.get(DailyRefreshService).onApplicationBootstrap();
    await test.app.get(TransferDayJob).onApplicationBootstrap();
    expect(await standing()).toEqual(before);
    setClock(0);
    expect(await runAll()).not.toContain(false);
    await test.app.get(DailyRefreshService).run('all');
    expect(await standing()).toEqual(before);
    expect((await agency.staffA1.api.get('/me')).status).toBe(200);
  });

  it('leaves no token behind that outlasts it', async () => {
    setClock(40);
    await test.database.query(`update account set password_state = 'initial' where id = $1`, [
      agency.staffA1.accountId,
    ]);
    const login = await test.anonymous.post('/auth/login', {
      nip: agency.staffA1.nip,
      password: TEST_PASSWORD,
    });
    expect(login.status).toBe(200);
    setClock(0);
    const cookie = login.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const renewed = await test.anonymous.post('/auth/refresh', {}, { headers: { cookie } });
    expect(renewed).toMatchObject({ status: 401, body: { code: 'session_ended' } });
  });
});
