import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DateTime } from 'luxon';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { LettersService } from '../../documents/letters/letters.service.js';
import { AuditService, systemOf } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { groupBy } from '../../platform/collections.js';
import { acrossAgencies, withinAgency } from '../../platform/database/agency-scope.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { DatedJobs } from '../../platform/clock/dated-jobs.service.js';
import { AssignmentActivation } from './assignment-activation.service.js';
import {
  findNamed,
  lockAssignment,
  type NamedAssignmentRow,
  stepsOf,
} from './assignment.queries.js';
import { closeTurn, markAssignments, openStep } from './assignment.store.js';
import { endOver, type ResumedAssignment, resumeEarly } from './assignment-ending.store.js';
import { dueOn } from './domain/chain.js';
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
    private readonly letters: LettersService,
    private readonly audit: AuditService,
    private readonly jobs: DatedJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(LAPSE_QUEUE, async () => void (await this.lapse()), '5 * * * *');
    this.jobs.handle(END_QUEUE, async () => void (await this.endOver()), '10 * * * *');
  }

  /** Two working days after issue without acknowledgement a letter counts as received (R412). */
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

  /**
   * Those that ended by date while their last day has not come: a clock was ahead. Whatever else has happened to them
   * since, or to the same person in the same squad, stands.
   */
  private async resumeEarly(tx: Tx): Promise<void> {
    const resumed = await resumeEarly(tx, this.clock.now());
    for (const [agencyId, rows] of groupBy(resumed, (row) => row.agencyId)) {
      await this.reopenTurns(tx, agencyId, rows);
      await this.audit.record(
        tx,
        systemOf(agencyId),
        ...rows.map((row) => ({
          action: 'assignment.resume',
          entity: 'assignment',
          entityId: row.id,
          detail: { reason: 'period_not_over' },
        })),
      );
    }
  }

  /** Who had not acknowledged yet is asked again. */
  private async reopenTurns(
    tx: Tx,
    agencyId: string,
    rows: readonly ResumedAssignment[],
  ): Promise<void> {
    const issued = rows.filter(({ status }) => status === 'issued');
    if (issued.length === 0) return;
    const calendar = await this.calendars.calendar(tx, agencyId);
    for (const { id, issuedAt, timeZone } of issued) {
      const step = (await stepsOf(tx, [id], this.clock.today(timeZone))).find(
        ({ action, status }) => action === 'acknowledge' && status === 'waiting',
      );
      if (step && issuedAt)
        await openStep(
          tx,
          step,
          issuedAt,
          dueOn(step.capacity, dateIn(timeZone, issuedAt), calendar),
        );
    }
  }

  /** The period is over: running assignments end, and with them the membership, whose last day it was. */
  endOver(): Promise<number> {
    return acrossAgencies('jobs of all agencies', () => this.endAllOver());
  }

  private endAllOver(): Promise<number> {
    return this.database.transaction(async (tx) => {
      await this.resumeEarly(tx);
      const ended = await endOver(tx, this.clock.now());
      await closeTurn(
        tx,
        ended.map((row) => row.id),
      );
      await this.letters.cancelAssignments(
        tx,
        ended
          .filter(({ status }) => status === 'recalled')
          .map(({ id, reason }) => ({ assignmentId: id, reason: reason ?? '' })),
        this.clock.now(),
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
        const step = pendingStep(await stepsOf(tx, [issued.id], today));
        if (row?.status !== 'issued' || step?.action !== 'acknowledge' || row.endsOn < today) {
          return false;
        }
        const at = this.clock.now();
        const subject = systemOf(row.agencyId);
        const received: NamedAssignmentRow = {
          ...row,
          status: 'active',
          acknowledgedAt: at,
          receivedByLapse: true,
          version: row.version + 1,
        };
        const taken = { decidedAt: at, decidedBy: null, decidedVia: 'lapse', note: LAPSE_NOTE };
        await markAssignments(tx, row.agencyId, [
          { ...received, marked: [{ ...step, ...taken, status: 'done' }] },
        ]);
        await this.audit.record(tx, subject, {
          action: 'assignment.acknowledge',
          entity: 'assignment',
          entityId: row.id,
          via: 'lapse',
          detail: { step: step.order },
        });
        const receipt = { on: today, timeZone: issued.timeZone, byLapse: true };
        await this.activation.activate(tx, received, receipt, subject);
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
