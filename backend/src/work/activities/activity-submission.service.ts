import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Actor } from '../../kernel/actor.js';
import { transition } from '../../kernel/lifecycle.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { forbidden, invalid, invalidField, problem } from '../../platform/errors/problem.js';
import type { ActivityDto } from './activity.dto.js';
import type { ActivityRow } from './activity.queries.js';
import { VALIDATION_DAYS } from './activity-due.js';
import { type ActivityFacts, ActivityViewService } from './activity-view.service.js';
import { type LockedActivity, markSubmitted } from './activity-writes.queries.js';
import { ActivityWritingService } from './activity-writing.service.js';
import { ACTIVITY_LIFECYCLE, requirePhoto } from './domain/lifecycle.js';
import { endsAhead, entryFaults } from './domain/rules.js';
import { ValidatorService } from './validator.service.js';

/** Clocks of phones are not the server's. */
const CLOCKS_DIFFER_MINUTES = 5;

/** Sending: everything is read once, under the lock, and the answer is made of what was read and written. */
@Injectable()
export class ActivitySubmissionService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writing: ActivityWritingService,
    private readonly views: ActivityViewService,
    private readonly validators: ValidatorService,
    private readonly workdays: CalendarService,
    private readonly audit: AuditService,
  ) {}

  /** @throws 400 `end_ahead` where the work ends later than now and nobody said that this is meant */
  submit(actor: Actor, id: string, endIsMeant: boolean): Promise<ActivityDto> {
    return this.database.transaction(async (tx) => {
      const locked = await this.writing.readable(tx, actor, id);
      if (locked.employeeId !== actor.employeeId)
        throw forbidden('Hanya pencatatnya yang dapat mengirim aktivitas ini.');
      const status = transition(ACTIVITY_LIFECYCLE, locked.status, 'submit');
      if (!endIsMeant) this.demandPastEnd(actor, locked);
      const [facts, dueOn] = await Promise.all([
        this.views.factsOf(tx, actor.agencyId, locked),
        this.workdays.dueOn(tx, actor.agencyId, actor.today, VALIDATION_DAYS),
      ]);
      requirePhoto(facts.evidence.filter((one) => one.kind === 'photo').length);
      if (locked.status === 'draft') requireOpenMonth(actor, locked);
      const validator = await this.validatorOf(tx, actor, facts);
      const row: ActivityRow = {
        ...locked,
        status,
        validatorUnitId: validator.seat.unitId,
        validatorEmployeeId: validator.seat.employeeId,
        validatorBecause: validator.because,
        dueOn,
        submittedAt: this.clock.now(),
        decidedAt: null,
        decidedBy: null,
        decidedByName: null,
        decidedVia: null,
        decisionNote: null,
        version: locked.version + 1,
      };
      const { employeeId, name, because } = validator;
      const [answer] = await Promise.all([
        this.views.one(
          tx,
          actor,
          { ...facts, row },
          {
            validator: { employeeId, name, because },
            neverReturned: locked.status === 'draft',
          },
        ),
        markSubmitted(tx, actor.agencyId, row),
        this.audit.record(tx, actor, {
          action: 'activity.submit',
          entity: 'activity',
          entityId: id,
          via: 'employee',
          detail: { validator: validator.name, rule: validator.rule },
        }),
      ]);
      return answer;
    });
  }

  private demandPastEnd({ timeZone }: Actor, row: LockedActivity): void {
    const now = DateTime.fromJSDate(this.clock.now())
      .setZone(timeZone)
      .plus({ minutes: CLOCKS_DIFFER_MINUTES });
    if (endsAhead(row, { date: now.toISODate() ?? '', time: now.toFormat('HH:mm') }))
      throw invalidField(
        'endsAt',
        'end_ahead',
        'Jam selesai belum tiba. Perbaiki, atau kirim dengan menyatakan bahwa jam itu memang dimaksud.',
      );
  }

  private async validatorOf(tx: Tx, actor: Actor, facts: ActivityFacts) {
    const { seat, ...validator } = await this.validators.of(tx, actor, facts.row, facts);
    if (!seat)
      throw problem(
        409,
        'validator_unknown',
        'Pejabat penilai Anda belum diketahui. Minta admin instansi melengkapinya.',
      );
    return { seat, ...validator };
  }
}

/** A draft that lay until its month closed is not sent any more. */
function requireOpenMonth({ today }: Actor, row: LockedActivity): void {
  const entry = { ...row, output: { quantity: row.outputQuantity, unit: row.outputUnit } };
  const faults = entryFaults(entry, { today, closingDay: row.closingDay });
  if (faults.length > 0) throw invalid(faults);
}
