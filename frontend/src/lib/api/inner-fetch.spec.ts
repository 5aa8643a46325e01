import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { innerFetch } from './inner-fetch';

describe('reads on the inner address', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function serve(listener: RequestListener): Promise<string> {
    const one = createServer(listener);
    server = one;
    await new Promise<void>((resolve) => {
      one.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
  }

  it('hands over the visitor’s cookie, and status, type and body of the answer', async () => {
    const url = await serve((request, reply) => {
      reply.writeHead(409, { 'content-type': 'application/problem+json' });
      reply.end(JSON.stringify({ told: request.headers.cookie, at: request.url }));
    });
    const answer = await innerFetch(
      new Request(`${url}/api/v1/me?a=1`, { headers: { cookie: 'asn=1; b=2' } }),
    );
    expect(answer.status).toBe(409);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({ told: 'asn=1; b=2', at: '/api/v1/me?a=1' });
  });

  it('takes an answer without a body', async () => {
    const url = await serve((_request, reply) => reply.writeHead(204).end());
    const answer = await innerFetch(new Request(url));
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  it('asks again on another connection where the kept one was gone', async () => {
    let asked = 0;
    const url = await serve((request, reply) => {
      asked += 1;
      if (asked === 2) request.socket.resetAndDestroy();
      else reply.end(`jawaban ${asked}`);
    });
    await (await innerFetch(new Request(url))).text();
    expect(await (await innerFetch(new Request(url))).text()).toBe('jawaban 3');
  });

  it('changes nothing', async () => {
    const url = await serve((_request, reply) => reply.end());
    await expect(innerFetch(new Request(url, { method: 'POST' }))).rejects.toThrow('only reads');
  });

  it('fails where nobody answers', async () => {
    const url = await serve((request) => request.socket.resetAndDestroy());
    await expect(innerFetch(new Request(url))).rejects.toThrow();
  });
});
