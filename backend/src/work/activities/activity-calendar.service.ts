import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Actor } from '../../kernel/actor.js';
import { addDays, endOfMonth, weekday } from '../../kernel/date.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { isWorkingDay } from '../../organization/calendar/domain/calendar.js';
import { Database } from '../../platform/database/database.js';
import type { ActivityCalendarDto, ActivityDayDto } from './activity.dto.js';
import { ActivityReadingService } from './activity-reading.service.js';
import type { ActivityStatus } from './domain/lifecycle.js';
import { isMonthClosed, logDeadline } from './domain/rules.js';
import { activitySettings } from './settings.js';

interface DayRow {
  date: string;
  status: ActivityStatus;
  count: number;
  minutes: number;
}

/** The status that asks for most attention colours the day. */
const ATTENTION: readonly ActivityStatus[] = [
  'returned',
  'draft',
  'submitted',
  'validated',
  'rejected',
];

/** The month of one person: what is done on each day, and which working days are still empty. */
@Injectable()
export class ActivityCalendarService {
  constructor(
    private readonly database: Database,
    private readonly workdays: CalendarService,
    private readonly reading: ActivityReadingService,
  ) {}

  async month(actor: Actor, month: string, ofEmployee?: string): Promise<ActivityCalendarDto> {
    const employeeId = ofEmployee ?? actor.employeeId;
    const first = `${month}-01`;
    const last = endOfMonth(first);
    const isMine = employeeId === actor.employeeId;
    if (!isMine) await this.reading.requireReadsAllOf(actor, employeeId);
    const [rows, calendar, holidays, { closingDay }, since] = await Promise.all([
      this.database.query<DayRow>(
        `select date::text, status, count(*)::int as count, sum(minutes)::int as minutes from activity
          where agency_id = $1 and employee_id = $2 and date between $3 and $4 and (status <> 'draft' or $5)
          group by date, status`,
        [actor.agencyId, employeeId, first, last, isMine],
      ),
      this.workdays.calendar(this.database, actor.agencyId),
      this.workdays.holidays(this.database, actor.agencyId, first, last),
      activitySettings(this.database, actor.agencyId),
      this.workingSince(actor.agencyId, employeeId),
    ]);
    const days = datesOf(first, last).map((date): ActivityDayDto => {
      const ofDay = rows.filter((row) => row.date === date);
      const works = isWorkingDay(date, calendar);
      const isDue = since !== null && date >= since && date < actor.today;
      return {
        date,
        kind: holidays.has(date) ? 'holiday' : works ? 'workday' : 'weekend',
        holiday: holidays.get(date) ?? null,
        count: ofDay.reduce((sum, row) => sum + row.count, 0),
        status: ATTENTION.find((status) => ofDay.some((row) => row.status === status)) ?? null,
        missing: works && isDue && ofDay.length === 0,
      };
    });
    const missing = days.filter((day) => day.missing).map(({ date }) => date);
    const withStatus = (...statuses: ActivityStatus[]): number =>
      days.filter((day) => day.status !== null && statuses.includes(day.status)).length;
    return {
      month,
      today: actor.today,
      loggableUntil: logDeadline(first, closingDay),
      closed: isMonthClosed(first, actor.today, closingDay),
      days,
      missing: missing.map((date) => ({ date, text: dayText(date) })),
      totals: {
        validatedDays: withStatus('validated'),
        waitingDays: withStatus('submitted'),
        returnedDays: withStatus('returned'),
        missingDays: missing.length,
        activities: rows.reduce((sum, row) => sum + row.count, 0),
        minutes: rows.reduce((sum, row) => sum + (row.status === 'rejected' ? 0 : row.minutes), 0),
      },
    };
  }

  /** Nobody misses days before joining the agency. */
  private async workingSince(agencyId: string, employeeId: string | null): Promise<string | null> {
    const row = await this.database.one<{ since: string }>(
      'select starts_on::text as since from employment where agency_id = $1 and id = $2',
      [agencyId, employeeId],
    );
    return row?.since ?? null;
  }
}

function datesOf(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}

const WEEKDAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];

/** `Kamis 12 November` */
const dayText = (date: string): string =>
  `${WEEKDAYS[weekday(date) - 1]} ${DateTime.fromISO(date).setLocale('id').toFormat('d LLLL')}`;
