import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CalendarAftermath } from '../../organization/calendar/calendar-aftermath.js';
import { dueWorkingDays } from './domain/chain.js';

/** A step whose turn it is is due by the calendar as it stands. */
@Injectable()
export class AssignmentDue implements OnModuleInit {
  constructor(private readonly aftermath: CalendarAftermath) {}

  onModuleInit(): void {
    this.aftermath.register({
      table: 'assignment_step',
      pending: `t.status = 'pending'`,
      since: 't.since',
      days: `case when t.capacity = 'employee' then ${dueWorkingDays('employee')} else ${dueWorkingDays('unit_head')} end`,
      unit: 'unit_id',
      employee: 'employee_id',
      words: 'penugasan yang menunggu Anda',
      link: '/persetujuan',
    });
  }
}
