import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CalendarAftermath } from '../../organization/calendar/calendar-aftermath.js';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';

/** A score sheet is due by the calendar as it stands, from the request or from when the round was sent back. */
@Injectable()
export class AssessmentDue implements OnModuleInit {
  constructor(private readonly aftermath: CalendarAftermath) {}

  onModuleInit(): void {
    this.aftermath.register({
      table: 'assessment',
      join: 'join assessment_round r on r.id = t.round_id',
      pending: `t.status <> 'submitted'`,
      since: `case when t.status = 'reopened' then r.decided_at else r.requested_at end`,
      days: String(DECISION_DAYS),
      unit: 'scorer_unit_id',
      employee: 'scorer_employee_id',
      words: 'lembar penilaian',
      link: '/penilaian',
    });
  }
}
