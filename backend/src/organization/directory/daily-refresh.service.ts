import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { withinAgency } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { DatedJobs } from '../../platform/clock/dated-jobs.service.js';
import { DirectoryService } from './directory.service.js';
import { StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';

const QUEUE = 'organization.daily-refresh';
/** Minute 5 of every hour: the agencies whose day has just begun are due. */
const HOURLY = '5 * * * *';

interface AgencyDay {
  id: string;
  today: string;
}

/** Holdings, delegations and overrides begin and end by date, without anybody pressing a button. */
@Injectable()
export class DailyRefreshService implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryService,
    private readonly aftermath: StaffingAftermath,
    private readonly jobs: DatedJobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(QUEUE, () => this.run('just-begun'), HOURLY);
  }

  /** A server that slept over midnight catches up when it starts. */
  async onApplicationBootstrap(): Promise<void> {
    await this.run('all', await this.jobs.isPlausible(`${QUEUE} at start`));
  }

  /**
   * @param isPlausible false: refreshes the directory alone, which is recomputed each time; nothing ends on a doubtful
   * day
   */
  async run(which: 'all' | 'just-begun', isPlausible = true): Promise<void> {
    const agencies = await this.database.query<AgencyDay>(
      `select id, ($1::timestamptz at time zone time_zone)::date::text as today from agency
        where $2 = 'all' or extract(hour from $1::timestamptz at time zone time_zone) = 0`,
      [this.clock.now(), which],
    );
    for (const { id, today } of agencies) {
      await withinAgency(id, () =>
        this.database.transaction(async (tx) => {
          await this.directory.refresh(tx, id, today);
          if (isPlausible && (await this.aftermath.settleDue(tx, id, today)) > 0)
            await this.directory.refreshSeats(tx, id, today);
        }),
      );
    }
  }
}
