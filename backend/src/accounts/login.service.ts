import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/domain/actor.js';
import { AuditService } from '../shared/audit/audit.service.js';
import type { Tokens } from '../shared/auth/cookies.js';
import { sameText, spendVerification, verifyPassword } from '../shared/auth/passwords.js';
import { Clock } from '../shared/clock.js';
import type { Config } from '../shared/config/config.js';
import { CONFIG } from '../shared/config/config.module.js';
import { acrossAgencies } from '../shared/database/agency-scope.js';
import { Database } from '../shared/database/database.js';
import { invalidField, problem, type ProblemException } from '../shared/errors/problem.js';
import { FailedLogins } from './failed-logins.service.js';
import { SessionService } from './session.service.js';

/** An account as signing in needs it. */
export interface AccountRow {
  id: string;
  username: string;
  password_hash: string | null;
  password_state: 'initial' | 'own' | 'none';
  failed_attempts: number;
  locked_until: Date | null;
  agency_id: string | null;
  name: string | null;
  employee_id: string | null;
}

/** What people type: a NIP with or without its customary spaces, or a username. */
export const normalizeUsername = (text: string): string => {
  const compact = text.replace(/[\s.\u00a0-]/g, '');
  return /^\d{6,}$/.test(compact) ? compact : text.trim().toLowerCase();
};

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
    private readonly failures: FailedLogins,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws 401 `credentials_wrong`, the same and equally slow for an unknown NIP, a wrong password, and an account that is
   *   locked for a quarter of an hour after five failures: a word of the lock would tell that there is such an account
   */
  async login(
    nip: string,
    password: string,
    userAgent: string | undefined,
  ): Promise<Tokens & { accountId: string }> {
    const { account } = await this.check(normalizeUsername(nip), password);
    if (!account) throw wrongCredentials();
    return acrossAgencies('signing in', () => this.signIn(account, this.clock.now(), userAgent));
  }

  /**
   * Whoever is signed in shows once more to be the owner. Guessing locks the account as at signing in.
   * @param field where the request bears the password
   * @throws 400 at `field`; 429 `account_locked`
   */
  async proveAgain(actor: Actor, password: string, field: string): Promise<void> {
    const { account, isLocked } = await this.check(actor.username, password);
    if (isLocked)
      throw problem(
        429,
        'account_locked',
        'Akun dikunci sementara karena terlalu banyak percobaan. Coba lagi dalam 15 menit.',
      );
    if (!account) throw invalidField(field, 'password_wrong', 'Kata sandi sekarang salah.');
  }

  /** The account whose password this is; none, and counted towards the lock, when it is not or there is no such account. */
  private async check(
    username: string,
    password: string,
  ): Promise<{ account: AccountRow | null; isLocked: boolean }> {
    await this.failures.counted(username);
    const account = await this.find(username);
    const isLocked = (account?.locked_until ?? 0) > this.clock.now();
    if (!account || isLocked) {
      await spendVerification(password);
      return { account: null, isLocked };
    }
    if (await this.isRight(account, password)) return { account, isLocked };
    this.failures.note(account);
    return { account: null, isLocked };
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
          `update account set failed_attempts = 0, locked_until = null, last_login_at = $2
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
        `select a.id, a.username, a.password_hash, a.password_state, a.failed_attempts, a.locked_until,
                a.agency_id, d.display_name as name, d.employee_id
           from account a left join employee_directory d on d.person_id = a.person_id and d.agency_id = a.agency_id
          where a.username = $1 order by d.employee_id desc limit 1`,
        [username],
      ),
    );
  }

  private async isRight(account: AccountRow, password: string): Promise<boolean> {
    if (account.password_hash) return verifyPassword(account.password_hash, password);
    // No hash is computed at import (decision 7): the first password is one text for all, in development only.
    await spendVerification(password);
    return (
      account.password_state === 'initial' &&
      this.config.initialPassword !== null &&
      sameText(password, this.config.initialPassword)
    );
  }
}
