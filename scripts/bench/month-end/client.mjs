import { Agent, request } from 'node:http';
import { signIn } from '../measure/product.mjs';

const TIMEOUT_MS = 60_000;

/** Requests over kept connections, each timed; whoever's session ran out signs in again, as the pages do. */
export class TimedClient {
  #agent = new Agent({ keepAlive: true, maxSockets: 512 });

  constructor(url) {
    this.url = url;
    /** @type {Map<string, { at: number, time: number, status: number }[]>} by kind of request */
    this.samples = new Map();
    this.underWay = 0;
  }

  /** @returns {Promise<{ status: number, body: any }>} */
  async send(kind, who, method, path, body, headers = {}) {
    const answer = await this.#timed(kind, who, method, path, body, headers);
    if (answer.status !== 401) return answer;
    who.cookie = await signIn(this.url, who.nip);
    return this.#timed(kind, who, method, path, body, headers);
  }

  async #timed(kind, who, method, path, body, headers) {
    const at = performance.now();
    this.underWay += 1;
    let answer;
    try {
      answer = await this.#once(who, method, path, body, headers);
    } catch (error) {
      answer = { status: 0, body: { code: error.code ?? error.message } };
    } finally {
      this.underWay -= 1;
    }
    const list = this.samples.get(kind) ?? [];
    if (list.length === 0) this.samples.set(kind, list);
    list.push({ at, time: performance.now() - at, status: answer.status, code: answer.body?.code });
    return answer;
  }

  #once(who, method, path, body, headers) {
    const isBytes = Buffer.isBuffer(body);
    const payload = body === undefined || isBytes ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(
        this.url + path,
        {
          method,
          agent: this.#agent,
          timeout: TIMEOUT_MS,
          headers: {
            cookie: who.cookie,
            ...(payload === undefined
              ? {}
              : {
                  'content-length': Buffer.byteLength(payload),
                  ...(isBytes ? {} : { 'content-type': 'application/json' }),
                }),
            ...headers,
          },
        },
        (response) => {
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: response.statusCode,
              body: text.startsWith('{') ? JSON.parse(text) : null,
            });
          });
        },
      );
      sent.once('timeout', () => sent.destroy(new Error('timeout')));
      sent.once('error', reject);
      sent.end(payload);
    });
  }
}
