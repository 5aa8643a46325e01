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
import { findNamed, lockAssignment, stepsOf } from './assignment.queries.js';
import { changeStatus, closeTurn, decideStep, openStep } from './assignment.store.js';
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

interface ResumedRow {
  id: string;
  agencyId: string;
  status: 'issued' | 'active';
  issuedAt: Date | null;
  timeZone: string;
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
    const resumed = await tx.query<ResumedRow>(
      `with early as (
         select a.id, g.time_zone from assignment a join agency g on g.id = a.agency_id
          cross join lateral (
            select e.action, e.detail from audit_event e
             where e.agency_id = a.agency_id and e.entity = 'assignment' and e.entity_id = a.id
             order by e.id desc limit 1) latest
          where a.status = 'ended' and a.ends_on >= ($1::timestamptz at time zone g.time_zone)::date
            and latest.action = 'assignment.end' and latest.detail->>'reason' = 'period_over'
            and not exists (select 1 from assignment other
              where other.squad_id = a.squad_id and other.employee_id = a.employee_id
                and other.status in ('pending', 'issued', 'active'))
            for update of a skip locked)
       update assignment a set status = case when a.acknowledged_at is null then 'issued' else 'active' end, version = a.version + 1
         from early where a.id = early.id
       returning a.id, a.agency_id as "agencyId", a.status, a.issued_at as "issuedAt", early.time_zone as "timeZone"`,
      [this.clock.now()],
    );
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
  private async reopenTurns(tx: Tx, agencyId: string, rows: readonly ResumedRow[]): Promise<void> {
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
      const ended = await tx.query<{
        id: string;
        agencyId: string;
        status: 'ended' | 'recalled';
        cause: string | null;
        reason: string | null;
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
         returning a.id, a.agency_id as "agencyId", a.status, over.ending_cause as cause, a.ending_reason as reason, over.status = 'active' as "wasActive"`,
        [this.clock.now()],
      );
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
