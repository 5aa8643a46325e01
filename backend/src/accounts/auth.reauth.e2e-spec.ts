import { startTestApp, type TestApp, TEST_NOW } from '../../test/app.js';
import { type SmallAgency, smallAgency, testNip } from '../../test/factories/organization.js';
import { OWN_PASSWORD, SessionFactory } from '../../test/factories/sessions.js';
import { newId } from '../platform/database/ids.js';

const LATER = '2026-11-24T02:25:00.000Z';

describe('POST /auth/reauth and acts of power', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let sessions: SessionFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    sessions = new SessionFactory(test);
    await sessions.givePasswords();
    await test.database.query(
      `insert into role_grant (id, agency_id, account_id, role, starts_on) values ($1, $2, $3, 'agency_admin', '2026-01-01')`,
      [newId(), agency.factory.agencyId, agency.headOfUmum.accountId],
    );
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set(TEST_NOW));

  const grantOf = (employeeId: string) => ({ employeeId, role: 'operator' });

  it('is for whoever is signed in and knows the password', async () => {
    expect((await test.anonymous.post('/auth/reauth', { password: 'x' })).status).toBe(401);
    const session = await sessions.signIn(agency.staffA2);
    expect((await session.post('/auth/reauth', {})).status).toBe(400);
    expect(await session.post('/auth/reauth', { password: 'Salah-2026!' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'password', code: 'password_wrong' }] },
    });
    expect(await session.post('/auth/reauth', { password: OWN_PASSWORD })).toMatchObject({
      status: 200,
      body: { confirmedUntil: '2026-11-24T02:24:00.000Z' },
    });
    // A token without a session has nothing that could be confirmed.
    const sessionless = await agency.staffA2.api.post('/auth/reauth', { password: OWN_PASSWORD });
    expect(sessionless.status).toBe(409);
  });

  it('takes signing in for giving the password, for ten minutes', async () => {
    const session = await sessions.signIn(agency.headOfUmum);
    test.clock.set('2026-11-24T02:23:59.000Z');
    const url = `/accounts/${agency.staffA1.accountId}/codes`;
    expect((await session.post(url)).status).toBe(200);
    test.clock.set(LATER);
    expect(await session.post(url)).toMatchObject({
      status: 403,
      body: { code: 'password_required' },
    });
  });

  it('is asked for before every act of power, and nothing is done before', async () => {
    const session = await sessions.signIn(agency.headOfUmum);
    test.clock.set(LATER);
    const before = await test.database.query('select count(*) from audit_event');
    const id = newId();
    const { staffA1, headOfA2 } = agency;
    const acts: [string, unknown][] = [
      ['/accounts/codes', { accountIds: [staffA1.accountId] }],
      [`/accounts/${staffA1.accountId}/codes`, {}],
      [`/accounts/${staffA1.accountId}/end-sessions`, {}],
      [`/accounts/${staffA1.accountId}/reset-second-factor`, {}],
      ['/me/second-factor', {}],
      ['/transfers', { employeeId: staffA1.employeeId, toAgencyCode: '3522', on: '2026-12-01' }],
      ['/transfers', { employeeId: null }],
      ['/grants', grantOf(staffA1.employeeId)],
      [`/grants/${id}/end`, {}],
      ['/delegations', {}],
      [`/delegations/${id}/revoke`, {}],
      [
        `/employees/${staffA1.employeeId}/assessor-override`,
        { assessorEmployeeId: headOfA2.employeeId, reason: 'Uji' },
      ],
      ['/assessor-exceptions/confirm', { employeeIds: [staffA1.employeeId] }],
      [`/assessor-proposals/${id}/confirm`, {}],
      [`/correction-requests/${id}/approve`, {}],
    ];
    for (const [path, body] of acts) {
      const answer = await session.post(path, body);
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'password_required']);
    }
    expect(await test.database.query('select count(*) from audit_event')).toEqual(before);
    // The same route without an act of power asks for none.
    expect((await session.post('/transfers', { nip: testNip() })).status).toBe(202);
  });

  it('lets the same request through, under the same key, once the password was given', async () => {
    const session = await sessions.signIn(agency.headOfUmum);
    test.clock.set(LATER);
    const body = grantOf(agency.staffA1b.employeeId);
    const headers = { 'idempotency-key': `key-${newId()}` };
    expect((await session.post('/grants', body, { headers })).status).toBe(403);
    expect((await session.post('/auth/reauth', { password: OWN_PASSWORD })).status).toBe(200);
    const done = await session.post('/grants', body, { headers });
    expect(done.status).toBe(201);
    const repeated = await session.post('/grants', body, { headers });
    expect(repeated.body.id).toBe(done.body.id);
  });

  it('holds for this session and its renewals, not for another one of the same person', async () => {
    const session = await sessions.signIn(agency.headOfUmum);
    const other = await sessions.signIn(agency.headOfUmum);
    test.clock.set(LATER);
    const both = await Promise.all(
      [1, 2].map(() => session.post('/auth/reauth', { password: OWN_PASSWORD })),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const renewed = await sessions.renew(session);
    const url = `/accounts/${agency.staffA1.accountId}/end-sessions`;
    expect((await renewed.post(url)).status).toBe(200);
    expect((await other.post(url)).body.code).toBe('password_required');
    test.clock.set('2026-11-24T02:36:00.000Z');
    expect((await (await sessions.renew(renewed)).post(url)).body.code).toBe('password_required');
  });

  it('locks like signing in when somebody guesses', async () => {
    const session = await sessions.signIn(agency.headOfA1);
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await session.post('/auth/reauth', { password: 'Salah-2026!' })).status).toBe(400);
    expect(await session.post('/auth/reauth', { password: OWN_PASSWORD })).toMatchObject({
      status: 429,
      body: { code: 'account_locked' },
    });
  });
});
