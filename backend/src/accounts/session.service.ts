import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ACCESS_AUDIENCE } from '../platform/auth/jwt.strategy.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.module.js';
import type { Tokens } from '../platform/auth/cookies.js';
import { acrossAgencies } from '../platform/database/agency-scope.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { Sql } from '../platform/database/sql.js';
import { newId } from '../platform/database/ids.js';
import { refusal } from '../platform/errors/problem.js';
import { hasAccess } from './access.js';

const ACCESS_MINUTES = 15;
/**
 * A session ends after this long without use. Each use starts the count again, until SESSION_DAYS after signing in.
 */
const IDLE_HOURS = 12;
/** Two tabs may refresh at once: a token used this recently is a race, not a theft. */
const REUSE_GRACE_SECONDS = 10;
const DAY_MS = 86_400_000;

/** Given out while the clock was further ahead than another machine's may be, a token is worth nothing. */
const AHEAD_MS = 300_000;

interface RefreshRow {
  id: string;
  account_id: string;
  family_id: string;
  started_at: Date;
  issued_at: Date;
  expires_at: Date;
  family_ended: boolean;
}

/** A session that may still be renewed. */
export interface LiveSession {
  readonly id: string;
  readonly userAgent: string | null;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
}

/** All tokens that follow from one signing in. */
export interface Family {
  readonly id: string;
  readonly startedAt: Date;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Short access tokens, and refresh tokens that are used once; a used one that comes back ends its family. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly jwt: JwtService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async start(
    tx: Sql,
    accountId: string,
    userAgent: string | undefined,
    family: Family = { id: newId(), startedAt: this.clock.now() },
  ): Promise<Tokens> {
    const now = this.clock.now();
    const refreshToken = randomBytes(32).toString('base64url');
    const endsAt = this.endOf(family.startedAt);
    const refreshExpiresAt = earlier(new Date(now.getTime() + IDLE_HOURS * 3_600_000), endsAt);
    const [account] = await tx.query<{ token_epoch: number }>(
      `insert into refresh_token (id, account_id, family_id, token_hash, started_at, issued_at, expires_at, user_agent)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning (select token_epoch from account where id = $2)`,
      [
        newId(),
        accountId,
        family.id,
        digest(refreshToken),
        family.startedAt,
        now,
        refreshExpiresAt,
        userAgent?.slice(0, 200) ?? null,
      ],
    );
    const expiresAt = earlier(new Date(now.getTime() + ACCESS_MINUTES * 60_000), endsAt);
    // The token's own end follows the machine's clock, as its verification does.
    const accessToken = await this.jwt.signAsync(
      { sub: accountId, epoch: account?.token_epoch ?? 0, sid: family.id },
      {
        privateKey: this.config.jwtKey,
        algorithm: 'HS256',
        audience: ACCESS_AUDIENCE,
        expiresIn: Math.ceil((expiresAt.getTime() - now.getTime()) / 1000),
      },
    );
    return { accessToken, expiresAt, refreshToken, refreshExpiresAt };
  }

  /** @throws 401 `session_ended` for an unknown, expired, revoked or replayed token */
  async rotate(
    refreshToken: string,
    userAgent: string | undefined,
  ): Promise<Tokens & { accountId: string }> {
    const now = this.clock.now();
    const outcome = await this.rotation(async (tx) => {
      // One ended token ends its family, also a token that was just being given out. A replayed one is not locked here: who
      // ends a session waits for all its tokens in one order, holding none.
      const row = await tx.one<RefreshRow>(
        `select t.id, t.account_id, t.family_id, t.started_at, t.issued_at, t.expires_at,
                t.revoked_at is not null or exists (
                  select 1 from refresh_token f where f.family_id = t.family_id and f.revoked_at is not null) as family_ended
           from refresh_token t
          where t.token_hash = $1 and (t.used_at is null or t.used_at >= $2) for update of t`,
        [digest(refreshToken), new Date(now.getTime() - REUSE_GRACE_SECONDS * 1000)],
      );
      if (!row) {
        await this.endReplayed(tx, refreshToken);
        return null;
      }
      if (row.family_ended || row.expires_at <= now) return null;
      if (row.issued_at.getTime() > now.getTime() + AHEAD_MS) return null;
      // Checked again, because an operator may have shortened it since.
      if (this.endOf(row.started_at) <= now) return null;
      // The account of somebody who no longer serves: by date, also where no job has ended the session yet.
      if (!(await hasAccess(tx, row.account_id, now))) return null;
      await tx.query('update refresh_token set used_at = coalesce(used_at, $2) where id = $1', [
        row.id,
        now,
      ]);
      return {
        ...(await this.start(tx, row.account_id, userAgent, {
          id: row.family_id,
          startedAt: row.started_at,
        })),
        accountId: row.account_id,
      };
    });
    if (!outcome) throw refusal('session_ended', 'Sesi Anda sudah berakhir. Silakan masuk lagi.');
    return outcome;
  }

