import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.module.js';
import { acrossAgencies } from '../platform/database/agency-scope.js';
import { Database } from '../platform/database/database.js';
import { DatedJobs } from '../platform/clock/dated-jobs.service.js';

const QUEUE = 'session.purge';
const GUESS_QUEUE = 'guess.purge';
const DAY_MS = 86_400_000;

/**
 * A day after the longest that a session may last (SESSION_DAYS), and a day after a one-time code's end, nothing is left of them but
 * what the audit trail tells; every night. Counts of wrong guesses go every quarter of an hour.
 */
@Injectable()
export class SessionPurge implements OnModuleInit {
  constructor(
    private readonly jobs: DatedJobs,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(QUEUE, () => this.purge(), '45 18 * * *');
    this.jobs.handle(GUESS_QUEUE, () => this.forgetGuesses(), '*/15 * * * *');
  }

  /** Wrong guesses whose quarter of an hour is over hold nothing against anybody. */
  async forgetGuesses(): Promise<void> {
    await this.database.query('delete from guess where ends_at <= $1', [this.clock.now()]);
  }

  purge(): Promise<void> {
    return acrossAgencies('jobs of all agencies', () => this.purgeAll());
  }

  private async purgeAll(): Promise<void> {
    const yesterday = this.clock.now().getTime() - DAY_MS;
    // A whole session at once: while it may live, a token that comes back is known and ends it.
    await this.database.query('delete from refresh_token where started_at < $1', [
      new Date(yesterday - this.config.sessionDays * DAY_MS),
    ]);
    await this.database.query('delete from one_time_code where expires_at < $1', [
      new Date(yesterday),
    ]);
    await this.forgetGuesses();
  }
}
