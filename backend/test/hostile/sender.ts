import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { SentRequest } from './requests.js';

export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  milliseconds: number;
}

/** Longer than any honest answer takes on a busy machine; what takes longer has been made to. */
const PATIENCE_MS = 20_000;

/** Sends requests exactly as they were made up: no client library that would mend them on the way. */
export class Sender {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });
  private readonly base: URL;

  constructor(url: string) {
    this.base = new URL(url);
  }

  send({ method, target, headers, body }: Omit<SentRequest, 'actor'>, token: string | null) {
    const started = performance.now();
    return new Promise<Received>((resolve, reject) => {
      const outgoing = request(
        {
          host: this.base.hostname,
          port: this.base.port,
          agent: this.agent,
          method,
          path: target,
          timeout: PATIENCE_MS,
          headers: {
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
            ...headers,
            ...(body === null ? {} : { 'content-length': body.length }),
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text: Buffer.concat(chunks).toString('utf8'),
              milliseconds: performance.now() - started,
            }),
          );
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer in ${PATIENCE_MS} ms`)));
      outgoing.on('error', reject);
      if (body === null) outgoing.end();
      else outgoing.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
