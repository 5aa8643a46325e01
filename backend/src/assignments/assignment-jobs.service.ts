import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DateTime } from 'luxon';
import { CalendarService } from '../organization/calendar.service.js';
import { AuditService, systemOf } from '../shared/audit/audit.service.js';
import { Clock } from '../shared/clock.js';
import { groupBy } from '../shared/collections.js';
import { acrossAgencies, withinAgency } from '../shared/database/agency-scope.js';
import { Database } from '../shared/database/database.js';
import { Outbox } from '../shared/outbox/outbox.service.js';
import { AssignmentActivation } from './assignment-activation.service.js';
import { findNamed, lockAssignment, stepsOf } from './assignment.queries.js';
import { changeStatus, closeTurn, decideStep } from './assignment-store.js';
import { isReceivedByLapse, pendingStep } from './domain/lifecycle.js';

export const LAPSE_QUEUE = 'assignment.lapse';
export const END_QUEUE = 'assignment.end';

const LAPSE_NOTE = 'Dianggap diterima: dua hari kerja berlalu tanpa tanda terima.';

interface IssuedRow {
  id: string;
  agencyId: string;
  timeZone: string;
  issuedAt: Date;
}

/** What happens by the date alone. Runs every hour, because midnight is not the same in all zones. */
@Injectable()
export class AssignmentJobs implements OnModuleInit {
  private readonly logger = new Logger(AssignmentJobs.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    private readonly activation: AssignmentActivation,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(LAPSE_QUEUE, async () => void (await this.lapse()), '5 * * * *');
    this.outbox.handle(END_QUEUE, async () => void (await this.endOver()), '10 * * * *');
  }

  /** Two working days after issue without acknowledgement a letter counts as received (decision 17). */
  async lapse(): Promise<number> {
    const rows = await acrossAgencies('jobs of all agencies', () =>
      this.database.query<IssuedRow>(
        `select a.id, a.agency_id as "agencyId", g.time_zone as "timeZone", a.issued_at as "issuedAt"
           from assignment a join agency g on g.id = a.agency_id
          where a.status = 'issued' and a.issued_at < $1::timestamptz - interval '2 days' order by a.issued_at`,
        [this.clock.now()],
      ),
    );
    let received = 0;
    for (const [agencyId, issued] of groupBy(rows, (row) => row.agencyId)) {
      received += await withinAgency(agencyId, () => this.lapseIn(agencyId, issued));
    }
    return received;
  }

  private async lapseIn(agencyId: string, issued: readonly IssuedRow[]): Promise<number> {
    const calendar = await this.calendars.calendar(this.database, agencyId);
    let received = 0;
    for (const row of issued) {
      const today = this.clock.today(row.timeZone);
      if (!isReceivedByLapse(dateIn(row.timeZone, row.issuedAt), today, calendar)) continue;
      if (await this.receive(row, today)) received += 1;
    }
    return received;
  }

  /** The period is over: running assignments end, and with them the membership, whose last day it was. */
  endOver(): Promise<number> {
    return acrossAgencies('jobs of all agencies', () => this.endAllOver());
  }

  private endAllOver(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const ended = await tx.query<{
        id: string;
        agencyId: string;
        status: 'ended' | 'recalled';
        cause: string | null;
        wasActive: boolean;
      }>(
        `with over as (
           select a.id, a.status, a.ending_cause from assignment a join agency g on g.id = a.agency_id
            where a.status in ('active', 'issued') and a.ends_on < ($1::timestamptz at time zone g.time_zone)::date
              for update of a skip locked)
         update assignment a set version = a.version + 1,
                status = case when over.ending_cause = 'recall' or (over.ending_cause is not null and over.status = 'issued')
                              then 'recalled' else 'ended' end
           from over where a.id = over.id
         returning a.id, a.agency_id as "agencyId", a.status, over.ending_cause as cause, over.status = 'active' as "wasActive"`,
        [this.clock.now()],
      );
      await closeTurn(
        tx,
        ended.map((row) => row.id),
      );
      for (const [agencyId, rows] of groupBy(ended, (row) => row.agencyId)) {
        await this.audit.record(
          tx,
          systemOf(agencyId),
          ...rows.map((row) => ({
            action: row.status === 'recalled' ? 'assignment.recall' : 'assignment.end',
            entity: 'assignment',
            entityId: row.id,
            detail: { reason: row.cause ?? 'period_over', acknowledged: row.wasActive },
          })),
        );
      }
      return ended.length;
    });
  }

  /** Each in its own transaction: one that fails holds up no other. */
  private async receive(issued: IssuedRow, today: string): Promise<boolean> {
    try {
      return await this.database.transaction(async (tx) => {
        await lockAssignment(tx, issued.agencyId, issued.id);
        const row = await findNamed(tx, issued.id);
        const step = pendingStep(await stepsOf(tx, [issued.id]));
        if (row?.status !== 'issued' || step?.action !== 'acknowledge' || row.endsOn < today) {
          return false;
        }
        const at = this.clock.now();
        const subject = systemOf(row.agencyId);
        await decideStep(tx, step, {
          status: 'done',
          at,
          by: null,
          via: 'lapse',
          note: LAPSE_NOTE,
        });
        await changeStatus(tx, row.id, { status: 'active', acknowledgedAt: at, byLapse: true });
        await this.audit.record(tx, subject, {
          action: 'assignment.acknowledge',
          entity: 'assignment',
          entityId: row.id,
          via: 'lapse',
          detail: { step: step.order },
        });
        const receipt = { on: today, timeZone: issued.timeZone, byLapse: true };
        await this.activation.activate(tx, { ...row, status: 'active' }, receipt, subject);
        return true;
      });
    } catch (error) {
      this.logger.error(`lapse ${issued.id}`, error instanceof Error ? error.stack : undefined);
      return false;
    }
  }
}

const dateIn = (timeZone: string, instant: Date): string =>
  DateTime.fromJSDate(instant).setZone(timeZone).toISODate() ?? '';
