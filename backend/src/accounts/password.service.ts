import { randomInt } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../workflow/events/audit.service.js';
import {
  assertAcceptablePassword,
  assertNotOfOwner,
  hashPassword,
  spendVerification,
  verifyPassword,
} from '../platform/passwords/passwords.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.module.js';
import { acrossAgencies } from '../platform/database/agency-scope.js';
import { Database, type Tx } from '../platform/database/database.js';
import { newId } from '../platform/database/ids.js';
import { invalidField, refusal } from '../platform/errors/problem.js';
import { MailService } from '../workflow/events/mail.service.js';
import { NotificationService } from '../workflow/events/notification.service.js';
import { Guesses } from './guesses.service.js';
import { type AccountRow, LoginService, normalizeUsername, passwordOf } from './login.service.js';
import { voidCodes } from './account.api.js';
import { SessionService } from './session.service.js';
import type { Visitor } from './visitor.js';
import type { CodePurpose } from './domain/terms.js';

/**
 * A code in a mail can be asked for again at once. Those that an admin hands over may lie on a desk until the next working
 * day; first passwords are printed for a whole office (R201).
 */
const VALID_MINUTES = { mailed: 10, first_password: 72 * 60, reset: 24 * 60 } as const;
/**
 * Attempts from one network in a quarter of an hour. A code is ten of 32 signs, 50 bits or 1.1e15 possibilities; guessing
 * from a thousand networks for its three days makes 3 million attempts. So a code expires by age and use, never by wrong
 * guesses, and nobody can void a code that is printed for somebody else.
 */
const MAX_CODE_ATTEMPTS = 10;
const CODES_AT_ONCE = 2;
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export interface IssuedCode {
  readonly code: string;
  readonly expiresAt: Date;
}

interface CodeRow {
  id: string;
  code_hash: string;
}

const codeOf = (username: string): string => `code ${username}`;

