import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DatedJobs } from '../../platform/clock/dated-jobs.service.js';
import { DoubleEmployments } from './double-employments.service.js';
import { TransfersService } from './transfers.service.js';

const QUEUE = 'transfer.day';
/** Before the directories of the new day are worked out (minute 5). */
const HOURLY = '2 * * * *';

/** Accepted transfers take effect on their first day, without anybody pressing a button. */
@Injectable()
export class TransferDayJob implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger(TransferDayJob.name);

  constructor(
    private readonly transfers: TransfersService,
    private readonly doubles: DoubleEmployments,
    private readonly jobs: DatedJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(QUEUE, () => this.run(), HOURLY);
  }

  /** A server that slept over midnight catches up when it starts. */
  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.run(QUEUE);
    const doubles = await this.doubles.count();
    if (doubles > 0)
      this.logger.warn(
        `${doubles} NIPs are employed in two agencies; the account admin settles them at /admin/perpindahan`,
      );
  }

  async run(): Promise<void> {
    const failed = await this.transfers.moveDue();
    if (failed > 0)
      this.logger.warn(
        `${failed} accepted transfers could not take effect; they are tried again every hour`,
      );
  }
}
