import { startTestApp, TEST_PASSWORD, type TestApp } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';

const HOUR = 3_600_000;

describe('the end of a session that is used all the time', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp({ SESSION_DAYS: '2' });
    agency = await smallAgency(test);
    await test.database.query(`update account set password_state = 'initial'`);
  });
  afterAll(() => test.close());

  it('comes SESSION_DAYS after signing in; no token outlives it', async () => {
    const started = test.clock.now().getTime();
    const first = await test.anonymous.post('/auth/login', {
      nip: agency.staffA1.nip,
      password: TEST_PASSWORD,
    });
    let cookies = first.headers.getSetCookie();
    let last = first;
    const end = new Date(started + 48 * HOUR);
    for (const hours of [11, 22, 33, 44, 47.9]) {
      test.clock.set(new Date(started + hours * HOUR).toISOString());
      last = await refresh(cookies);
      expect([hours, last.status]).toEqual([hours, 200]);
      cookies = last.headers.getSetCookie();
    }
    expect(last.body.expiresAt).toBe(end.toISOString());
    const expires = /asn_refresh=[^;]+;.*Expires=([^;]+)/.exec(cookies.join('\n'))?.[1];
    expect(new Date(expires ?? 0)).toEqual(end);
    const { exp, iat } = claimsOf(last.body.accessToken);
    expect(exp - iat).toBe(360);

    test.clock.set(end.toISOString());
    expect(await refresh(cookies)).toMatchObject({
      status: 401,
      body: { code: 'session_ended' },
    });
  });

  const refresh = (cookies: string[]) =>
    test.anonymous.post(
      '/auth/refresh',
      {},
      { headers: { cookie: cookies.map((text) => text.split(';')[0]).join('; ') } },
    );

  const claimsOf = (token: string): { exp: number; iat: number } =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
});
