import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Actor } from '../kernel/actor.js';
import { typedText } from '../kernel/text.js';
import { AuditService } from '../workflow/events/audit.service.js';
import { NO_AGENCY } from '../platform/auth/actor.service.js';
import type { Tokens } from '../platform/auth/cookies.js';
import { sameText, spendVerification, verifyPassword } from '../platform/passwords/passwords.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.module.js';
import { acrossAgencies } from '../platform/database/agency-scope.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/ids.js';
import { invalidField, refusal, type Refusal } from '../platform/errors/problem.js';
import { hasAccess, mergedInto } from './access.js';
import { type Guess, Guesses } from './guesses.service.js';
import { KnownDevices } from './known-devices.service.js';
import { RefusedLogins } from './refused-logins.service.js';
import { type FactorOwner, SecondFactorService } from './second-factor.service.js';
import { type Family, SessionService } from './session.service.js';
import type { Visitor } from './visitor.js';
import type { PasswordState } from '../platform/auth/password-state.js';

/** An account as signing in needs it. */
export interface AccountRow {
  id: string;
  username: string;
  password_hash: string | null;
  password_state: PasswordState;
  token_epoch: number;
  agency_id: string | null;
  name: string | null;
  employee_id: string | null;
  last_login_at: Date | null;
  has_second_factor: boolean;
}

/** What people type: a NIP with or without its customary spaces, or a username. */
export const normalizeUsername = (text: string): string => {
  const typed = typedText(text);
  const compact = typed.replace(/[\s.-]/g, '');
  return /^\d{6,}$/.test(compact) ? compact : typed.toLowerCase();
};

const MAX_FAILURES = 5;

/** Between password and code; it opens nothing else. */
const HALF_WAY_AUDIENCE = 'asn-squad second factor';
const HALF_WAY_SECONDS = 300;

interface HalfWayClaims {
  sub: string;
  name: string;
  /** Of the password that was right, and of no sign-in and no end of all sessions since: it is good for one session. */
  pw: string;
}

interface Finish {
  /** The session goes on from one before. */
  readonly family?: Family;
  /** A token of the first step is good for one session, also when two codes come with it at once. */
  readonly isSecondStep?: boolean;
}

export type SignedIn = Tokens & { accountId: string };

/** The password was right; a code is still to come. */
export interface HalfWay {
  readonly mfaToken: string;
}

const fingerprintOf = (account: AccountRow): string =>
  createHash('sha256')
    .update(
      [
        account.token_epoch,
        account.last_login_at?.toISOString(),
        account.password_hash ?? account.password_state,
      ].join(' '),
    )
    .digest('base64url')
    .slice(0, 16);

const ownerOf = (account: AccountRow): FactorOwner => ({
  accountId: account.id,
  agencyId: account.agency_id ?? NO_AGENCY,
  employeeId: account.employee_id,
  name: account.name ?? account.username,
});

/** What is guessed at signing in; of a name that nobody has as well. */
export const passwordOf = (username: string): string => `password ${username}`;

const halfWayOver = (): Refusal =>
  invalidField(
    'mfaToken',
    'mfa_expired',
    'Langkah ini sudah lewat waktunya. Masukkan kata sandi Anda sekali lagi.',
  );

const wrongCredentials = (): Refusal =>
  refusal(
    'credentials_wrong',
    'NIP atau kata sandi tidak cocok. Sudah lima kali salah? Tunggu 15 menit, lalu coba lagi, atau hubungi pengelola kepegawaian.',
  );

