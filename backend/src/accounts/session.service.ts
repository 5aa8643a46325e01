import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ACCESS_AUDIENCE } from '../shared/auth/jwt.strategy.js';
import { Clock } from '../shared/clock.js';
import type { Config } from '../shared/config/config.js';
import { CONFIG } from '../shared/config/config.module.js';
import type { Tokens } from '../shared/auth/cookies.js';
import { Database, type Tx } from '../shared/database/database.js';
import type { Sql } from '../shared/database/sql.js';
import { newId } from '../shared/database/ids.js';
import { problem } from '../shared/errors/problem.js';

const ACCESS_MINUTES = 15;
/**
 * Nobody did anything for this long: the session is over. Whoever works renews it, and each renewal counts anew, until
 * SESSION_DAYS after signing in.
 */
const IDLE_HOURS = 12;
/** Two tabs may refresh at once: a token used this recently is a race, not a theft. */
const REUSE_GRACE_SECONDS = 10;

interface RefreshRow {
  id: string;
  account_id: string;
  family_id: string;
  started_at: Date;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
}

/** All tokens that follow from one signing in. */
interface Family {
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
    await tx.query(
      `insert into refresh_token (id, account_id, family_id, token_hash, started_at, issued_at, expires_at, user_agent)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
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
    const [account] = await tx.query<{ token_epoch: number }>(
      'select token_epoch from account where id = $1',
      [accountId],
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
    const outcome = await this.database.transaction(async (tx) => {
      const row = await tx.one<RefreshRow>(
        'select * from refresh_token where token_hash = $1 for update',
        [digest(refreshToken)],
      );
      if (!row || row.revoked_at || row.expires_at <= now) return null;
      // Looked at anew, for an operator may have shortened it since.
      if (this.endOf(row.started_at) <= now) return null;
      const replayed =
        row.used_at !== null && now.getTime() - row.used_at.getTime() > REUSE_GRACE_SECONDS * 1000;
      if (replayed) {
        await this.endFamily(tx, row.family_id);
        return null;
      }
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
    if (!outcome)
      throw problem(401, 'session_ended', 'Sesi Anda sudah berakhir. Silakan masuk lagi.');
    return outcome;
  }

  async end(refreshToken: string): Promise<void> {
    const row = await this.database.one<{ family_id: string }>(
      'select family_id from refresh_token where token_hash = $1',
      [digest(refreshToken)],
    );
    if (row) await this.endFamily(this.database, row.family_id);
  }

  /** Ends every session of the account and every access token already given out. */
  async endAll(tx: Tx, accountId: string): Promise<void> {
    await tx.query(
      'update refresh_token set revoked_at = $2 where account_id = $1 and revoked_at is null',
      [accountId, this.clock.now()],
    );
    await tx.query('update account set token_epoch = token_epoch + 1 where id = $1', [accountId]);
  }

  private endOf(startedAt: Date): Date {
    return new Date(startedAt.getTime() + this.config.sessionDays * 86_400_000);
  }

  private async endFamily(sql: Sql, familyId: string): Promise<void> {
    await sql.query(
      'update refresh_token set revoked_at = $2 where family_id = $1 and revoked_at is null',
      [familyId, this.clock.now()],
    );
  }
}
