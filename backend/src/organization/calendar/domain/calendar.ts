import { addDays, type IsoDate, weekday } from '../../../kernel/date.js';
import { DEFAULT_SETTINGS, type WorkingWeek } from '../../../kernel/settings.js';

/** The working calendar of an agency: dated holidays and the length of its week. */
export interface WorkCalendar {
  holidays: ReadonlySet<IsoDate>;
  /** 5 = Monday to Friday (default), 6 = Monday to Saturday. */
  daysPerWeek?: WorkingWeek;
}

/** Working days that anyone has for a decision: a step, an SKP, an activity, a sheet, a round (R410, R709). */
export const DECISION_DAYS = 5;

/** True when the agency works on that date. */
export function isWorkingDay(date: IsoDate, calendar: WorkCalendar): boolean {
  return (
    weekday(date) <= (calendar.daysPerWeek ?? DEFAULT_SETTINGS.workingDaysPerWeek) &&
    !calendar.holidays.has(date)
  );
}

/**
 * The date on which the `count`-th working day after `date` falls; the start day never counts.
 * Deadlines are given in working days (R116). `count` is a whole number ≥ 0; 0 gives `date`.
 * @throws RangeError when the calendar has no working day within ten years.
 */
export function addWorkingDays(date: IsoDate, count: number, calendar: WorkCalendar): IsoDate {
  let current = date;
  let left = count;
  for (let guard = 0; left > 0; guard += 1) {
    if (guard > 3660) throw new RangeError('calendar without working days');
    current = addDays(current, 1);
    if (isWorkingDay(current, calendar)) left -= 1;
  }
  return current;
}
