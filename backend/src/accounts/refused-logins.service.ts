import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { AuditService, systemOf } from '../workflow/events/audit.service.js';
import { acrossAgencies } from '../platform/database/agency-scope.js';
import { Database, type Tx } from '../platform/database/database.js';
import { NotificationService } from '../workflow/events/notification.service.js';

export interface RefusedAccount {
  readonly id: string;
  readonly username: string;
  readonly agency_id: string | null;
  readonly name: string | null;
  readonly employee_id: string | null;
}

/**
 * Writes refused sign-ins to the audit trail of the account's agency. The refusal does not wait for it: there is nothing to
 * write for an unknown NIP, and its answer must come no sooner.
 */
@Injectable()
export class RefusedLogins implements BeforeApplicationShutdown {
  private readonly logger = new Logger(RefusedLogins.name);
  private readonly unwritten = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
  ) {}

  /** @param lockedUntil where this refusal was the last that is let through from its origin */
  note(account: RefusedAccount, lockedUntil: Date | null): void {
    this.later(account, (tx) => this.write(tx, account, lockedUntil));
  }

  /** The same for the second step. Whoever guesses there knows the password: that is told to its owner. */
  noteCode(account: RefusedAccount, lockedUntil: Date | null): void {
    this.later(account, async (tx) => {
      await this.write(tx, account, lockedUntil);
      if (!lockedUntil || !account.agency_id) return;
      await this.notifications.notify(tx, {
        agencyId: account.agency_id,
        employeeIds: [account.employee_id],
        kind: 'account.refuse_login',
        title: 'Lima kali kode autentikator akun Anda salah',
        body: 'Kata sandinya benar. Bila bukan Anda yang mencoba masuk, orang lain mengetahui kata sandi Anda: segera ganti.',
        link: '/saya',
        entity: 'account',
        entityId: account.id,
      });
    });
  }

  private later(account: RefusedAccount, write: (tx: Tx) => Promise<void>): void {
    const work = (this.unwritten.get(account.id) ?? Promise.resolve())
      .then(() => acrossAgencies('signing in', () => this.database.transaction(write)))
      .catch((error: unknown) =>
        this.logger.error(error instanceof Error ? error.message : 'refused sign-in not written'),
      )
      .finally(() => {
        if (this.unwritten.get(account.id) === work) this.unwritten.delete(account.id);
      });
    this.unwritten.set(account.id, work);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.unwritten.values());
  }

  /** What is locked counts no further, so a flood leaves at most five events for each origin in a quarter of an hour. */
  private async write(tx: Tx, account: RefusedAccount, lockedUntil: Date | null): Promise<void> {
    if (lockedUntil)
      // For the admin to see. What decides is kept by origin (guesses.service.ts).
      await tx.query('update account set locked_until = $2 where id = $1', [
        account.id,
        lockedUntil,
      ]);
    if (!account.agency_id) return;
    const about = {
      entity: 'account',
      entityId: account.id,
      detail: { name: account.name ?? account.username },
    };
    // Nobody proved to be the account's owner, so nobody is named as the one who acted.
    await this.audit.record(
      tx,
      systemOf(account.agency_id),
      { ...about, action: 'account.refuse_login' },
      ...(lockedUntil ? [{ ...about, action: 'account.lock' }] : []),
    );
  }
}
