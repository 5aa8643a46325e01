import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CalendarAftermath } from '../../organization/calendar/calendar-aftermath.js';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';

/** A version that waits for the PjPK is due by the calendar as it stands. */
@Injectable()
export class SkpDue implements OnModuleInit {
  constructor(private readonly aftermath: CalendarAftermath) {}

  onModuleInit(): void {
    this.aftermath.register({
      table: 'skp_revision',
      pending: `t.status = 'submitted'`,
      since: 't.submitted_at',
      days: String(DECISION_DAYS),
      unit: 'assessor_unit_id',
      employee: 'assessor_employee_id',
      words: 'SKP yang menunggu persetujuan Anda',
      link: '/persetujuan',
    });
  }
}
