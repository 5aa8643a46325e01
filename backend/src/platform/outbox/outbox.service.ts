import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import PgBoss from 'pg-boss';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { Tx } from '../database/database.js';
import { PRODUCT_LOGIN, type ProductLogin } from '../database/product-login.js';
import { withSettings } from '../database/session.js';
import { makeQueues } from './queues.js';

export type JobHandler = (data: Record<string, unknown>) => Promise<void>;
export type OutboxJob = Pick<PgBoss.Job<Record<string, unknown>>, 'id' | 'data'>;

/** Taken up in one statement. A full batch is followed by the next at once, a smaller one after pg-boss's two seconds. */
const BATCH_SIZE = 50;
/** A mail server answers in a tenth of a second or so; a few at a time keep up with a month's end. */
const AT_ONCE = 5;

/**
 * Effects outside the database. A job row is written in the verb's own transaction and worked off afterwards, at least
 * once; handlers must tolerate running twice.
 */
@Injectable()
export class Outbox implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Outbox.name);
  private readonly handlers = new Map<string, { handler: JobHandler; cron?: string }>();
  private readonly boss: PgBoss;
  private started = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(PRODUCT_LOGIN) { url, settings }: ProductLogin,
  ) {
    this.boss = new PgBoss({
      connectionString: url,
      max: 4,
      ...withSettings(settings),
      // The start has migrated the queue's schema already, as the owner (migrate.ts).
      migrate: false,
      supervise: config.nodeEnv !== 'test',
      schedule: config.nodeEnv !== 'test',
    });
    this.boss.on('error', (error) => this.logger.error(error.message));
  }

  /** Called by features while the app starts; `cron` makes it a recurring job (server time, UTC). */
  handle(queue: string, handler: JobHandler, cron?: string): void {
    this.handlers.set(queue, { handler, cron });
  }

  /** Puts jobs behind the transaction, in one statement: they run only if the transaction commits. */
  async enqueue(tx: Tx, queue: string, ...jobs: Record<string, unknown>[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.boss.insert(
      jobs.map((data) => ({
        name: queue,
        data,
        retryLimit: 5,
        // A job that was under way when the process was killed is taken up again after this.
        expireInSeconds: 120,
        retryBackoff: true,
      })),
      {
        db: {
          executeSql: async (text: string, values: unknown[]) => ({
            rows: await tx.query(text, values),
          }),
        },
      },
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await makeQueues(this.config.databaseOwnerUrl, [...this.handlers.keys()]);
    await this.boss.start();
    this.started = true;
    for (const [queue, { handler, cron }] of this.handlers) {
      if (this.config.nodeEnv === 'test') continue;
      const worker: string = await this.boss.work<Record<string, unknown>>(
        queue,
        { batchSize: BATCH_SIZE },
        async (jobs) => {
          await this.workOff(queue, handler, jobs);
          if (jobs.length === BATCH_SIZE) this.boss.notifyWorker(worker);
        },
      );
      if (cron) await this.boss.schedule(queue, cron);
    }
  }

  /** Each job ends on its own: one that fails is retried without the others of its batch. */
  async workOff(queue: string, handler: JobHandler, jobs: readonly OutboxJob[]): Promise<void> {
    for (let from = 0; from < jobs.length; from += AT_ONCE) {
      const together = jobs.slice(from, from + AT_ONCE);
      await Promise.all(together.map((job) => this.finish(queue, handler, job)));
    }
  }

  private async finish(queue: string, handler: JobHandler, { id, data }: OutboxJob): Promise<void> {
    try {
      await handler(data ?? {});
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.logger.warn(`${queue} ${id}: ${message}`);
      await this.boss.fail(queue, id, { message });
      return;
    }
    await this.boss.complete(queue, id);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.started)
      await this.boss.stop({ graceful: this.config.nodeEnv !== 'test', timeout: 5_000 });
  }
}
