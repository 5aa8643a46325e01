import { DateTime } from 'luxon';
import { addDays, earlierOf, type IsoDate } from '../../kernel/date.js';
import {
  addWorkingDays,
  isWorkingDay,
  type WorkCalendar,
} from '../../organization/calendar/domain/calendar.js';

/** How far back the agency has been at work when it is loaded. */
export const HISTORY_DAYS = 110;

/** The days of the demo agency, counted from the day on which it is loaded. */
export class DemoTime {
  readonly today: IsoDate;
  /** The SKP of the agency: this year's, begun a year earlier where the history reaches back. */
  readonly skp: { readonly from: IsoDate; readonly until: IsoDate };

  constructor(
    readonly now: Date,
    readonly timeZone: string,
    readonly calendar: WorkCalendar,
  ) {
    this.today = DateTime.fromJSDate(now).setZone(timeZone).toISODate() ?? '';
    this.skp = {
      from: `${addDays(this.today, -HISTORY_DAYS).slice(0, 4)}-01-01`,
      until: `${this.year}-12-31`,
    };
  }

  get year(): number {
    return Number(this.today.slice(0, 4));
  }

  day(offset: number): IsoDate {
    return addDays(this.today, offset);
  }

  /** The first working day on or after `offset` days from today, though never after today. */
  workday(offset: number): IsoDate {
    let date = this.day(offset);
    while (date < this.today && !isWorkingDay(date, this.calendar)) date = addDays(date, 1);
    return earlierOf(date, offset > 0 ? date : this.today);
  }

  /** `count` working days later, though never after today. */
  later(date: IsoDate, count: number): IsoDate {
    return earlierOf(addWorkingDays(date, count, this.calendar), this.today);
  }

  /** The working days of the history, oldest first. */
  workdays(days = HISTORY_DAYS - 10): IsoDate[] {
    return Array.from({ length: days + 1 }, (_, index) => this.day(index - days)).filter((date) =>
      isWorkingDay(date, this.calendar),
    );
  }

  /** Wall time of the agency as an instant; what would lie ahead happened a moment ago. */
  at(date: IsoDate, minutesOfDay: number): Date {
    const instant = DateTime.fromISO(date, { zone: this.timeZone })
      .plus({ minutes: minutesOfDay })
      .toJSDate();
    return instant < this.now ? instant : new Date(this.now.getTime() - 5 * 60_000);
  }
}
