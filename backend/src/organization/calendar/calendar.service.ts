import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/sql.js';
import { addWorkingDays, type WorkCalendar } from './domain/calendar.js';
import type { WorkingWeek } from '../../kernel/settings.js';
import { settingSql } from '../../platform/database/settings.js';

interface CalendarRow {
  holidays: string[];
  daysPerWeek: WorkingWeek;
}

/** The agency's working calendar: dated holidays and the length of its week (R116). */
@Injectable()
export class CalendarService {
  async calendar(sql: Sql, agencyId: string): Promise<WorkCalendar> {
    const [row] = await sql.query<CalendarRow>(
      `select coalesce((select array_agg(h.date::text) from holiday h where h.agency_id = a.id), '{}') as holidays,
              ${settingSql('workingDaysPerWeek', 'a')} as "daysPerWeek"
         from agency a where a.id = $1`,
      [agencyId],
    );
    return { holidays: new Set(row?.holidays ?? []), daysPerWeek: row?.daysPerWeek };
  }

  /** Names of the holidays from a first to a last day, by date. */
  async holidays(
    sql: Sql,
    agencyId: string,
    from: string,
    until: string,
  ): Promise<Map<string, string>> {
    const rows = await sql.query<{ date: string; name: string }>(
      'select date::text, name from holiday where agency_id = $1 and date between $2 and $3 order by date',
      [agencyId, from, until],
    );
    return new Map(rows.map((row) => [row.date, row.name]));
  }

  /** The date `workingDays` after `from`: when a step is due. */
  async dueOn(sql: Sql, agencyId: string, from: string, workingDays: number): Promise<string> {
    return addWorkingDays(from, workingDays, await this.calendar(sql, agencyId));
  }
}