  /** Whose the token is, is known only after looking. */
  private rotation<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return acrossAgencies('signing in', () => this.database.transaction(work));
  }

  /** A used token that comes back ends its session, as long as one could still be renewed from it. */
  private async endReplayed(tx: Tx, refreshToken: string): Promise<void> {
    const now = this.clock.now();
    const row = await tx.one<{ family_id: string }>(
      `select family_id from refresh_token
        where token_hash = $1 and used_at is not null and expires_at > $2 and started_at > $3`,
      [digest(refreshToken), now, this.startOf(now)],
    );
    if (row) await this.endFamilies(tx, [row.family_id]);
  }

  /** When the owner signed in to it; null for none. */
  async startedAt(accountId: string, sessionId: string | null): Promise<Date | null> {
    const row = await this.database.one<{ startedAt: Date }>(
      `select started_at as "startedAt" from refresh_token where family_id = $2 and account_id = $1 limit 1`,
      [accountId, sessionId],
    );
    return row?.startedAt ?? null;
  }

  /** The owner has just given the password again. @returns whether there is such a session */
  async confirm(accountId: string, sessionId: string): Promise<boolean> {
    // One row of it is enough, and waits for nobody who ends all of them.
    const confirmed = await this.database.query<{ id: string }>(
      `update refresh_token set confirmed_at = $3
        where id = (select id from refresh_token where family_id = $2 and account_id = $1 order by issued_at desc, id desc limit 1)
        returning id`,
      [accountId, sessionId, this.clock.now()],
    );
    return confirmed.length > 0;
  }

  /** Ends the session that an access token was given to; one that is not ours, or that has no session, ends nothing. */
  async endOfAccess(accessToken: string): Promise<void> {
    const claims = await this.jwt
      .verifyAsync<{ sid?: string }>(accessToken, {
        secret: this.config.jwtKey.export(),
        algorithms: ['HS256'],
        audience: ACCESS_AUDIENCE,
        ignoreExpiration: true,
      })
      .catch(() => null);
    const id = claims?.sid;
    if (id !== undefined)
      await acrossAgencies('signing in', () => this.endFamilies(this.database, [id]));
  }

  end(refreshToken: string): Promise<void> {
    return acrossAgencies('signing in', async () => {
      const row = await this.database.one<{ family_id: string }>(
        'select family_id from refresh_token where token_hash = $1',
        [digest(refreshToken)],
      );
      if (row) await this.endFamilies(this.database, [row.family_id]);
    });
  }

  /** Ends every session of the account and every access token already given out. */
  async endAll(tx: Tx, accountId: string): Promise<void> {
    // The account before its tokens, in the same order as changing the password.
    await tx.query('update account set token_epoch = token_epoch + 1 where id = $1', [accountId]);
    await this.revoke(tx, 'account_id = $1', accountId);
  }

  /** The same for many accounts. */
  async endAllOf(tx: Tx, accountIds: readonly string[]): Promise<void> {
    if (accountIds.length === 0) return;
    await tx.query(
      `with chosen as (select id from account where id = any($1::uuid[]) order by id for update)
       update account a set token_epoch = a.token_epoch + 1 from chosen where a.id = chosen.id`,
      [accountIds],
    );
    await this.revoke(tx, 'account_id = any($1::uuid[])', accountIds);
  }

  /**
   * The account's sessions, the latest used first.
   * @param shown at most so many, and the first of them whichever comes before the others; null: all of them
   */
  alive(
    sql: Sql,
    accountId: string,
    shown: { limit: number; firstId: string | null } | null = null,
  ): Promise<LiveSession[]> {
    const now = this.clock.now();
    return sql.query<LiveSession>(
      `select family_id as id, (array_agg(user_agent order by issued_at desc))[1] as "userAgent",
              min(started_at) as "startedAt", max(issued_at) as "lastUsedAt"
         from refresh_token where account_id = $1 and started_at > $3
        group by family_id
       having bool_or(used_at is null and expires_at > $2) and bool_and(revoked_at is null)
        order by family_id is not distinct from $5 desc, max(issued_at) desc, family_id desc limit $4`,
      [accountId, now, this.startOf(now), shown?.limit ?? null, shown?.firstId ?? null],
    );
  }

  /** Whether the account has or had this session. */
  async isOf(accountId: string, sessionId: string): Promise<boolean> {
    const row = await this.database.one(
      'select 1 from refresh_token where family_id = $1 and account_id = $2 limit 1',
      [sessionId, accountId],
    );
    return row !== null;
  }

  /** Ends these sessions. @returns those of them that had not been ended before */
  async endFamilies(sql: Sql, familyIds: readonly string[]): Promise<Set<string>> {
    const ids = await this.revoke(sql, 'family_id = any($1::uuid[])', familyIds);
    return new Set(ids);
  }

  /** All who end tokens lock them in one order, so that none waits for another in a circle. @returns whose they were */
  private async revoke(sql: Sql, which: string, of: string | readonly string[]): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `with living as (
         select id from refresh_token where ${which} and revoked_at is null order by id for update)
       update refresh_token t set revoked_at = $2 from living where t.id = living.id returning t.family_id as id`,
      [of, this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  private endOf(startedAt: Date): Date {
    return new Date(startedAt.getTime() + this.config.sessionDays * DAY_MS);
  }

  /** Sessions that began earlier have come to their end by now. */
  private startOf(now: Date): Date {
    return new Date(now.getTime() - this.config.sessionDays * DAY_MS);
  }
}
