import { connect } from 'node:net';
import { EXPOSED, startTestApp, TEST_PASSWORD, type TestApp } from '../app.js';
import { type SmallAgency, smallAgency } from '../factories/organization.js';
import { OPERATIONS } from './contract.js';
import { problemNonconformity } from './conformity.js';

const WRITES = OPERATIONS.filter(({ method }) => method !== 'GET');
const UNKNOWN = '0199a5a0-0000-7000-8000-000000000000';
const addressOf = (path: string): string =>
  path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, UNKNOWN);

describe('answers, whoever asks', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp(EXPOSED);
    agency = await smallAgency(test);
    await test.database.query(`update account set password_state = 'initial' where id = $1`, [
      agency.staffA1.accountId,
    ]);
  });
  afterAll(() => test.close());

  const asAdmin = (method: string, path: string, headers: Record<string, string>) =>
    fetch(`${test.url}${addressOf(path)}`, {
      method,
      headers: { authorization: `Bearer ${test.tokenOf(agency.admin.accountId)}`, ...headers },
    });

  describe.each([
    ['another site', { origin: 'https://jahat.example' }],
    ['a hidden origin', { origin: 'null' }],
    ['a lookalike', { origin: 'https://asn.contoh.example.jahat.example' }],
    ['the same name without TLS', { origin: 'http://asn.contoh.example' }],
    ['the address that the request itself names', { origin: 'http://127.0.0.1:PORT' }],
    ['the same over TLS', { origin: 'https://127.0.0.1:PORT' }],
    ['no origin, but a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['no origin, but a neighbouring host', { 'sec-fetch-site': 'same-site' }],
  ])('from %s', (_name, headers: Record<string, string>) => {
    it('refuses every change before anything is read', async () => {
      const { port } = new URL(test.url);
      const sent = Object.entries(headers).map(([name, text]) => [
        name,
        text.replace('PORT', port),
      ]);
      for (const { method, path, name } of WRITES) {
        const answer = await asAdmin(method, path, Object.fromEntries(sent));
        const { code } = (await answer.json()) as { code: string };
        expect([name, answer.status, code]).toEqual([name, 403, 'foreign_origin']);
      }
    });
  });

  it('takes changes from the own pages and from programs', async () => {
    const own: Record<string, string>[] = [
      { origin: 'https://asn.contoh.example', 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      {},
    ];
    for (const headers of own) {
      const answer = await asAdmin('POST', '/api/v1/notifications/read-all', headers);
      expect(answer.status).not.toBe(403);
    }
  });

  it('takes JSON or nothing where a change has no body, and files only where one is asked for', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ];
    for (const type of types) {
      const answer = await asAdmin('POST', '/api/v1/notifications/read-all', {
        'content-type': type,
      });
      const { code } = (await answer.json()) as { code: string };
      expect([type, answer.status, code]).toEqual([type, 415, 'media_type']);
    }
    const bare = await asAdmin('POST', '/api/v1/notifications/read-all', {});
    expect(bare.status).toBeLessThan(300);
    const form = new FormData();
    form.set('file', new Blob(['x']), 'a.pdf');
    const upload = await fetch(`${test.url}/verify`, { method: 'POST', body: form });
    expect(upload.status).not.toBe(415);
  });

  it('allows no other origin to read, and no method or header of its own', async () => {
    const answer = await asAdmin('GET', '/api/v1/me', { origin: 'https://jahat.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(`${test.url}/squads`, {
      method: 'OPTIONS',
      headers: { origin: 'https://jahat.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    expect(preflight.status).toBe(404);
  });

  it('keeps private answers out of every cache and every frame', async () => {
    for (const { path, name } of OPERATIONS.filter(({ method }) => method === 'GET')) {
      const { headers } = await asAdmin('GET', path, {});
      expect([name, headers.get('cache-control')]).toEqual([name, 'no-store']);
      expect([name, headers.get('x-content-type-options')]).toEqual([name, 'nosniff']);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    }
  });

  it('demands TLS for a year where the site has it, for cookies too', async () => {
    const answer = await test.anonymous.post('/auth/login', {
      nip: agency.staffA1.nip,
      password: TEST_PASSWORD,
    });
    expect(answer.headers.get('strict-transport-security')).toMatch(
      /max-age=31536000; includeSubDomains/,
    );
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    for (const cookie of answer.headers.getSetCookie()) {
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).not.toMatch(/Domain=/i);
    }
  });

  it('believes no host that the request names', async () => {
    const headers = {
      host: 'jahat.example',
      'x-forwarded-host': 'jahat.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=jahat.example',
      'x-original-url': '/api/v1/audit',
      'x-rewrite-url': '/api/v1/audit',
    };
    for (const path of ['/me', '/home', '/inbox', '/squads', '/letters', '/agency', '/nowhere']) {
      const text = await (await asAdmin('GET', path, headers)).text();
      expect(text).not.toContain('jahat');
    }
  });

  it('has no method but those of the contract', async () => {
    const at = new URL(test.url);
    for (const method of ['TRACE', 'CONNECT', 'TRACK', 'PROPFIND', 'JUNK']) {
      const told = await raw(
        at,
        `${method} /api/v1/me HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      );
      expect([method, told.status === 404 || told.status === 400 || told.status === 0]).toEqual([
        method,
        true,
      ]);
      expect(told.body).not.toContain('authorization');
    }
    const hidden = await fetch(`${test.url}/me`, {
      method: 'POST',
      headers: { 'x-http-method-override': 'GET' },
    });
    expect(hidden.status).toBe(404);
  });

  it('says what is wrong with what is not HTTP, and with addresses that are none', async () => {
    const at = new URL(test.url);
    const line = 'GET /api/v1/me HTTP/1.1\r\nhost: x\r\n';
    const cases: [string, number, string][] = [
      ['bukan http\r\n\r\n', 400, 'bad_request'],
      [`${line}content-length: x\r\n\r\n`, 400, 'bad_request'],
      [`${line}x: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
      [
        `POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
        400,
        'bad_request',
      ],
      [
        `GET /api/v1/squads/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
        400,
        'bad_request',
      ],
      [
        `GET /api/v1/squads/${'a'.repeat(3_000)} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
        414,
        'address_too_long',
      ],
    ];
    for (const [text, status, code] of cases) {
      const told = await raw(at, text);
      expect([text.slice(0, 40), told.status]).toEqual([text.slice(0, 40), status]);
      const body = JSON.parse(told.body) as { code: string };
      expect(problemNonconformity(body)).toBeNull();
      expect(body.code).toBe(code);
      expect(told.body).not.toMatch(/FST_|HPE_|aaaa/);
    }
  });

  it('gives no file for a path that climbs', async () => {
    const climbs = [
      '/api/v1/letters/..%2f..%2f..%2fetc%2fpasswd/file',
      '/api/v1/activities/%2e%2e/evidence/%2e%2e%2f%2e%2e/file',
      '/api/v1/activities/..;/evidence/../../../../etc/passwd',
      '/api/docs/..%2f..%2fpackage.json',
      '/api/docs/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
      '//etc/passwd',
      '/api/../../etc/passwd',
      '/%5c..%5c..%5cwindows%5cwin.ini',
      '/.git/config',
      '/.env',
      '/backend/openapi.json',
    ];
    const authorization = `authorization: Bearer ${test.tokenOf(agency.admin.accountId)}\r\n`;
    for (const path of climbs) {
      const told = await raw(
        new URL(test.url),
        `GET ${path} HTTP/1.1\r\nhost: x\r\n${authorization}connection: close\r\n\r\n`,
      );
      expect([path, told.status]).toEqual([
        path,
        path.startsWith('/api/v1') ? 404 : expect.any(Number),
      ]);
      expect(told.status).toBeGreaterThanOrEqual(400);
      expect(told.status).toBeLessThan(500);
      expect(told.body).not.toMatch(/root:|\[core\]|"dependencies"/);
    }
  });
});

describe('a site without TLS, as on one’s own machine', () => {
  it('asks no TLS of a browser', async () => {
    const plain = await startTestApp();
    const { headers } = await plain.anonymous.get('/me');
    expect(headers.get('strict-transport-security')).toBeNull();
    await plain.close();
  });
});

/** Sends these bytes and reads until the line is closed; status 0 where it was closed without a word. */
function raw(at: URL, text: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(at.port), at.hostname, () => socket.write(text));
    let answer = '';
    socket.setTimeout(10_000, () => socket.destroy(new Error('no end of the answer')));
    socket.on('data', (chunk) => (answer += chunk.toString('utf8')));
    socket.on('error', reject);
    socket.on('close', () => {
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
      resolve({ status, body: answer.slice(answer.indexOf('\r\n\r\n') + 4) });
    });
  });
}
