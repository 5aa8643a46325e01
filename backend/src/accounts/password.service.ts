import { randomInt } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../kernel/domain/actor.js';
import { AuditService } from '../shared/audit/audit.service.js';
import {
  assertAcceptablePassword,
  assertNotOwnName,
  hashPassword,
  spendVerification,
  verifyPassword,
} from '../shared/auth/passwords.js';
import { Clock } from '../shared/clock.js';
import type { Config } from '../shared/config/config.js';
import { CONFIG } from '../shared/config/config.module.js';
import { acrossAgencies } from '../shared/database/agency-scope.js';
import { Database, type Tx } from '../shared/database/database.js';
import { newId } from '../shared/database/ids.js';
import { invalidField, problem } from '../shared/errors/problem.js';
import { MailService } from '../shared/outbox/mail.service.js';
import { type AccountRow, LoginService, normalizeUsername } from './login.service.js';
import { SessionService } from './session.service.js';

/**
 * A code in a mail can be asked for again at once. Those that an admin hands over may lie on a desk until the next working
 * day; first passwords are printed for a whole office (decision 7).
 */
const VALID_MINUTES = { mailed: 10, first_password: 72 * 60, reset: 24 * 60 } as const;
const MAX_CODE_ATTEMPTS = 5;
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

type Purpose = 'first_password' | 'reset';

export interface IssuedCode {
  readonly code: string;
  readonly expiresAt: Date;
}

interface CodeRow {
  id: string;
  code_hash: string;
  attempts: number;
}

const newCode = (): string =>
  Array.from({ length: 10 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');

@Injectable()
export class PasswordService {
  private readonly logger = new Logger(PasswordService.name);

  constructor(
    private readonly database: Database,
    private readonly logins: LoginService,
    private readonly sessions: SessionService,
    private readonly audit: AuditService,
    private readonly mail: MailService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Changes the own password; every other session ends. Guessing the present one locks the account as at signing in.
   * @throws 400 at `current` or `next`; 429 `account_locked`
   */
  async change(actor: Actor, current: string, next: string): Promise<void> {
    if (!(await this.logins.prove(actor.username, current)))
      throw invalidField('current', 'password_wrong', 'Kata sandi sekarang salah.');
    assertAcceptablePassword(next, [actor.username, this.config.initialPassword]);
    assertNotOwnName(next, actor.name);
    const hash = await hashPassword(next);
    await this.database.transaction(async (tx) => {
      await this.store(tx, actor.accountId, hash);
      await this.audit.record(tx, actor, {
        action: 'account.change_password',
        entity: 'account',
        entityId: actor.accountId,
      });
    });
  }

  /** Sends a code where an address is known; the answer is the same for every NIP. */
  async forgot(nip: string): Promise<void> {
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

  /** One-time codes, in the order of `accounts`; older ones of theirs end. Audited by the caller. */
  async issueCodes(
    tx: Tx,
    accounts: readonly { readonly accountId: string; readonly purpose: Purpose }[],
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
      'update one_time_code set used_at = $2 where account_id = any($1::uuid[]) and used_at is null',
      [accounts.map(({ accountId }) => accountId), now],
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
  async reset(nip: string, code: string, next: string): Promise<void> {
    const username = normalizeUsername(nip);
    // Before the account is looked for: what is refused here tells nothing of it.
    assertAcceptablePassword(next, [username, this.config.initialPassword]);
    const account = await this.logins.find(username);
    const wrong = invalidField('code', 'code_wrong', 'Kode salah atau sudah tidak berlaku.');
    if (!account) {
      await spendVerification(code);
      throw wrong;
    }
    const row = await this.database.one<CodeRow>(
      `update one_time_code set attempts = attempts + 1
        where id = (select id from one_time_code where account_id = $1 and used_at is null and expires_at > $2 and attempts < $3
                     order by id desc limit 1)
        returning id, code_hash, attempts`,
      [account.id, this.clock.now(), MAX_CODE_ATTEMPTS],
    );
    const right = row
      ? await verifyPassword(row.code_hash, code.trim().toUpperCase())
      : await spendVerification(code);
    if (!row || !right) throw wrong;
    // Only now, so that nobody learns a name by trying.
    if (account.name) assertNotOwnName(next, account.name);
    const hash = await hashPassword(next);
    await acrossAgencies('signing in', () => this.replace(account, row.id, hash));
  }

  private replace(account: AccountRow, codeId: string, hash: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const used = await tx.query<{ id: string }>(
        'select id from one_time_code where id = $1 and used_at is null for update',
        [codeId],
      );
      if (used.length === 0) throw problem(409, 'code_used', 'Kode ini sudah dipakai.');
      await tx.query('update one_time_code set used_at = $2 where id = $1', [
        codeId,
        this.clock.now(),
      ]);
      await this.store(tx, account.id, hash);
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
      }
    });
  }

  private async store(tx: Tx, accountId: string, hash: string): Promise<void> {
    await tx.query(
      `update account set password_hash = $2, password_state = 'own', failed_attempts = 0, locked_until = null where id = $1`,
      [accountId, hash],
    );
    await this.sessions.endAll(tx, accountId);
  }
}
