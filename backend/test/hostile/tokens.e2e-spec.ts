import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { hashPassword } from '../../src/platform/passwords/passwords.js';
import { EXPOSED, JWT_SECRET, startTestApp, TEST_PASSWORD, type TestApp } from '../app.js';
import { type SmallAgency, smallAgency } from '../factories/organization.js';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token by hand: any header, any claims, signed with any key. */
function token(header: unknown, claims: unknown, signer: (text: string) => string): string {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${signer(text)}`;
}

const hmac =
  (key: string, algorithm = 'sha256') =>
  (text: string): string =>
    createHmac(algorithm, key).update(text).digest('base64url');

describe('tokens and cookies that were tampered with', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let good: string;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    await test.database.query(`update account set password_state = 'initial' where id = $1`, [
      agency.staffA1.accountId,
    ]);
    good = test.tokenOf(agency.staffA1b.accountId);
  });
  afterAll(() => test.close());

  const me = (headers: Record<string, string>) => test.anonymous.get('/me', { headers });
  const bearer = (text: string) => me({ authorization: `Bearer ${text}` });
  const login = (nip: string) =>
    test.anonymous.post('/auth/login', { nip, password: TEST_PASSWORD });
  const cookiesOf = (headers: Headers): Record<string, string> =>
    Object.fromEntries(
      headers.getSetCookie().map((cookie) => {
        const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
        return [name, value];
      }),
    );

  it('lets the untouched token in', async () => {
    expect((await bearer(good)).status).toBe(200);
    expect((await me({ cookie: `asn_access=${good}` })).status).toBe(200);
  });

  it('refuses every other signature, algorithm, time and form', async () => {
    const sub = agency.staffA1b.accountId;
    const now = Math.floor(Date.now() / 1000);
    const claims = { sub, epoch: 0, iat: now, aud: 'asn-squad' };
    const [head, body, signature] = good.split('.');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const rsa = (text: string) =>
      sign('sha256', Buffer.from(text), privateKey).toString('base64url');
    const secret = JWT_SECRET;
    const tampered: Record<string, string> = {
      'alg none': token({ alg: 'none', typ: 'JWT' }, claims, () => ''),
      'from the future': token(
        { alg: 'HS256', typ: 'JWT' },
        { ...claims, iat: now + 3_600 },
        hmac(secret),
      ),
      'alg None': token({ alg: 'None', typ: 'JWT' }, claims, () => ''),
      'no algorithm': token({ typ: 'JWT' }, claims, hmac(secret)),
      'another key': token({ alg: 'HS256' }, claims, hmac('another-key-another-key-another-key')),
      'an empty key': token({ alg: 'HS256' }, claims, hmac('')),
      'another algorithm of the same key': token({ alg: 'HS512' }, claims, hmac(secret, 'sha512')),
      'a public key scheme': token({ alg: 'RS256' }, claims, rsa),
      'a key brought along': token(
        { alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' }, kid: '../../dev/null' },
        claims,
        hmac('\0\0\0'),
      ),
      'no signature': `${head}.${body}.`,
      'another payload': `${head}.${part({ ...claims, sub: agency.admin.accountId })}.${signature}`,
      'another header': `${part({ alg: 'HS256', x: 1 })}.${body}.${signature}`,
      expired: token({ alg: 'HS256' }, { ...claims, exp: now - 1 }, hmac(secret)),
      'not yet valid': token({ alg: 'HS256' }, { ...claims, nbf: now + 600 }, hmac(secret)),
      'an older epoch': token({ alg: 'HS256' }, { ...claims, epoch: -1 }, hmac(secret)),
      'no epoch': token({ alg: 'HS256' }, { ...claims, epoch: undefined }, hmac(secret)),
      'an epoch as text': token({ alg: 'HS256' }, { ...claims, epoch: '0' }, hmac(secret)),
      'for another service': token({ alg: 'HS256' }, { ...claims, aud: 'simpeg' }, hmac(secret)),
      'for nobody': token({ alg: 'HS256' }, { ...claims, aud: undefined }, hmac(secret)),
      'an account of nobody': token(
        { alg: 'HS256' },
        { ...claims, sub: '00000000-0000-4000-8000-000000000000' },
        hmac(secret),
      ),
      'an id that is none': token({ alg: 'HS256' }, { ...claims, sub: "x' or 1=1" }, hmac(secret)),
      'an id that is no text': token(
        { alg: 'HS256' },
        { ...claims, sub: { $ne: 1 } },
        hmac(secret),
      ),
      'no id': token({ alg: 'HS256' }, { ...claims, sub: undefined }, hmac(secret)),
      'no object': token({ alg: 'HS256' }, 'x', hmac(secret)),
      'four parts': `${good}.x`,
      'no token': 'x',
      nothing: '',
      long: 'a'.repeat(9_000),
    };
    // These claims alone would do: each of the others is refused for what it says.
    expect((await bearer(token({ alg: 'HS256' }, claims, hmac(secret)))).status).toBe(200);
    for (const [what, text] of Object.entries(tampered)) {
      expect([what, (await bearer(text)).status]).toEqual([what, 401]);
      expect([what, (await me({ cookie: `asn_access=${text}` })).status]).toEqual([what, 401]);
    }
  });

  it('takes a token from nowhere but the header and its cookie', async () => {
    expect((await test.anonymous.get(`/me?access_token=${good}&token=${good}`)).status).toBe(401);
    expect((await me({ authorization: `Basic ${good}` })).status).toBe(401);
    expect((await me({ 'x-access-token': good })).status).toBe(401);
    expect((await me({ cookie: `asn_refresh=${good}; asn_session=${good}` })).status).toBe(401);
  });

  it('does not take a refresh token for an access token, nor the other way round', async () => {
    const { headers } = await login(agency.staffA1.nip);
    const { asn_refresh: refresh = '', asn_access: access = '' } = cookiesOf(headers);
    expect((await bearer(refresh)).status).toBe(401);
    const swapped = await test.anonymous.post(
      '/auth/refresh',
      {},
      { headers: { cookie: `asn_refresh=${access}` } },
    );
    expect(swapped).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    for (const odd of ['x', '%00', 'a'.repeat(9_000), '"', refresh.slice(0, -1), `${refresh}x`]) {
      const answer = await test.anonymous.post(
        '/auth/refresh',
        {},
        { headers: { cookie: `asn_refresh=${odd}` } },
      );
      expect([odd.slice(0, 20), answer.status]).toEqual([odd.slice(0, 20), 401]);
    }
  });

  it('ends the whole session when a used refresh token comes back: the thief and the owner sign in anew', async () => {
    const stolen = cookiesOf((await login(agency.staffA1.nip)).headers).asn_refresh ?? '';
    const refresh = (text: string) =>
      test.anonymous.post('/auth/refresh', {}, { headers: { cookie: `asn_refresh=${text}` } });
    const owner = await refresh(stolen);
    expect(owner.status).toBe(200);
    test.clock.set('2026-11-24T02:15:00.000Z');
    expect((await refresh(stolen)).status).toBe(401);
    const newest = cookiesOf(owner.headers);
    expect((await refresh(newest.asn_refresh ?? '')).status).toBe(401);
    expect((await bearer(newest.asn_access ?? '')).status).toBe(401);
    test.clock.set('2026-11-24T02:14:00.000Z');
  });

  it('ends the access token at log out, not only the session behind it', async () => {
    const { asn_access: access = '', asn_refresh: refresh = '' } = cookiesOf(
      (await login(agency.staffA1.nip)).headers,
    );
    const elsewhere = cookiesOf((await login(agency.staffA1.nip)).headers).asn_access ?? '';
    expect((await bearer(access)).status).toBe(200);
    await test.anonymous.post(
      '/auth/logout',
      {},
      { headers: { cookie: `asn_refresh=${refresh}` } },
    );
    expect((await bearer(access)).status).toBe(401);
    expect((await bearer(elsewhere)).status).toBe(200);
  });

  it('ends the session of a program that has only its token, and of no token that is not ours', async () => {
    const { asn_access: access = '', asn_refresh: refresh = '' } = cookiesOf(
      (await login(agency.staffA1.nip)).headers,
    );
    const logout = (bearing: string) =>
      test.anonymous.post('/auth/logout', {}, { headers: { authorization: `Bearer ${bearing}` } });
    expect((await logout(`${access.slice(0, -4)}AAAA`)).status).toBe(204);
    expect((await bearer(access)).status).toBe(200);
    const out = await logout(access);
    expect([out.status, out.headers.get('clear-site-data')]).toEqual([204, '"cache"']);
    expect((await bearer(access)).status).toBe(401);
    const renewed = await test.anonymous.post(
      '/auth/refresh',
      {},
      { headers: { cookie: `asn_refresh=${refresh}` } },
    );
    expect(renewed.status).toBe(401);
  });

  it('gives cookies that no script reads and that no other site sends', async () => {
    const { headers } = await login(agency.staffA1.nip);
    const cookies = headers.getSetCookie();
    expect(cookies).toHaveLength(4);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Lax/);
    }
  });
});

describe('cookies of a site with TLS', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp(EXPOSED);
    agency = await smallAgency(test);
    // A site with TLS has no first password for all.
    await test.database.query(`update account set password_state = 'own', password_hash = $1`, [
      await hashPassword(TEST_PASSWORD),
    ]);
  });
  afterAll(() => test.close());

  const login = () =>
    test.anonymous.post('/auth/login', { nip: agency.staffA1.nip, password: TEST_PASSWORD });
  const pairsOf = (headers: Headers): string =>
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');

  it('can be put there by this host alone', async () => {
    const { headers } = await login();
    const cookies = headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual([
      '__Host-asn_access',
      '__Host-asn_device',
      '__Host-asn_refresh',
      '__Host-asn_session',
    ]);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; Path=\/(?:;|$)/);
      expect(cookie).not.toMatch(/; Domain/i);
    }
  });

  it('are renewed and removed under the same names', async () => {
    const { headers } = await login();
    const cookie = pairsOf(headers);
    expect((await test.anonymous.get('/me', { headers: { cookie } })).status).toBe(200);
    const renewed = await test.anonymous.post('/auth/refresh', {}, { headers: { cookie } });
    expect(renewed.status).toBe(200);
    const next = pairsOf(renewed.headers);
    expect(next).not.toBe(cookie);
    const out = await test.anonymous.post('/auth/logout', {}, { headers: { cookie: next } });
    const removed = out.headers.getSetCookie();
    expect(removed).toHaveLength(3);
    for (const text of removed)
      expect(text).toMatch(/^__Host-asn_[a-z]+=; .*Expires=Thu, 01 Jan 1970/);
    const late = await test.anonymous.post('/auth/refresh', {}, { headers: { cookie: next } });
    expect(late.status).toBe(401);
  });

  it('are not taken without the prefix, which another host could have set', async () => {
    const cookie = pairsOf((await login()).headers).replaceAll('__Host-', '');
    expect(cookie).toContain('asn_refresh=');
    expect((await test.anonymous.get('/me', { headers: { cookie } })).status).toBe(401);
    const renewed = await test.anonymous.post('/auth/refresh', {}, { headers: { cookie } });
    expect(renewed).toMatchObject({ status: 401, body: { code: 'session_ended' } });
  });
});
