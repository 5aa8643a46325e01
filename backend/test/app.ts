import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../src/app.js';
import { servePages } from '../src/pages.js';
import { ACCESS_AUDIENCE } from '../src/platform/auth/jwt.strategy.js';
import { Clock } from '../src/platform/clock/clock.js';
import { readConfig } from '../src/platform/config/config.js';
import { acrossAgencies, SET_SCOPE_SQL } from '../src/platform/database/agency-scope.js';
import { Database, type Tx } from '../src/platform/database/database.js';
import type { Row } from '../src/platform/database/sql.js';
import { createTestDatabase } from './database.js';
import { listenForUndeclared } from './declared-codes.js';

export const TEST_PASSWORD = 'Mulai-2026!';
export const JWT_SECRET = 'kQ3v9ZtB1xLm7Rw0pYc5Hd8sNf2Gj6Ue';

/** The environment of a site that others can reach: without first passwords and demo. */
export const EXPOSED = {
  PUBLIC_URL: 'https://asn.contoh.example',
  ADMIN_PASSWORD: 'Perahu-Lima-Layar-77',
  INITIAL_PASSWORD: '',
} as const;

/** The same while it is tried: reachable by others, and known as this machine. */
export const EXPOSED_TRIAL = {
  ...EXPOSED,
  HOST: '0.0.0.0',
  PUBLIC_URL: 'http://localhost:3000',
} as const;

/** A Tuesday, 09.14 WIB: the day on which the reference screens are set. */
export const TEST_NOW = '2026-11-24T02:14:00.000Z';

export class TestClock extends Clock {
  private current = new Date(TEST_NOW);

  override now(): Date {
    return new Date(this.current);
  }

  set(instant: string): void {
    this.current = new Date(instant);
  }
}

export interface Answer {
  status: number;
  // Answers are asserted on by shape; a wrong guess fails the assertion.
  // oxlint-disable-next-line typescript/no-explicit-any -- JSON of any endpoint
  body: any;
  headers: Headers;
}

export interface CallOptions {
  headers?: Record<string, string>;
  form?: FormData;
  signal?: AbortSignal;
}

/** Calls the API over real HTTP, as one person. */
export interface TestClient {
  get(path: string, options?: CallOptions): Promise<Answer>;
  post(path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  put(path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  patch(path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  delete(path: string, options?: CallOptions): Promise<Answer>;
}

/** A test looks at every agency's rows, on the product's own connections. */
class TestDatabase extends Database {
  override query<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return acrossAgencies('making agencies', () => super.query<T>(sql, params));
  }

  override transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return acrossAgencies('making agencies', () => super.transaction(work));
  }
}

export interface TestApp {
  app: NestFastifyApplication;
  /** Looks at the rows of every agency; the product's own Database is `app.get(Database)`. */
  database: Database;
  clock: TestClock;
  /** `http://127.0.0.1:port/api/v1` */
  url: string;
  /** For another process of the product in front of the same database. */
  databaseUrl: string;
  /** Nobody: no token. */
  anonymous: TestClient;
  /** Signed in as this account, without spending a password hash. */
  as(accountId: string): TestClient;
  /** The access token of this account, for what the clients above do not send. */
  tokenOf(accountId: string): string;
  /** Number of SQL statements that `work` sends. */
  countStatements<T>(work: () => Promise<T>): Promise<{ statements: number; result: T }>;
  close(): Promise<void>;
}

/** The whole product on a database of its own; call `close` in afterAll. */
export async function startTestApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const { url, drop } = await createTestDatabase();
  return startAppOn(url, environment, drop);
}

/** The whole product on this database. */
export async function startAppOn(
  databaseUrl: string,
  environment: Record<string, string>,
  dropDatabase: () => Promise<void>,
): Promise<TestApp> {
  const dataDir = await mkdtemp(join(os.tmpdir(), 'asn-squad-files-'));
  const clock = new TestClock();
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '8',
    // A loaded machine is no overload: only specs that mean it run into these.
    DATABASE_WAIT_MS: '30000',
    DATABASE_LOCK_MS: '30000',
    DATA_DIR: dataDir,
    JWT_SECRET,
    INITIAL_PASSWORD: TEST_PASSWORD,
    PUBLIC_URL: 'http://localhost:3000',
    ...environment,
  });
  const app = await createApp(config, clock);
  await servePages(app, config);
  const undeclared = listenForUndeclared(app);
  await app.listen(0, '127.0.0.1');
  const url = `${await app.getUrl()}/api/v1`;
  const database = new TestDatabase(app.get(Database).source);
  const jwt = new JwtService({});
  const tokenOf = (accountId: string): string =>
    jwt.sign(
      { sub: accountId, epoch: 0 },
      { secret: JWT_SECRET, algorithm: 'HS256', audience: ACCESS_AUDIENCE },
    );

  return {
    app,
    database,
    clock,
    url,
    databaseUrl,
    anonymous: client(url, null),
    as: (accountId) => client(url, () => tokenOf(accountId)),
    tokenOf,
    countStatements: async (work) => {
      const sent: string[] = [];
      // Depends on which connection the pool happens to give: no statement of the verb's own.
      const listener = ({ text }: { text: string }): void => {
        if (text !== SET_SCOPE_SQL) sent.push(text);
      };
      const restore = listenToStatements(database, listener);
      try {
        const result = await work();
        return { statements: sent.length, result };
      } finally {
        restore();
      }
    },
    close: async () => {
      await app.close();
      await dropDatabase();
      await rm(dataDir, { recursive: true, force: true });
      if (undeclared().length > 0)
        throw new Error(
          `endpoints have to declare by @Refuses, then renew the contract:\n  ${undeclared().join('\n  ')}`,
        );
    },
  };
}

/** Waits until it is so, checking every few milliseconds; the test fails when it never is. */
export async function waitFor(
  isSo: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('what was waited for did not happen');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Counts through TypeORM's own logger, which sees every statement of pool and transactions. */
function listenToStatements(
  database: Database,
  listener: (query: { text: string }) => void,
): () => void {
  const { source } = database;
  const before = source.logger;
  source.logger = new Proxy(before, {
    get: (target, key) =>
      key === 'logQuery' ? (text: string) => listener({ text }) : Reflect.get(target, key),
  });
  return () => {
    source.logger = before;
  };
}

function client(url: string, token: (() => string) | null): TestClient {
  const call = async (
    method: string,
    path: string,
    body: unknown,
    options: CallOptions = {},
  ): Promise<Answer> => {
    const headers: Record<string, string> = {
      ...(token ? { authorization: `Bearer ${token()}` } : {}),
      ...options.headers,
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      body: options.form ?? (body === undefined ? undefined : JSON.stringify(body)),
      signal: options.signal,
    });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const answer: unknown = isJson
      ? await response.json()
      : Buffer.from(await response.arrayBuffer());
    return { status: response.status, body: answer, headers: response.headers };
  };
  return {
    get: (path, options) => call('GET', path, undefined, options),
    post: (path, body, options) =>
      call('POST', path, options?.form ? undefined : (body ?? {}), options),
    put: (path, body, options) => call('PUT', path, body ?? {}, options),
    patch: (path, body, options) => call('PATCH', path, body ?? {}, options),
    delete: (path, options) => call('DELETE', path, undefined, options),
  };
}
