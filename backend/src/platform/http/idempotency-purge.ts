import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { acrossAgencies } from '../database/agency-scope.js';
import { Database } from '../database/database.js';
import { DatedJobs } from '../clock/dated-jobs.service.js';

const QUEUE = 'idempotency.purge';
/** A phone that was off for a week may still repeat what it sent. */
const KEEP_DAYS = 14;

/** Deletes answers kept for repeated requests after a fortnight; runs every night. */
@Injectable()
export class IdempotencyPurge implements OnModuleInit {
  constructor(
    private readonly jobs: DatedJobs,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(QUEUE, () => this.purge(), '30 18 * * *');
  }

  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEEP_DAYS * 86_400_000);
    await acrossAgencies('jobs of all agencies', () =>
      this.database.query('delete from idempotency_record where created_at < $1', [before]),
    );
  }
}