const newCode = (): string =>
  Array.from({ length: 10 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');

@Injectable()
export class PasswordService {
  private readonly logger = new Logger(PasswordService.name);

  constructor(
    private readonly database: Database,
    private readonly logins: LoginService,
    private readonly guesses: Guesses,
    private readonly sessions: SessionService,
    private readonly audit: AuditService,
    private readonly mail: MailService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Changes the actor's own password; every other session ends. Guessing the present one locks this session's way.
   * @throws 400 at `current` or `next`; 429 `account_locked`
   */
  async change(
    actor: Actor,
    sessionId: string | null,
    current: string,
    next: string,
  ): Promise<void> {
    await this.logins.proveAgain(actor, sessionId, current, 'current');
    assertAcceptablePassword(next, [actor.username, this.config.initialPassword]);
    assertNotOfOwner(next, actor.name, await this.agencyName(actor.agencyId));
    const hash = await hashPassword(next);
    await this.database.transaction(async (tx) => {
      await this.store(tx, actor.accountId, actor.username, hash);
      await this.audit.record(tx, actor, {
        action: 'account.change_password',
        entity: 'account',
        entityId: actor.accountId,
      });
    });
  }

  /** Sends a code where an address is known; the answer is the same for every NIP. */
  forgot(nip: string): Promise<void> {
    return acrossAgencies('signing in', () => this.sendCode(nip));
  }

  private async sendCode(nip: string): Promise<void> {
    const account = await this.logins.find(normalizeUsername(nip));
    const contact = account
      ? await this.database.one<{ email: string | null }>(
          'select p.email from account a join person p on p.id = a.person_id where a.id = $1',
          [account.id],
        )
      : null;
    if (!account || !contact?.email || !this.mail.configured) {
      await spendVerification(nip);
      return;
    }
    const [issued] = await this.database.transaction((tx) =>
      this.issueCodes(
        tx,
        [{ accountId: account.id, purpose: 'reset' }],
        null,
        VALID_MINUTES.mailed,
      ),
    );
    if (!issued) return;
    // Not waited for: the answer is no slower for a known NIP. A mail that fails leaves the admin's way.
    this.mail
      .send(
        contact.email,
        'Kode atur ulang kata sandi ASN Squad',
        `Kode Anda: ${issued.code}\nBerlaku ${VALID_MINUTES.mailed} menit. Abaikan pesan ini bila Anda tidak memintanya.`,
      )
      .catch((error: unknown) =>
        this.logger.error(error instanceof Error ? error.message : 'mail failed'),
      );
  }

  /**
   * One-time codes, in the order of `accounts`. Audited by the caller.
   * @param createdBy the admin who hands them over: older ones of theirs end; null for one in a mail, which ends mailed ones
   *   only, since anybody may ask for it
   */
  async issueCodes(
    tx: Tx,
    accounts: readonly { readonly accountId: string; readonly purpose: CodePurpose }[],
    createdBy: string | null,
    validMinutes?: number,
  ): Promise<IssuedCode[]> {
    const now = this.clock.now();
    const issued = await Promise.all(
      accounts.map(async ({ accountId, purpose }) => {
        const code = newCode();
        const expiresAt = new Date(
          now.getTime() + (validMinutes ?? VALID_MINUTES[purpose]) * 60_000,
        );
        return { id: newId(), accountId, purpose, code, hash: await hashPassword(code), expiresAt };
      }),
    );
    await tx.query(
      `update one_time_code set used_at = $2
        where account_id = any($1::uuid[]) and used_at is null and ($3::uuid is not null or created_by is null)`,
      [accounts.map(({ accountId }) => accountId), now, createdBy],
    );
    await tx.query(
      `insert into one_time_code (id, account_id, purpose, code_hash, created_by, created_at, expires_at)
       select r.id, r."accountId", r.purpose, r.hash, $1, $2, r."expiresAt"
         from jsonb_to_recordset($3::jsonb) as r(id uuid, "accountId" uuid, purpose text, hash text, "expiresAt" timestamptz)`,
      [createdBy, now, JSON.stringify(issued.map(({ code: _code, ...row }) => row))],
    );
    return issued.map(({ code, expiresAt }) => ({ code, expiresAt }));
  }

  /** Sets a new password with a one-time code. @throws 400 at `code` or `next` */
  reset(nip: string, code: string, next: string, visitor: Visitor): Promise<void> {
    return acrossAgencies('signing in', () => this.setByCode(nip, code, next, visitor));
  }

  private async setByCode(
    nip: string,
    code: string,
    next: string,
    visitor: Visitor,
  ): Promise<void> {
    const username = normalizeUsername(nip);
    // Before the account is looked for: what is refused here tells nothing of it.
    assertAcceptablePassword(next, [username, this.config.initialPassword]);
    const account = await this.logins.find(username);
    const codes = account ? await this.usable(account.id) : [];
    const guess = this.logins.guessOf(
      codeOf(username),
      account?.id ?? null,
      visitor,
      MAX_CODE_ATTEMPTS,
    );
    const right = await this.guesses.check(guess, async (turn) => {
      const found = await this.rightOf(turn ? codes : [], code.trim().toUpperCase());
      return { isRight: found !== undefined, value: found };
    });
    if (!account || !right)
      throw invalidField('code', 'code_wrong', 'Kode salah atau sudah tidak berlaku.');
    // Only now, so that nobody learns a name by trying.
    assertNotOfOwner(
      next,
      account.name,
      account.agency_id && (await this.agencyName(account.agency_id)),
    );
    const hash = await hashPassword(next);
    await this.replace(account, right.id, hash);
  }

  /** Codes of the account that may still be used: one in a mail, one from the admin. */
  private usable(accountId: string): Promise<CodeRow[]> {
    return this.database.query<CodeRow>(
      `select id, code_hash from one_time_code where account_id = $1 and used_at is null and expires_at > $2
        order by id desc limit ${CODES_AT_ONCE}`,
      [accountId, this.clock.now()],
    );
  }

  /** Costs the same for every NIP, with or without a code, so that time reveals nothing. */
  private async rightOf(codes: readonly CodeRow[], code: string): Promise<CodeRow | undefined> {
    const checked = await Promise.all(
      Array.from({ length: CODES_AT_ONCE }, (_, at) => {
        const row = codes[at];
        return row ? verifyPassword(row.code_hash, code) : spendVerification(code);
      }),
    );
    return codes[checked.indexOf(true)];
  }

  private async agencyName(id: string): Promise<string | null> {
    const agency = await this.database.one<{ name: string }>(
      'select name from agency where id = $1',
      [id],
    );
    return agency?.name ?? null;
  }

  private replace(account: AccountRow, codeId: string, hash: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const used = await tx.query<{ id: string }>(
        'select id from one_time_code where id = $1 and used_at is null for update',
        [codeId],
      );
      if (used.length === 0) throw refusal('code_used', 'Kode ini sudah dipakai.');
      await voidCodes(tx, account.id, this.clock.now());
      await this.store(tx, account.id, account.username, hash);
      if (account.agency_id) {
        const subject = {
          agencyId: account.agency_id,
          name: account.name ?? account.username,
          accountId: account.id,
          employeeId: account.employee_id,
        };
        await this.audit.record(tx, subject, {
          action: 'account.reset_password',
          entity: 'account',
          entityId: account.id,
        });
        await this.notifications.notify(tx, {
          agencyId: account.agency_id,
          employeeIds: [account.employee_id],
          kind: 'account.reset_password',
          title: 'Kata sandi akun Anda diatur ulang dengan kode',
          body: 'Bila bukan Anda yang melakukannya, segera hubungi pengelola kepegawaian.',
          link: '/saya',
          entity: 'account',
          entityId: account.id,
        });
      }
    });
  }

  private async store(tx: Tx, accountId: string, username: string, hash: string): Promise<void> {
    await tx.query(
      `update account set password_hash = $2, password_state = 'own', locked_until = null where id = $1`,
      [accountId, hash],
    );
    await this.guesses.forgetAll(tx, passwordOf(username), codeOf(username));
    await this.sessions.endAll(tx, accountId);
  }
}