@Injectable()
export class LoginService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    private readonly guesses: Guesses,
    private readonly devices: KnownDevices,
    private readonly refused: RefusedLogins,
    private readonly secondFactors: SecondFactorService,
    private readonly jwt: JwtService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws 401 `credentials_wrong`, the same and equally slow for an unknown NIP, a wrong password, and five failures from
   *   here within a quarter of an hour: a word of the lock would tell that there is such an account
   */
  async login(nip: string, password: string, visitor: Visitor): Promise<SignedIn | HalfWay> {
    const username = normalizeUsername(nip);
    const account = await this.find(username);
    const guess = this.guessOf(passwordOf(username), account?.id ?? null, visitor);
    const { isRight } = await this.check(account, password, guess);
    if (!account || !isRight) throw wrongCredentials();
    if (account.has_second_factor) return this.halfWay(account);
    return this.finish(account, visitor);
  }

  /**
   * The second step of signing in.
   * @throws 400 at `mfaToken` for one that is too old, was used, or whose password has changed, and at `code`;
   *   429 `account_locked`
   */
  async secondStep(mfaToken: string, code: string, visitor: Visitor): Promise<SignedIn> {
    const claims = await this.jwt
      .verifyAsync<HalfWayClaims>(mfaToken, {
        secret: this.config.jwtKey.export(),
        algorithms: ['HS256'],
        audience: HALF_WAY_AUDIENCE,
      })
      .catch(() => null);
    const account = claims ? await this.find(claims.name) : null;
    if (!account || account.id !== claims?.sub || fingerprintOf(account) !== claims.pw)
      throw halfWayOver();
    const { origin } = this.guessOf('', account.id, visitor);
    // Anyone who gets this far knows the password: strangers in a network are counted together, wherever they are.
    const from = origin.startsWith('device') ? origin : 'elsewhere';
    const checked = await acrossAgencies('signing in', () =>
      this.secondFactors.check(ownerOf(account), from, code),
    );
    if (checked.outcome === 'wrong') this.refused.noteCode(account, checked.lockedUntil);
    if (checked.outcome === 'locked')
      throw refusal(
        'account_locked',
        'Terlalu banyak percobaan yang salah. Coba lagi dalam 15 menit.',
      );
    if (checked.outcome === 'wrong')
      throw invalidField(
        'code',
        'code_wrong',
        'Kode salah, sudah dipakai, atau sudah lewat waktunya.',
      );
    return this.finish(account, visitor, { isSecondStep: true });
  }

  /**
   * A new session for someone who has just changed their password while signed in. No code was given: with a second
   * factor it is as old as the one before, so that acts that ask for the password again go on asking for the code.
   */
  async startAnew(
    actor: Actor,
    sessionId: string | null,
    password: string,
    visitor: Visitor,
  ): Promise<SignedIn> {
    const account = await this.find(actor.username);
    if (!account || !(await this.isRight(account, password))) throw wrongCredentials();
    if (!account.has_second_factor) return this.finish(account, visitor);
    const startedAt = await this.sessions.startedAt(account.id, sessionId);
    if (!startedAt) throw refusal('session_ended', 'Kata sandi sudah diganti. Silakan masuk lagi.');
    return this.finish(account, visitor, { family: { id: newId(), startedAt } });
  }

  private finish(account: AccountRow, visitor: Visitor, how: Finish = {}): Promise<SignedIn> {
    return acrossAgencies('signing in', async () => {
      // Told only to someone who has proved to be the owner by everything that is asked.
      if (!(await hasAccess(this.database, account.id, this.clock.now()))) {
        const goesOnAs = await mergedInto(this.database, account.id);
        if (goesOnAs !== null)
          throw refusal(
            'account_merged',
            `Akun ini sudah digabungkan dengan akun ${goesOnAs} milik Anda. Masuk dengan akun itu; bila belum tahu kata sandinya, pakai “Lupa kata sandi” atau minta kode kepada pengelola kepegawaian.`,
          );
        throw refusal(
          'employment_over',
          'Akun ini tidak aktif karena tugas Anda di instansi ini sudah berakhir atau dihentikan sementara. Hubungi pengelola kepegawaian.',
        );
      }
      return this.signIn(account, this.clock.now(), visitor.userAgent, how);
    });
  }

  private async halfWay(account: AccountRow): Promise<HalfWay> {
    const claims: HalfWayClaims = {
      sub: account.id,
      name: account.username,
      pw: fingerprintOf(account),
    };
    const mfaToken = await this.jwt.signAsync(claims, {
      privateKey: this.config.jwtKey,
      algorithm: 'HS256',
      audience: HALF_WAY_AUDIENCE,
      expiresIn: HALF_WAY_SECONDS,
    });
    return { mfaToken };
  }

  /** Who guesses: the browser that the account's owner signed in from before, or whoever comes from this network. */
  guessOf(subject: string, accountId: string | null, visitor: Visitor, most = MAX_FAILURES): Guess {
    const device = accountId === null ? null : this.devices.find(visitor.devices, accountId);
    return {
      subject,
      origin: device === null ? `network ${visitor.network}` : `device ${device}`,
      most,
      isKnown: device !== null,
    };
  }

  /**
   * Someone signed in proves again to be the owner. Guessing locks this session out, and no other.
   * @param field where the request bears the password
   * @throws 400 at `field`; 429 `account_locked`
   */
  async proveAgain(
    actor: Actor,
    sessionId: string | null,
    password: string,
    field: string,
  ): Promise<void> {
    const { isRight, isLocked } = await this.check(await this.find(actor.username), password, {
      subject: passwordOf(actor.username),
      origin: `session ${sessionId ?? 'none'}`,
      most: MAX_FAILURES,
      isKnown: true,
    });
    if (isLocked)
      throw refusal(
        'account_locked',
        'Terlalu banyak percobaan yang salah. Coba lagi dalam 15 menit.',
      );
    if (!isRight) throw invalidField(field, 'password_wrong', 'Kata sandi sekarang salah.');
  }

  /** Spends one check of a password, whatever there is to check it against. */
  private check(
    account: AccountRow | null,
    password: string,
    guess: Guess,
  ): Promise<{ isRight: boolean; isLocked: boolean }> {
    return this.guesses.check(guess, async (turn) => {
      const isRight =
        account && turn ? await this.isRight(account, password) : await spendVerification(password);
      if (account && turn && !isRight) this.refused.note(account, turn.lockedUntil);
      return { isRight, value: { isRight, isLocked: turn === null } };
    });
  }

  private signIn(
    account: AccountRow,
    now: Date,
    userAgent: string | undefined,
    { family, isSecondStep = false }: Finish,
  ): Promise<Tokens & { accountId: string }> {
    const login = { action: 'account.login', entity: 'account', entityId: account.id };
    return this.database.transaction(async (tx) => {
      const [tokens, still] = await Promise.all([
        this.sessions.start(tx, account.id, userAgent, family),
        tx.query(
          `update account set last_login_at = $2
            where id = $1 and password_hash is not distinct from $3 and has_second_factor = $4
              and (not $5 or token_epoch = $6 and last_login_at is not distinct from $7) returning id`,
          [
            account.id,
            now,
            account.password_hash,
            account.has_second_factor,
            isSecondStep,
            account.token_epoch,
            account.last_login_at,
          ],
        ),
        account.agency_id &&
          this.audit.record(
            tx,
            {
              agencyId: account.agency_id,
              name: account.name ?? account.username,
              accountId: account.id,
              employeeId: account.employee_id,
            },
            login,
          ),
      ]);
      // Changed since it was checked: what was right is no longer, and no session may outlive the change.
      if (still.length === 0) throw isSecondStep ? halfWayOver() : wrongCredentials();
      return { ...tokens, accountId: account.id };
    });
  }

  find(username: string): Promise<AccountRow | null> {
    return acrossAgencies('signing in', () =>
      this.database.one<AccountRow>(
        `select a.id, a.username, a.password_hash, a.password_state, a.token_epoch, a.last_login_at,
                a.has_second_factor, a.agency_id, d.display_name as name, d.employee_id
           from account a left join employee_directory d on d.person_id = a.person_id and d.agency_id = a.agency_id
          where a.username = $1 order by d.employee_id desc limit 1`,
        [username],
      ),
    );
  }

  private async isRight(account: AccountRow, password: string): Promise<boolean> {
    if (account.password_hash) return verifyPassword(account.password_hash, password);
    // No hash is computed at import: the first password is one text for all, in development only.
    await spendVerification(password);
    return (
      account.password_state === 'initial' &&
      this.config.initialPassword !== null &&
      sameText(password, this.config.initialPassword)
    );
  }
}
