import { startTestApp, TEST_PASSWORD, type TestApp, waitFor } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';
import { PasswordService } from './password.service.js';

const OWN_PASSWORD = 'Kerja-Tuntas-77';

describe('signing in', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    await test.database.query(`update account set password_state = 'initial'`);
  });
  afterAll(() => test.close());

  const login = (nip: string, password: string) =>
    test.anonymous.post('/auth/login', { nip, password });
  const cookiesOf = (headers: Headers): string =>
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');

  it('asks the database a bounded number of times', async () => {
    await login(agency.staffA1.nip, TEST_PASSWORD);
    const { result, statements } = await test.countStatements(() =>
      login(agency.staffA1.nip, TEST_PASSWORD),
    );
    expect(result.status).toBe(200);
    // The account; the check, counted and let go; whether the employment gives access; its state, the event and the session together in a transaction; the actor, who it is, what waits.
    expect(statements).toBeLessThanOrEqual(12);
  });

  it('names the missing field', async () => {
    const { status, body } = await test.anonymous.post('/auth/login', { nip: '', extra: 1 });
    expect(status).toBe(400);
    expect(body.errors.map((e: { field: string }) => e.field).toSorted()).toEqual([
      'extra',
      'nip',
      'password',
    ]);
    expect(body.errors).toContainEqual({ field: 'nip', code: 'required', message: 'Wajib diisi.' });
  });

  it('takes NUL out of what names an account, which the database would refuse', async () => {
    const nip = '\0';
    const blank = { field: 'nip', code: 'required', message: 'Wajib diisi.' };
    for (const [path, body] of [
      ['/auth/login', { nip, password: 'x' }],
      ['/auth/forgot', { nip }],
      ['/auth/reset', { nip, code: '123456', next: 'Teduh-Menanam-77' }],
    ] as const) {
      const answer = await test.anonymous.post(path, body);
      expect(answer).toMatchObject({ status: 400, body: { errors: [blank] } });
    }
    expect((await login('199001012015011001\0', 'Salah-2026!')).status).toBe(401);
  });

  it('answers an unknown NIP and a wrong password alike', async () => {
    const unknown = await login('199001012015011001', 'Salah-2026!');
    const wrong = await login(agency.staffB1.nip, 'Salah-2026!');
    expect(unknown.status).toBe(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it('takes a NIP with spaces and what nobody sees, asks for a new password first, then lets in', async () => {
    const { nip } = agency.staffA1;
    const spaced = `\u202a${nip.slice(0, 8)}\u00a0${nip.slice(8, 14)} ${nip.slice(14, 15)}\u2060 ${nip.slice(15)}\u202c`;
    const first = await login(spaced, TEST_PASSWORD);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      mustChangePassword: true,
      me: { employee: { id: agency.staffA1.employeeId } },
    });
    const cookie = cookiesOf(first.headers);
    expect(
      first.headers
        .getSetCookie()
        .every((text) => /HttpOnly/.test(text) && /SameSite=Lax/.test(text)),
    ).toBe(true);

    const blocked = await test.anonymous.get('/notifications', { headers: { cookie } });
    expect(blocked.status).toBe(403);
    expect(blocked.body.code).toBe('password_change_required');

    const change = (current: string, next: string) =>
      test.anonymous.post('/auth/password', { current, next }, { headers: { cookie } });
    expect((await change('bukan ini', OWN_PASSWORD)).body.errors[0]).toMatchObject({
      field: 'current',
      code: 'password_wrong',
    });
    expect((await change(TEST_PASSWORD, 'pendek')).body.errors[0]).toMatchObject({
      field: 'next',
      code: 'password_short',
    });
    expect((await change(TEST_PASSWORD, `x${TEST_PASSWORD}x`)).body.errors[0]).toMatchObject({
      field: 'next',
      code: 'password_guessable',
    });
    const changed = await change(TEST_PASSWORD, OWN_PASSWORD);
    expect(changed.status).toBe(200);
    expect(changed.body.mustChangePassword).toBe(false);

    expect((await test.anonymous.get('/me', { headers: { cookie } })).status).toBe(401);
    expect(
      (await test.anonymous.get('/me', { headers: { cookie: cookiesOf(changed.headers) } })).status,
    ).toBe(200);
    expect((await login(nip, TEST_PASSWORD)).status).toBe(401);
    expect((await login(nip, OWN_PASSWORD)).status).toBe(200);
  });

  it('rotates the refresh token and ends the family when a used one comes back', async () => {
    const first = await login(agency.staffA1b.nip, TEST_PASSWORD);
    const refresh = (headers: Headers) =>
      test.anonymous.post('/auth/refresh', {}, { headers: { cookie: cookiesOf(headers) } });
    const second = await refresh(first.headers);
    expect(second.status).toBe(200);
    expect(cookiesOf(second.headers)).not.toBe(cookiesOf(first.headers));

    test.clock.set('2026-11-24T02:20:00.000Z');
    expect((await refresh(first.headers)).status).toBe(401);
    expect((await refresh(second.headers)).status).toBe(401);
    expect((await test.anonymous.post('/auth/refresh', {})).body.code).toBe('session_ended');
    test.clock.set('2026-11-24T02:14:00.000Z');
  });

  it('ends a session after twelve hours without use, counted anew by every use', async () => {
    const refresh = (headers: Headers) =>
      test.anonymous.post('/auth/refresh', {}, { headers: { cookie: cookiesOf(headers) } });
    const first = await login(agency.headOfA1.nip, TEST_PASSWORD);
    test.clock.set('2026-11-24T14:13:00.000Z');
    const second = await refresh(first.headers);
    expect(second.status).toBe(200);
    test.clock.set('2026-11-25T02:12:00.000Z');
    const third = await refresh(second.headers);
    expect(third.status).toBe(200);
    test.clock.set('2026-11-25T14:12:00.000Z');
    const late = await refresh(third.headers);
    expect(late).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    test.clock.set('2026-11-24T02:14:00.000Z');
  });

  it('lets two tabs refresh at the same moment', async () => {
    const first = await login(agency.staffA2.nip, TEST_PASSWORD);
    const cookie = cookiesOf(first.headers);
    const both = await Promise.all(
      [1, 2].map(() => test.anonymous.post('/auth/refresh', {}, { headers: { cookie } })),
    );
    expect(both.map((answer) => answer.status)).toEqual([200, 200]);
  });

  it('ends a session at log out', async () => {
    const { headers } = await login(agency.headOfA2.nip, TEST_PASSWORD);
    const cookie = cookiesOf(headers);
    expect((await test.anonymous.post('/auth/logout', {}, { headers: { cookie } })).status).toBe(
      204,
    );
    expect((await test.anonymous.post('/auth/refresh', {}, { headers: { cookie } })).status).toBe(
      401,
    );
  });

  it('locks an account for a quarter of an hour after five wrong passwords', async () => {
    const { nip } = agency.staffUmum;
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await login(nip, 'Salah-2026!')).status).toBe(401);
    const locked = await login(nip, TEST_PASSWORD);
    expect(locked.status).toBe(401);
    // Word for word what is said of a NIP that nobody has.
    const unknown = await login('199001012015011001', TEST_PASSWORD);
    expect({ ...locked.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    test.clock.set('2026-11-24T02:30:00.000Z');
    expect((await login(nip, TEST_PASSWORD)).status).toBe(200);
    test.clock.set('2026-11-24T02:14:00.000Z');
  });

  it('lets nobody in with a password that is changed at that moment', async () => {
    const { nip } = agency.staffB1;
    expect((await login(nip, TEST_PASSWORD)).status).toBe(200);
    const late = await test.database.transaction(async (tx) => {
      await tx.query(`update account set password_hash = 'other' where username = $1`, [nip]);
      const answer = login(nip, TEST_PASSWORD);
      // The old password has been found right, and the session waits for the row that is being changed.
      await waitFor(async () => {
        const waiting = await test.database.query('select 1 from pg_locks where not granted');
        return waiting.length > 0;
      });
      return { answer };
    });
    expect((await late.answer).status).toBe(401);
    const sessions = await test.database.query(
      'select 1 from refresh_token t join account a on a.id = t.account_id where a.username = $1',
      [nip],
    );
    expect(sessions).toHaveLength(1);
  });

  it('sets a new password with a one-time code, once', async () => {
    const { nip, accountId } = agency.headOfHukum;
    const [issued] = await test.database.transaction((tx) =>
      test.app.get(PasswordService).issueCodes(tx, [{ accountId, purpose: 'reset' }], null),
    );
    const code = issued?.code ?? '';
    const reset = (text: string, next: string) =>
      test.anonymous.post('/auth/reset', { nip, code: text, next });
    expect((await reset('SALAH23456', OWN_PASSWORD)).body.errors[0].field).toBe('code');
    expect((await reset(code, nip)).body.errors[0].field).toBe('next');
    expect((await reset(code.toLowerCase(), OWN_PASSWORD)).status).toBe(204);
    expect((await reset(code, OWN_PASSWORD)).status).toBe(400);
    expect((await login(nip, OWN_PASSWORD)).status).toBe(200);
  });

  it('does not tell whether a NIP is known when a password is forgotten', async () => {
    expect((await test.anonymous.post('/auth/forgot', { nip: '199001012015011001' })).status).toBe(
      204,
    );
    expect((await test.anonymous.post('/auth/forgot', { nip: agency.sekda.nip })).status).toBe(204);
  });

  it('slows down a flood from one address', async () => {
    const answers = await Promise.all(
      Array.from({ length: 140 }, () => login('199001012015011002', 'x')),
    );
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.body.code).toBe('too_many_requests');
  });
});
