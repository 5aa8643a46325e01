import { request as send } from 'node:http';
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

describe('a site with an address of its own', () => {
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
