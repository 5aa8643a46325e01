import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { DatedJobs } from '../../platform/clock/dated-jobs.service.js';
import { SkpStore } from './skp.store.js';

const QUEUE = 'skp-start';
const EVERY_HOUR = '5 * * * *';

/** An SKP agreed ahead of its period runs from the first day of it (R311). */
@Injectable()
export class SkpStartJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: SkpStore,
    private readonly jobs: DatedJobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(QUEUE, () => this.start(), EVERY_HOUR);
  }

  async start(): Promise<void> {
    await acrossAgencies('jobs of all agencies', () =>
      this.store.followDate(this.database, this.clock.now()),
    );
  }
}
