/** A calendar date `YYYY-MM-DD`, without time zone. Sorts as text. */
export type IsoDate = string;

/** From a first to a last day, both included; no last day means open-ended. */
export interface DateRange {
  from: IsoDate;
  until?: IsoDate | null;
}

/** A range with both ends known. */
export interface ClosedRange extends DateRange {
  until: IsoDate;
}

const DAY_MS = 86_400_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real date of the Gregorian calendar; 31 February is none. */
export function isIsoDate(text: string): boolean {
  if (!ISO_DATE.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

function epochDay(date: IsoDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** The date `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((epochDay(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: IsoDate): number {
  const sundayBased = new Date(epochDay(date) * DAY_MS).getUTCDay();
  return sundayBased === 0 ? 7 : sundayBased;
}

/** Days in a closed range, both ends counted; 0 when it ends before it begins. */
export function daysIn(range: ClosedRange): number {
  return Math.max(0, epochDay(range.until) - epochDay(range.from) + 1);
}

/** True when the date lies in the range, ends included. */
export function includesDate(range: DateRange, date: IsoDate): boolean {
  return range.from <= date && (range.until == null || date <= range.until);
}

/** True when the two ranges share at least one day. */
export function overlaps(a: DateRange, b: DateRange): boolean {
  const aStartsInTime = b.until == null || a.from <= b.until;
  const bStartsInTime = a.until == null || b.from <= a.until;
  return aStartsInTime && bStartsInTime;
}

/** The days that a range shares with a closed period, or null when there is none. */
export function intersect(range: DateRange, period: ClosedRange): ClosedRange | null {
  if (!overlaps(range, period)) return null;
  return {
    from: laterOf(range.from, period.from),
    until: range.until == null ? period.until : earlierOf(range.until, period.until),
  };
}

/** The later of two dates. */
export const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** The earlier of two dates. */
export const earlierOf = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

/** The last day of the month that holds the date. */
export function endOfMonth(date: IsoDate): IsoDate {
  const firstOfNext = addDays(`${date.slice(0, 7)}-01`, 32).slice(0, 7);
  return addDays(`${firstOfNext}-01`, -1);
}
