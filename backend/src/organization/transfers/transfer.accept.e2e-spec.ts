import { addDays } from '../../kernel/date.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { employeesCsv, sendImport } from '../../../test/factories/imports.js';
import { sessionOf } from '../../../test/factories/sessions.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { acrossAgencies, withinAgency } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { TransferDayJob } from './transfer-day.job.js';

describe('POST /transfers/:id/release, /employees/:id/transfer and /transfers/:id/accept', () => {
  let test: TestApp;
  let home: SmallAgency;
  let fresh: SmallAgency;
  let third: SmallAgency;
  let today: string;
  beforeAll(async () => {
    test = await startTestApp();
    home = await smallAgency(test);
    fresh = await smallAgency(test, '3522');
    third = await smallAgency(test, '3523');
    today = test.clock.today('Asia/Jakarta');
  });
  afterAll(() => test.close());

  const day = (offset: number): string =>
    new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10);
  const post = (agency: SmallAgency, more = {}) => ({
    unitId: agency.units.bidangB1.id,
    positionName: 'Analis Kebijakan',
    positionKind: 'FUNGSIONAL',
    functionalLevel: 'Ahli Muda',
    ...more,
  });
  const asked = async (nip: string, agency = fresh): Promise<string> =>
    (await agency.admin.api.post('/transfers', { nip })).body.id;
  const release = (id: string, lastDay: string, agency = home) =>
    agency.admin.api.post(`/transfers/${id}/release`, { on: addDays(lastDay, 1) });
  const accept = (id: string, more = {}, agency = fresh) =>
    agency.admin.api.post(`/transfers/${id}/accept`, post(agency, more));
  const released = async (
    person: TestEmployee,
    lastDay: string,
    agency = fresh,
  ): Promise<string> => {
    const id = await asked(person.nip, agency);
    expect((await release(id, lastDay)).status).toBe(200);
    return id;
  };

  it('is the home admin’s to release and the new one’s to accept', async () => {
    const id = await asked(home.staffUmum.nip);
    const lastDay = { on: day(6) };
    expect((await test.anonymous.post(`/transfers/${id}/release`, lastDay)).status).toBe(401);
    expect((await home.sekda.api.post(`/transfers/${id}/release`, lastDay)).status).toBe(403);
    expect((await release(id, day(5), fresh)).status).toBe(409);
    expect((await release(newId(), day(5))).status).toBe(404);
    expect((await accept(id)).status).toBe(409);
    expect((await release(id, '2026-02-31')).status).toBe(400);
    expect((await release(id, '2025-12-31')).body.errors[0]).toMatchObject({ field: 'on' });
    expect((await release(id, day(900))).body.errors[0]).toMatchObject({ field: 'on' });
    const done = await release(id, day(5));
    expect(done.body).toMatchObject({ status: 'released', allowedActions: ['refuse'] });
    expect((await release(id, day(5))).status).toBe(409);
    expect((await test.anonymous.post(`/transfers/${id}/accept`, post(fresh))).status).toBe(401);
    expect((await fresh.sekda.api.post(`/transfers/${id}/accept`, post(fresh))).status).toBe(403);
    expect((await accept(id, {}, third)).status).toBe(404);
    expect((await accept(newId())).status).toBe(404);
    const unit = await accept(id, { unitId: home.units.dinasA.id });
    expect(unit.body.errors[0]).toMatchObject({ field: 'unitId', code: 'unit_unknown' });
    expect((await accept(id, { startsOn: day(5) })).body.errors[0].field).toBe('startsOn');
    expect((await accept(id, { positionKind: 'RAJA' })).status).toBe(400);
    const refused = await fresh.admin.api.post(`/transfers/${id}/refuse`, { reason: 'Batal.' });
    expect(refused.body).toMatchObject({ status: 'refused', name: home.staffUmum.name });
    // Told, since the home had released: its list says so.
    const { items } = (await home.admin.api.get('/transfers?direction=out')).body;
    expect(items[0]).toMatchObject({ id, status: 'refused', reason: 'Batal.' });
  });

  it('takes person and account to the new agency, and leaves the history with the old one', async () => {
    const person = home.staffA1;
    const { accountId, employeeId, personId, nip } = person;
    await sessionOf(test, accountId);
    await home.admin.api.post('/grants', { employeeId, role: 'auditor', startsOn: today });
    await home.admin.api.post('/delegations', {
      kind: 'plh',
      unitId: home.units.bagianHukum.id,
      delegateEmployeeId: employeeId,
      startsOn: today,
      endsOn: day(30),
      basis: 'Surat perintah 800/9/2026',
    });
    // Both have run for some days.
    await test.database.query('update role_grant set starts_on = $2 where account_id = $1', [
      accountId,
      day(-5),
    ]);
    await test.database.query(
      'update delegation set starts_on = $2 where delegate_employee_id = $1',
      [employeeId, day(-1)],
    );
    const id = await released(person, day(-1));
    const told = await fresh.admin.api.get('/transfers?direction=in');
    expect(told.body.items[0]).toMatchObject({
      id,
      status: 'released',
      name: person.name,
      otherAgency: 'Pemerintah Kabupaten Contoh 3521',
      lastDay: day(-1),
      allowedActions: ['accept', 'refuse'],
    });
    const done = await accept(id);
    expect(done).toMatchObject({
      status: 200,
      body: { status: 'accepted', startsOn: today, allowedActions: [] },
    });
    expect(done.body.movedAt).not.toBeNull();

    const rows = await test.database.query(
      `select e.agency_id, e.starts_on::text as "from", e.ends_on::text as until, p.kept_of is not null as kept
         from employment e join person p on p.id = e.person_id where p.nip = $1 order by e.starts_on`,
      [nip],
    );
    expect(rows).toEqual([
      { agency_id: home.factory.agencyId, from: '2026-01-01', until: day(-1), kept: true },
      { agency_id: fresh.factory.agencyId, from: today, until: null, kept: false },
    ]);
    const [account] = await test.database.query(
      'select agency_id, person_id, username from account where id = $1',
      [accountId],
    );
    expect(account).toEqual({
      agency_id: fresh.factory.agencyId,
      person_id: personId,
      username: nip,
    });
    // Out of every session, and in again in the new agency alone.
    expect((await person.api.get('/me')).status).toBe(401);
    const now = test.tokenOf(accountId);
    const [{ epoch }] = (await test.database.query(
      'select token_epoch as epoch from account where id = $1',
      [accountId],
    )) as [{ epoch: number }];
    expect(epoch).toBe(1);
    expect(now).toBeTruthy();

    const old = { employeeId };
    expect((await home.admin.api.get(`/people?q=${nip}`)).body.items).toEqual([]);
    expect((await fresh.admin.api.get(`/people?q=${nip}`)).body.items).toHaveLength(1);
    expect((await fresh.admin.api.get(`/employees/${old.employeeId}`)).status).toBe(404);
    expect((await home.admin.api.post(`/accounts/${accountId}/codes`)).status).toBe(404);
    expect((await fresh.admin.api.post(`/accounts/${accountId}/codes`)).status).toBe(200);
    const grants = (await home.admin.api.get('/grants')).body.items;
    expect(grants.find((item: { role: string }) => item.role === 'auditor')).toMatchObject({
      status: 'ended',
    });
    const [acting] = (await home.admin.api.get('/delegations')).body.items;
    expect(acting).toMatchObject({ status: 'ended', endsOn: day(-1) });
    expect(acting.delegate.name).toContain(person.name);

    for (const agency of [home, fresh]) {
      const events = await test.database.query<{ action: string }>(
        `select distinct action from audit_event where agency_id = $1 and action like 'transfer.%'`,
        [agency.factory.agencyId],
      );
      const actions = events.map(({ action }) => action);
      expect(actions).toEqual(
        expect.arrayContaining(['transfer.release', 'transfer.accept', 'transfer.move']),
      );
    }
    // Whose the person is now: the old agency's file is refused, the new one's is read.
    const csv = (agency: SmallAgency) =>
      employeesCsv([{ nip, name: person.name, unit: agency.units.bidangB1.code }]);
    const theirs = await sendImport(home.admin.api, 'employees', csv(home));
    expect(theirs.body.rejected[0]).toMatchObject({ code: 'nip_not_available' });
    const ours = await sendImport(fresh.admin.api, 'employees', csv(fresh), { dryRun: true });
    expect(ours.body.rejected).toEqual([]);
  });

  it('changes nothing before the day, and everything on it', async () => {
    const person = home.staffB1;
    const id = await released(person, day(9));
    expect((await accept(id)).body).toMatchObject({
      status: 'accepted',
      startsOn: day(10),
      movedAt: null,
      allowedActions: ['refuse'],
    });
    const job = test.app.get(TransferDayJob);
    await job.run();
    expect((await person.api.get('/me')).status).toBe(200);
    expect((await home.admin.api.get(`/people?q=${person.nip}`)).body.items).toHaveLength(1);
    const before = test.clock.now();
    test.clock.set(new Date(before.getTime() + 10 * 86_400_000).toISOString());
    try {
      await job.run();
      await job.run();
      expect((await fresh.admin.api.get(`/people?q=${person.nip}`)).body.items).toHaveLength(1);
      expect((await home.admin.api.get(`/people?q=${person.nip}`)).body.items).toEqual([]);
    } finally {
      test.clock.set(before.toISOString());
    }
  });

  it('is taken back by either side until the day', async () => {
    const person = home.staffB1b;
    const id = await released(person, day(9));
    await accept(id);
    const back = await home.admin.api.post(`/transfers/${id}/refuse`, { reason: 'Dibatalkan.' });
    expect(back.body).toMatchObject({ status: 'refused', startsOn: null });
    expect((await accept(id)).status).toBe(409);
  });

  it('releases unasked, to one agency at a time', async () => {
    const { employeeId, nip } = home.staffA2;
    const url = `/employees/${employeeId}/transfer`;
    const body = { toAgencyCode: '3523', on: day(4) };
    const call = (more = {}) => home.admin.api.post(url, { ...body, ...more });
    expect((await test.anonymous.post(url, body)).status).toBe(401);
    expect((await home.sekda.api.post(url, body)).status).toBe(403);
    const foreign = `/employees/${fresh.staffA2.employeeId}/transfer`;
    expect((await home.admin.api.post(foreign, body)).status).toBe(404);
    for (const [field, value] of [
      ['toAgencyCode', '3521'],
      ['toAgencyCode', '9999'],
      ['on', '2020-01-01'],
    ] as const)
      expect(await call({ [field]: value })).toMatchObject({
        status: 400,
        body: { errors: [{ field }] },
      });
    expect(await call()).toMatchObject({ status: 201, body: { status: 'released' } });
    expect((await call()).body.code).toBe('transfer_under_way');
    const other = await asked(nip);
    expect((await release(other, day(3))).body.code).toBe('transfer_under_way');
    expect((await home.admin.api.get('/transfers/agencies')).body.items).toHaveLength(2);
  });

  it('releases unasked at POST /transfers as well, by employeeId and with the password again', async () => {
    const { employeeId, nip } = home.headOfB1;
    const body = { employeeId, toAgencyCode: '3523', on: day(4) };
    const call = (more = {}) => home.admin.api.post('/transfers', { ...body, ...more });
    expect((await test.anonymous.post('/transfers', body)).status).toBe(401);
    expect((await home.sekda.api.post('/transfers', body)).status).toBe(403);
    expect((await call({ employeeId: fresh.staffA2.employeeId })).status).toBe(404);
    for (const [field, value] of [
      ['employeeId', null],
      ['employeeId', 'x'],
      ['employeeId', undefined],
      ['nip', nip],
      ['toAgencyCode', '3521'],
      ['toAgencyCode', undefined],
      ['on', '2020-01-01'],
      ['on', undefined],
    ] as const) {
      const refused = await call({ [field]: value });
      expect([field, value, refused.status]).toEqual([field, value, 400]);
    }
    const byNip = { nip: fresh.staffA2.nip, toAgencyCode: '3523', on: day(4) };
    expect((await home.admin.api.post('/transfers', byNip)).status).toBe(400);
    const answers = await Promise.all([call(), call()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect(answers.find(({ status }) => status === 202)?.body).toMatchObject({
      direction: 'out',
      status: 'released',
      name: home.headOfB1.name,
      nip,
    });
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('transfer_under_way');
  });

  it('gives one of two who accept at once the person, and one of two releases', async () => {
    const person = home.headOfA2;
    const [mine, theirs] = [await asked(person.nip), await asked(person.nip, third)];
    const releases = await Promise.all([release(mine, day(-1)), release(theirs, day(-1))]);
    expect(releases.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const at = releases.findIndex(({ status }) => status === 200);
    const [id, agency] = at === 0 ? ([mine, fresh] as const) : ([theirs, third] as const);
    const accepts = await Promise.all([accept(id, {}, agency), accept(id, {}, agency)]);
    expect(accepts.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const employed = await test.database.query(
      `select 1 from employment e join person p on p.id = e.person_id where p.nip = $1 and e.ends_on is null`,
      [person.nip],
    );
    expect(employed).toHaveLength(1);
  });

  it('does not put a second head into a unit, nor a word that is no post', async () => {
    const id = await released(home.headOfHukum, day(-1));
    for (const positionName of ['#N/A', 'NULL', '-', '=1+1', '<b>x</b>']) {
      const { status, body } = await accept(id, { positionName });
      expect([status, body.errors?.[0]?.field]).toEqual([400, 'positionName']);
    }
    const answer = await accept(id, { isHead: true, positionKind: 'ADMINISTRATOR' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'unit_has_head' } });
    expect((await home.headOfHukum.api.get('/me')).status).toBe(200);
  });

  it('leaves one’s own release to another admin', async () => {
    const { accountId, employeeId, api } = home.headOfUmum;
    await test.database.query(
      `insert into role_grant (id, agency_id, account_id, role, starts_on) values ($1, $2, $3, 'agency_admin', '2026-01-01')`,
      [newId(), home.factory.agencyId, accountId],
    );
    const body = { toAgencyCode: '3523', on: day(4) };
    expect((await api.post(`/employees/${employeeId}/transfer`, body)).status).toBe(403);
  });

  it('shows its rows to the two sides alone, whatever a statement forgets', async () => {
    const database = test.app.get(Database);
    const count = async (agencyId: string | null): Promise<number> => {
      const rows = () => database.query('select id from transfer');
      return (
        await (agencyId === null
          ? acrossAgencies('making agencies', rows)
          : withinAgency(agencyId, rows))
      ).length;
    };
    const alone = await smallAgency(test, '3524');
    expect(await count(alone.factory.agencyId)).toBe(0);
    expect(await count(fresh.factory.agencyId)).toBeLessThan(await count(null));
    expect(await database.query('select 1 from transfer')).toEqual([]);
    const changed = await withinAgency(alone.factory.agencyId, () =>
      database.query('update transfer set to_agency_id = $1 returning id', [
        alone.factory.agencyId,
      ]),
    );
    expect(changed).toEqual([]);
  });
});
