import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestApp, type TestApp } from '../test/app.js';
import { type SmallAgency, smallAgency } from '../test/factories/organization.js';
import { Admission } from './platform/http/admission.js';
import { PAGE_HEADER } from './platform/auth/page-calls.js';

/** Stands where Next stands: makes a page from one call of the API, as server components do. */
describe('pages, as the backend passes them on', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let inner: Server;
  let told: string | undefined;
  let heard: IncomingHttpHeaders = {};
  beforeAll(async () => {
    inner = createServer((request, reply) => {
      heard = request.headers;
      told = request.headers[PAGE_HEADER]?.toString();
      const make = async (): Promise<[status: number, text: string]> => {
        if (request.url === '/rusak') return [500, 'galat halaman'];
        const { origin } = new URL(test.url);
        const call = request.url === '/mati' ? '/api/health/ready' : '/api/v1/me';
        const headers: Record<string, string> = {
          [PAGE_HEADER]: told ?? '',
          authorization: `Bearer ${test.tokenOf(agency.staffA1.accountId)}`,
        };
        const answer = await fetch(origin + call, { headers });
        if (request.url === '/dua') await fetch(origin + call, { headers });
        return answer.ok ? [200, 'isi halaman'] : [500, `galat ${answer.status}`];
      };
      const send = async () => {
        const [status, text] = await make();
        const link = '</_next/static/a.css>; rel=preload; as=style; nonce=b';
        reply.writeHead(status, { 'content-type': 'text/html', etag: '"x"', link }).end(text);
      };
      void send();
    });
    await new Promise<void>((resolve) => {
      inner.listen(0, '127.0.0.1', resolve);
    });
    const { port } = inner.address() as AddressInfo;
    test = await startTestApp({ NEXT_INNER_URL: `http://127.0.0.1:${port}`, MAX_REQUESTS: '3' });
    agency = await smallAgency(test);
  });
  afterAll(async () => {
    await test.close();
    await new Promise((resolve) => {
      inner.close(resolve);
    });
  });

  const page = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, test.url), { headers });

  /** Runs `work` while every place for requests is taken. */
  const whileBusy = async (work: () => Promise<void>) => {
    const { requests } = test.app.get(Admission);
    const places = [requests.take(), requests.take(), requests.take()];
    await work();
    for (const giveBack of places) giveBack?.();
  };

  it('lets a page that has its place call the API, however busy that is', async () => {
    await whileBusy(async () => {
      expect((await test.as(agency.staffA1.accountId).get('/me')).status).toBe(503);
      const answer = await page('/halaman');
      expect([answer.status, await answer.text()]).toEqual([200, 'isi halaman']);
    });
  });

  it('passes no body on, and shows the page again to whoever sent its form before its script was there', async () => {
    told = undefined;
    const form = new FormData();
    form.append('file', new Blob(['isi berkas']), 'a.txt');
    for (const body of [form, new URLSearchParams({ nip: '1' }), '{"a":{}}', 'halo']) {
      for (const [path, location] of [
        ['/masuk?lanjut=%2Ftim', '/masuk?lanjut=%2Ftim'],
        ['//contoh.id/masuk', '/contoh.id/masuk'],
      ] as const) {
        const { origin } = new URL(test.url);
        const answer = await fetch(origin + path, { method: 'POST', body, redirect: 'manual' });
        expect([answer.status, answer.headers.get('location')]).toEqual([303, location]);
      }
    }
    for (const method of ['GET', 'POST', 'PUT']) {
      const body = method === 'GET' ? undefined : '{}';
      const unknown = await fetch(new URL('/api/v1/tidak-ada', test.url), { method, body });
      expect(unknown.status).toBe(404);
      expect(unknown.headers.get('content-type')).toContain('application/problem+json');
      expect(await unknown.json()).toMatchObject({ code: 'not_found' });
    }
    expect((await fetch(new URL('/masuk', test.url), { method: 'PUT', body: 'x' })).status).toBe(
      404,
    );
    expect(told).toBeUndefined();
    // The reader of uploads stays with the API; the proxy would warn of it at every start.
    expect(test.app.getHttpAdapter().getInstance().hasPlugin('@fastify/multipart')).toBe(false);
  });

  it('takes nobody’s word for being a page', async () => {
    await page('/halaman', { [PAGE_HEADER]: 'karangan' });
    expect(told).toMatch(/^[0-9a-f-]{36}$/);
    const headers = { [PAGE_HEADER]: told ?? '' };
    await whileBusy(async () => {
      // The page is finished, so its name is no longer accepted.
      expect((await fetch(`${test.url}/me`, { headers })).status).toBe(503);
    });
  });

  it('asks once who it is that wants a page and how much waits, however many calls make it', async () => {
    const statementsOf = async (path: string): Promise<number> =>
      (await test.countStatements(async () => (await page(path)).text())).statements;
    await page('/halaman');
    const one = await statementsOf('/halaman');
    const two = await statementsOf('/dua');
    const { statements } = await test.countStatements(() =>
      test.as(agency.staffA1.accountId).get('/me'),
    );
    expect(one).toBe(statements);
    expect(two).toBe(2 * one - 2);
  });

  it('gives each page a policy with a nonce of its own, and tells the server of the pages the same', async () => {
    const forged = { 'content-security-policy': `script-src 'nonce-karangan'`, 'x-path': '/lain' };
    const answers = [await page('/halaman?bulan=11', forged), await page('/halaman?bulan=11')];
    const [first, second] = answers.map(({ headers }) => headers.get('content-security-policy'));
    expect(first).not.toContain('unsafe-eval');
    expect(first).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'/);
    expect(second).not.toBe(first);
    expect(heard['content-security-policy']).toBe(second);
    expect(heard['x-path']).toBe('/halaman?bulan=11');
    expect(answers[0]?.headers.get('x-content-type-options')).toBe('nosniff');
    // Built files have no page's policy, and nobody may bring one along.
    await page('/_next/static/x.js', forged);
    expect(heard['content-security-policy']).toBe('');
  });

  it('answers 503 and comes again by itself where the API could not answer the page', async () => {
    const answer = await page('/mati');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(answer.headers.get('refresh')).toMatch(/^\d+$/);
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.headers.get('link')).toBeNull();
    expect(await answer.text()).toContain('Server sedang sibuk atau menyala kembali');
  });

  it('leaves a fault of the page itself as it is', async () => {
    const answer = await page('/rusak');
    expect([answer.status, await answer.text()]).toEqual([500, 'galat halaman']);
  });
});
