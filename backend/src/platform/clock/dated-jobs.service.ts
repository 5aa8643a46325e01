import { Injectable, Logger } from '@nestjs/common';
import { Clock } from './clock.js';
import { Database } from '../database/database.js';
import { type JobHandler, Outbox } from '../outbox/outbox.service.js';
import { type Doubt, judgeTime, type TimeSeen } from './plausible-time.js';

interface SeenRow extends TimeSeen {
  readonly databaseNow: Date;
}

const WORDS: Record<Doubt, string> = {
  clocks_disagree: 'the clocks of this machine and of the database differ by more than an hour',
  leap: 'the clock has leapt by more than three days since the last run',
};

/** Jobs that end something because its day has come: they wait while the day is doubtful. */
@Injectable()
export class DatedJobs {
  private readonly logger = new Logger(DatedJobs.name);
  private readonly handlers = new Map<string, JobHandler>();

  constructor(
    private readonly outbox: Outbox,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Called by features while the app starts, as `Outbox.handle`. */
  handle(queue: string, handler: JobHandler, cron: string): void {
    this.handlers.set(queue, handler);
    this.outbox.handle(queue, async () => void (await this.run(queue)), cron);
  }

  /** @returns false where the day is doubtful and nothing was done */
  async run(queue: string): Promise<boolean> {
    if (!(await this.isPlausible(queue))) return false;
    await this.handlers.get(queue)?.({});
    return true;
  }

  /** Looks at both clocks and at what was seen before, and remembers it. */
  async isPlausible(what: string): Promise<boolean> {
    const doubt = await this.database.transaction(async (tx) => {
      const row = await tx.one<SeenRow>(
        `select last_run_at as "lastRunAt", held_at as "heldAt", held_hours as "heldHours",
                confirmed_at as "confirmedAt", clock_timestamp() as "databaseNow"
           from time_seen for update`,
      );
      if (!row) throw new Error('time_seen has no row');
      const { databaseNow, ...before } = row;
      const judgement = judgeTime(before, this.clock.now(), databaseNow);
      const { lastRunAt, heldAt, heldHours } = judgement.seen;
      await tx.query(
        'update time_seen set last_run_at = $1, held_at = $2, held_hours = $3, doubt = $4',
        [lastRunAt, heldAt, heldHours, judgement.doubt],
      );
      return judgement.doubt;
    });
    if (doubt === null) return true;
    this.logger.error(
      `${what} waits: ${WORDS[doubt]} (${this.clock.now().toISOString()}). Set the clock right, or confirm the date: see docs/operations.md.`,
    );
    return false;
  }
}
