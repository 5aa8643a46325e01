import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { newId } from '../../src/platform/database/ids.js';
import type { CallOptions, TestApp, TestClient } from '../app.js';

export const OWN_PASSWORD = 'Kerja-Tuntas-77';

/** A session on another device, without signing in there. @returns its id */
export async function sessionOf(test: TestApp, accountId: string): Promise<string> {
  const id = newId();
  await test.database.query(
    `insert into refresh_token (id, account_id, family_id, token_hash, started_at, issued_at, expires_at)
     values ($1, $2, $1, $3, $4::timestamptz, $4::timestamptz, $4::timestamptz + interval '12 hours')`,
    [id, accountId, randomBytes(32), test.clock.now()],
  );
  return id;
}

/** One browser in which somebody signed in. */
export interface TestSession extends Pick<TestClient, 'get' | 'post'> {
  readonly accessToken: string;
  readonly refreshCookie: string;
}

/** Signs people in over HTTP, so that their tokens belong to sessions. */
export class SessionFactory {
  constructor(private readonly test: TestApp) {}

  /** Everybody has the password OWN_PASSWORD of their own. */
  async givePasswords(): Promise<void> {
    await this.test.database.query(
      `update account set password_state = 'own', password_hash = $1`,
      [await hash(OWN_PASSWORD, { memoryCost: 1024, timeCost: 1 })],
    );
  }

  async signIn(person: { nip: string }, userAgent = 'x'): Promise<TestSession> {
    const headers = { 'user-agent': userAgent };
    const answer = await this.test.anonymous.post(
      '/auth/login',
      { nip: person.nip, password: OWN_PASSWORD },
      { headers },
    );
    return this.sessionOf(answer);
  }

  async renew({ refreshCookie }: TestSession, userAgent = 'x'): Promise<TestSession> {
    const headers = { cookie: refreshCookie, 'user-agent': userAgent };
    return this.sessionOf(await this.test.anonymous.post('/auth/refresh', {}, { headers }));
  }

  private sessionOf(answer: {
    status: number;
    body: { accessToken: string };
    headers: Headers;
  }): TestSession {
    if (answer.status !== 200) throw new Error(`no session: ${answer.status}`);
    const { accessToken } = answer.body;
    const { anonymous } = this.test;
    const withToken = (options: CallOptions = {}): CallOptions => ({
      ...options,
      headers: { authorization: `Bearer ${accessToken}`, ...options.headers },
    });
    const refreshCookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0] ?? '')
      .find((cookie) => cookie.includes('asn_refresh='));
    return {
      accessToken,
      refreshCookie: refreshCookie ?? '',
      get: (path, options) => anonymous.get(path, withToken(options)),
      post: (path, body, options) => anonymous.post(path, body, withToken(options)),
    };
  }
}
