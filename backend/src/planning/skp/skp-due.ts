import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CalendarAftermath } from '../../organization/calendar/calendar-aftermath.js';

/** Working days in which a PjPK decides on a version. */
export const APPROVAL_DAYS = 5;

/** A version that waits for the PjPK is due by the calendar as it stands. */
@Injectable()
export class SkpDue implements OnModuleInit {
  constructor(private readonly aftermath: CalendarAftermath) {}

  onModuleInit(): void {
    this.aftermath.register({
      table: 'skp_revision',
      pending: `t.status = 'submitted'`,
      since: 't.submitted_at',
      days: String(APPROVAL_DAYS),
      unit: 'assessor_unit_id',
      employee: 'assessor_employee_id',
      words: 'SKP yang menunggu persetujuan Anda',
      link: '/persetujuan',
    });
  }
}
