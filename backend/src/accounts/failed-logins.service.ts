import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { AuditService, systemOf } from '../shared/audit/audit.service.js';
import { Clock } from '../shared/clock.js';
import { acrossAgencies } from '../shared/database/agency-scope.js';
import { Database } from '../shared/database/database.js';

const MAX_FAILURES = 5;
const LOCK_MINUTES = 15;

export interface RefusedAccount {
  readonly id: string;
  readonly username: string;
  readonly agency_id: string | null;
  readonly name: string | null;
}

/**
 * Counts wrong passwords, locks, and writes both to the audit trail. The refusal does not wait for it: there is nothing to
 * write for an unknown NIP, and its answer must come no sooner. The next attempt at the same account waits instead.
 */
@Injectable()
export class FailedLogins implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FailedLogins.name);
  private readonly unwritten = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Resolves once every earlier failure of this account is counted. */
  async counted(username: string): Promise<void> {
    await this.unwritten.get(username);
  }

  note(account: RefusedAccount): void {
    const { username } = account;
    const work = this.counted(username)
      .then(() => acrossAgencies('signing in', () => this.write(account)))
      .catch((error: unknown) =>
        this.logger.error(error instanceof Error ? error.message : 'failed sign-in not counted'),
      )
      .finally(() => {
        if (this.unwritten.get(username) === work) this.unwritten.delete(username);
      });
    this.unwritten.set(username, work);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.unwritten.values());
  }

  /** A locked account counts no further, so a flood leaves at most five events in a quarter of an hour. */
  private write(account: RefusedAccount): Promise<void> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const counted = await tx.one<{ locked: boolean }>(
        `update account set failed_attempts = case when failed_attempts + 1 >= $2 then 0 else failed_attempts + 1 end,
                locked_until = case when failed_attempts + 1 >= $2 then $3::timestamptz else locked_until end
          where id = $1 and (locked_until is null or locked_until <= $4)
          returning failed_attempts = 0 as locked`,
        [account.id, MAX_FAILURES, new Date(now.getTime() + LOCK_MINUTES * 60_000), now],
      );
      if (!counted || !account.agency_id) return;
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
        ...(counted.locked ? [{ ...about, action: 'account.lock' }] : []),
      );
    });
  }
}
