import { setTimeout as sleep } from 'node:timers/promises';
import { JwtService } from '@nestjs/jwt';
import { ACCESS_AUDIENCE } from '../src/platform/auth/jwt.strategy.js';
import type { TestEmployee } from '../test/factories/organization.js';
import { JWT_SECRET, type Product } from './product.js';
import type { Random } from './random.js';

/** How long one request is repeated before the test says that the product does not come back. */
const PATIENCE_MS = 180_000;
const PAUSE_MS = 300;
/** One request in this many is cut off within this time after it was sent, so that its answer is lost. */
const SIGNAL_LOST_EVERY = 12;
const SIGNAL_LOST_MS = 80;

const TO_REPEAT = new Set([502, 503, 504]);

/** The server's verdict, where none was expected: a killed process must not turn into a refusal. */
export class Refused extends Error {
  override name = 'Refused';
}

export interface Tally {
  acknowledged: number;
  /** No answer: connection refused, broken, or too late. */
  lost: number;
  /** 503: told to come again. */
  postponed: number;
  /** Answered from what an earlier try had stored: its own answer had been lost. */
  replayed: number;
}

/** Sends as the phones do: the same request under the same key until there is an answer. */
export class Client {
  readonly tally: Tally = { acknowledged: 0, lost: 0, postponed: 0, replayed: 0 };
  private readonly jwt = new JwtService({});
  private closed = false;
  private readonly listeners = new Set<() => void>();

  private sent = 0;

  constructor(
    private readonly product: Pick<Product, 'url'>,
    private readonly random: Random,
  ) {}

  tokenOf(person: TestEmployee): string {
    const claims = { sub: person.accountId, epoch: 0 };
    return this.jwt.sign(claims, {
      secret: JWT_SECRET,
      algorithm: 'HS256',
      audience: ACCESS_AUDIENCE,
    });
  }

  /** Nobody repeats anything any more. */
  giveUp(): void {
    this.closed = true;
  }

  /** Settles when the next request has left. */
  nextRequest(): Promise<void> {
    return new Promise((resolve) => {
      this.listeners.add(resolve);
    });
  }

  get<T>(person: TestEmployee, path: string): Promise<T> {
    return this.repeat(person, 'GET', path, {}, undefined);
  }

  post<T>(
    person: TestEmployee,
    path: string,
    key: string,
    body: Record<string, unknown> | (() => FormData),
  ): Promise<T> {
    return this.repeat(person, 'POST', path, { 'idempotency-key': key }, body);
  }

  private async repeat<T>(
    person: TestEmployee,
    method: string,
    path: string,
    headers: Record<string, string>,
    body: Record<string, unknown> | (() => FormData) | undefined,
  ): Promise<T> {
    const end = Date.now() + PATIENCE_MS;
    const met = new Map<string, number>();
    while (Date.now() < end && !this.closed) {
      const response = await this.once(person, method, path, headers, body).catch(
        (error: Error) => void met.set(error.name, (met.get(error.name) ?? 0) + 1),
      );
      if (response?.ok) {
        // An answer without its whole body counts as lost.
        const answer = await response.json().catch(() => null);
        if (answer !== null) {
          this.tally.acknowledged += 1;
          if (response.headers.has('idempotency-replayed')) this.tally.replayed += 1;
          return answer as T;
        }
      }
      if (response && !response.ok) {
        const told = await this.judge(`${method} ${path}`, response);
        met.set(told, (met.get(told) ?? 0) + 1);
      } else this.tally.lost += 1;
      await sleep(PAUSE_MS);
    }
    throw new Error(`${method} ${path}: no answer, but ${JSON.stringify([...met])}`);
  }

  private async once(
    person: TestEmployee,
    method: string,
    path: string,
    given: Record<string, string>,
    body: Record<string, unknown> | (() => FormData) | undefined,
  ): Promise<Response> {
    const isForm = typeof body === 'function';
    const headers: Record<string, string> = {
      ...given,
      ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
      authorization: `Bearer ${this.tokenOf(person)}`,
    };
    const sent = fetch(`${this.product.url}/api/v1${path}`, {
      method,
      headers,
      body: isForm ? body() : body && JSON.stringify(body),
      signal: AbortSignal.timeout(this.patience()),
    });
    for (const listener of this.listeners) listener();
    this.listeners.clear();
    return sent;
  }

  private patience(): number {
    this.sent += 1;
    return this.sent % SIGNAL_LOST_EVERY === 0 ? this.random.below(SIGNAL_LOST_MS) : 20_000;
  }

  /** 503 means "try again", and so does a proxy whose server has gone; 500 and every refusal are faults. */
  private async judge(what: string, response: Response): Promise<string> {
    const text = await response.text().catch(() => '');
    const mayRepeat = TO_REPEAT.has(response.status) && response.headers.has('retry-after');
    if (!mayRepeat) throw new Refused(`${what}: ${response.status} ${text}`);
    this.tally.postponed += 1;
    return `${response.status} ${/"code":"(\w+)"/.exec(text)?.[1] ?? ''}`;
  }
}
