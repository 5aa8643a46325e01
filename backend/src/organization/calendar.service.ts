import { Injectable } from '@nestjs/common';
import type { Sql } from '../shared/database/sql.js';
import { addWorkingDays, type WorkCalendar } from './domain/calendar.js';

interface CalendarRow {
  holidays: string[];
  daysPerWeek: 5 | 6;
}

/** The agency's working calendar: dated holidays and the length of its week (decision 19). */
@Injectable()
export class CalendarService {
  async calendar(sql: Sql, agencyId: string): Promise<WorkCalendar> {
    const [row] = await sql.query<CalendarRow>(
      `select coalesce((select array_agg(h.date::text) from holiday h where h.agency_id = a.id), '{}') as holidays,
              coalesce((a.settings ->> 'workingDaysPerWeek')::int, 5) as "daysPerWeek"
         from agency a where a.id = $1`,
      [agencyId],
    );
    return { holidays: new Set(row?.holidays ?? []), daysPerWeek: row?.daysPerWeek ?? 5 };
  }

  /** The date `workingDays` after `from`: when a step is due. */
  async dueOn(sql: Sql, agencyId: string, from: string, workingDays: number): Promise<string> {
    return addWorkingDays(from, workingDays, await this.calendar(sql, agencyId));
  }
}
