import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { DatedJobs } from '../../platform/clock/dated-jobs.service.js';
import { SKP_LIFECYCLE } from './domain/lifecycle.js';

const QUEUE = 'skp-start';
const EVERY_HOUR = '5 * * * *';

/** An SKP agreed ahead of its period runs from the first day of it (R311). */
@Injectable()
export class SkpStartJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: DatedJobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(QUEUE, () => this.start(), EVERY_HOUR);
  }

  async start(): Promise<void> {
    await acrossAgencies('jobs of all agencies', () => this.followDate());
  }

  private async followDate(): Promise<void> {
    // Started by a clock that was ahead: its first day has not come.
    await this.database.query(
      `update skp s set status = 'planning', version = s.version + 1
         from agency a
        where a.id = s.agency_id and s.status = $2 and s.starts_on > ($1::timestamptz at time zone a.time_zone)::date`,
      [this.clock.now(), SKP_LIFECYCLE.start.to],
    );
    await this.database.query(
      `update skp s set status = $2, version = s.version + 1
         from agency a
        where a.id = s.agency_id and s.status = any($3) and s.starts_on <= ($1::timestamptz at time zone a.time_zone)::date
          and exists (select 1 from skp_revision r where r.skp_id = s.id and r.status = 'approved')`,
      [this.clock.now(), SKP_LIFECYCLE.start.to, SKP_LIFECYCLE.start.from],
    );
  }
}
