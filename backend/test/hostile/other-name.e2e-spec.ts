import { request as send } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { prepareData } from '../../src/prepare-data.js';
import { EXPOSED, startTestApp, type TestApp } from '../app.js';

/** fetch does not let the Host be chosen. */
const ask = (test: TestApp, path: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = send(new URL(path, test.url), { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once('error', reject);
    request.end();
  });

describe('a site that is known as localhost', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it.each(['localhost', 'localhost:3000', '127.0.0.1:8080', '[::1]:3000', 'asn.localhost'])(
    'answers as %s',
    async (host) => {
      expect(await ask(test, '/api/v1/me', { host })).toBe(401);
    },
  );

  it.each(['asn.contohkab.example', '10.1.2.3:3000', 'rebind.example', 'localhost.example'])(
    'does not answer as %s, also through a proxy that nobody named',
    async (host) => {
      expect(await ask(test, '/api/v1/me', { host })).toBe(421);
      expect(await ask(test, '/api/v1/me', { host: '127.0.0.1', 'x-forwarded-host': host })).toBe(
        421,
      );
      expect(await ask(test, '/masuk', { host })).toBe(421);
      expect(await ask(test, '/api/health/live', { host })).toBe(200);
    },
  );
});

/** What a proxy says of a visitor elsewhere, while it calls this machine by its own name. */
const FORWARDED: readonly (readonly [string, Record<string, string>])[] = [
  ['X-Forwarded-For', { 'x-forwarded-for': '8.8.8.8' }],
  [
    'X-Forwarded-For behind an address of this machine',
    { 'x-forwarded-for': '127.0.0.1, 8.8.8.8' },
  ],
  ['X-Forwarded-For with a port', { 'x-forwarded-for': '8.8.8.8:4711' }],
  ['X-Forwarded-For of the own network', { 'x-forwarded-for': '10.1.2.3' }],
  ['X-Forwarded-For that hides it', { 'x-forwarded-for': 'unknown' }],
  ['X-Real-IP', { 'x-real-ip': '2001:db8::7' }],
  ['CF-Connecting-IP', { 'cf-connecting-ip': '8.8.8.8' }],
  ['Forwarded', { forwarded: 'for="[2001:db8::7]:4711";proto=https' }],
  ['Forwarded with a second hop', { forwarded: 'for=127.0.0.1, for=_hidden;by=127.0.0.1' }],
  ['Forwarded with a host', { forwarded: 'host=asn.contohkab.example' }],
  ['Via', { via: '1.1 pintu' }],
];
const HERE: readonly (readonly [string, Record<string, string>])[] = [
  ['nothing', {}],
  ['X-Forwarded-For', { 'x-forwarded-for': '127.0.0.1, ::1, ::ffff:127.0.0.1' }],
  ['an empty one', { 'x-forwarded-for': '' }],
  ['Forwarded', { forwarded: 'for="[::1]:4711";host="localhost:3000"' }],
  ['X-Forwarded-Host', { 'x-forwarded-host': 'localhost:3000' }],
];

describe('the password of the README', () => {
  let test: TestApp;
  const PASSWORD = 'Admin-2026!';
  afterEach(() => test.close());

  async function start(environment: Record<string, string>): Promise<void> {
    test = await startTestApp(environment);
    await prepareData(test.app);
  }
  const signIn = (headers: Record<string, string>) =>
    test.anonymous.post('/auth/login', { nip: 'admin', password: PASSWORD }, { headers });

  it.each(['test', 'development'])('is for this machine, with NODE_ENV=%s', async (NODE_ENV) => {
    await start({ NODE_ENV, DEMO: 'false', PUBLIC_URL: '' });
    for (const [said, headers] of FORWARDED) {
      const { status, body } = await signIn(headers);
      expect([said, status, body.code]).toEqual([said, 403, 'forwarded_request']);
      expect(body.detail).toMatch(/PUBLIC_URL/);
      expect(await ask(test, '/masuk', headers)).toBe(403);
      expect(await ask(test, '/api/health/live', headers)).toBe(200);
    }
  });

  it('signs in here, also through a proxy that asks for this machine', async () => {
    await start({ DEMO: 'false' });
    for (const [said, headers] of HERE)
      expect([said, (await signIn(headers)).status]).toEqual([said, 200]);
  });

  it('is refused to HTTP/1.0, as nginx speaks it to a server that nobody told of it', async () => {
    await start({ DEMO: 'false' });
    const { hostname, port } = new URL(test.url);
    const body = JSON.stringify({ nip: 'admin', password: PASSWORD });
    const socket = connect(Number(port), hostname);
    socket.end(
      `POST /api/v1/auth/login HTTP/1.0\r\nhost: 127.0.0.1:3000\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 [\s\S]*forwarded_request/);
  });
});

describe('a site with an address of its own', () => {
  it('answers whoever its proxy asks for', async () => {
    const test = await startTestApp(EXPOSED);
    try {
      for (const [said, headers] of FORWARDED)
        expect([said, await ask(test, '/api/v1/me', headers)]).toEqual([said, 401]);
    } finally {
      await test.close();
    }
  });

  it('answers whatever its proxy calls it', async () => {
    const test = await startTestApp(EXPOSED);
    try {
      expect(await ask(test, '/api/v1/me', { host: 'asn.contoh.example' })).toBe(401);
      expect(await ask(test, '/api/v1/me', { host: '127.0.0.1' })).toBe(401);
    } finally {
      await test.close();
    }
  });
});
