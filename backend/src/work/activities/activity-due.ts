import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CalendarAftermath } from '../../organization/calendar/calendar-aftermath.js';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';

/** Working days in which a validator answers. */
export const VALIDATION_DAYS = DECISION_DAYS;

/** What waits for validation is due by the calendar as it stands. */
@Injectable()
export class ActivityDue implements OnModuleInit {
  constructor(private readonly aftermath: CalendarAftermath) {}

  onModuleInit(): void {
    this.aftermath.register({
      table: 'activity',
      pending: `t.status = 'submitted'`,
      since: 't.submitted_at',
      days: String(VALIDATION_DAYS),
      unit: 'validator_unit_id',
      employee: 'validator_employee_id',
      words: 'aktivitas yang menunggu validasi Anda',
      link: '/persetujuan',
    });
  }
}
