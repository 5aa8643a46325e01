import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/domain/actor.js';
import { typedText } from '../kernel/domain/text.js';
import { AuditService } from '../shared/audit/audit.service.js';
import type { Tokens } from '../shared/auth/cookies.js';
import { sameText, spendVerification, verifyPassword } from '../shared/auth/passwords.js';
import { Clock } from '../shared/clock.js';
import type { Config } from '../shared/config/config.js';
import { CONFIG } from '../shared/config/config.module.js';
import { acrossAgencies } from '../shared/database/agency-scope.js';
import { Database } from '../shared/database/database.js';
import { invalidField, problem, type ProblemException } from '../shared/errors/problem.js';
import { hasAccess } from './access.js';
import { type Guess, Guesses } from './guesses.service.js';
import { KnownDevices } from './known-devices.service.js';
import { RefusedLogins } from './refused-logins.service.js';
import { SessionService } from './session.service.js';
import type { Visitor } from './visitor.js';

/** An account as signing in needs it. */
export interface AccountRow {
  id: string;
  username: string;
  password_hash: string | null;
  password_state: 'initial' | 'own' | 'none';
  agency_id: string | null;
  name: string | null;
  employee_id: string | null;
}

/** What people type: a NIP with or without its customary spaces, or a username. */
export const normalizeUsername = (text: string): string => {
  const typed = typedText(text);
  const compact = typed.replace(/[\s.-]/g, '');
  return /^\d{6,}$/.test(compact) ? compact : typed.toLowerCase();
};

const MAX_FAILURES = 5;

/** What is guessed at signing in; of a name that nobody has as well. */
export const passwordOf = (username: string): string => `password ${username}`;

const wrongCredentials = (): ProblemException =>
  problem(
    401,
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
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws 401 `credentials_wrong`, the same and equally slow for an unknown NIP, a wrong password, and five failures from
   *   here within a quarter of an hour: a word of the lock would tell that there is such an account
   */
  async login(
    nip: string,
    password: string,
    visitor: Visitor,
  ): Promise<Tokens & { accountId: string }> {
    const username = normalizeUsername(nip);
    const account = await this.find(username);
    const guess = this.guessOf(passwordOf(username), account?.id ?? null, visitor);
    const { isRight } = await this.check(account, password, guess);
    if (!account || !isRight) throw wrongCredentials();
    return acrossAgencies('signing in', async () => {
      // Told only to who knows the password.
      if (!(await hasAccess(this.database, account.id, this.clock.now())))
        throw problem(
          403,
          'employment_over',
          'Akun ini tidak aktif karena tugas Anda di instansi ini sudah berakhir atau dihentikan sementara. Hubungi pengelola kepegawaian.',
        );
      return this.signIn(account, this.clock.now(), visitor.userAgent);
    });
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
   * Whoever is signed in shows once more to be the owner. Guessing locks this session's way, and nobody else's.
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
      throw problem(
        429,
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
  ): Promise<Tokens & { accountId: string }> {
    const login = { action: 'account.login', entity: 'account', entityId: account.id };
    return this.database.transaction(async (tx) => {
      const [tokens, still] = await Promise.all([
        this.sessions.start(tx, account.id, userAgent),
        tx.query(
          `update account set last_login_at = $2
            where id = $1 and password_hash is not distinct from $3 returning id`,
          [account.id, now, account.password_hash],
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
      if (still.length === 0) throw wrongCredentials();
      return { ...tokens, accountId: account.id };
    });
  }

  find(username: string): Promise<AccountRow | null> {
    return acrossAgencies('signing in', () =>
      this.database.one<AccountRow>(
        `select a.id, a.username, a.password_hash, a.password_state,
                a.agency_id, d.display_name as name, d.employee_id
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
