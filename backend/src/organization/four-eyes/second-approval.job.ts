import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemOf } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { acrossAgencies, withinAgency } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { DatedJobs } from '../../platform/clock/dated-jobs.service.js';
import { dueSecondApprovals } from './second-approval.queries.js';
import { SecondApprovalService } from './second-approval.service.js';

const QUEUE = 'second-approval.begin';

/** What was announced, because there is no second admin, begins on its day. */
@Injectable()
export class SecondApprovalJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly approvals: SecondApprovalService,
    private readonly jobs: DatedJobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(QUEUE, () => this.run(), '7 * * * *');
  }

  async run(): Promise<void> {
    const due = await acrossAgencies('jobs of all agencies', () =>
      dueSecondApprovals(this.database, this.clock.now()),
    );
    for (const { id, agencyId, today } of due)
      await withinAgency(agencyId, () =>
        this.approvals.begin({ ...systemOf(agencyId), today }, id),
      );
  }
}
