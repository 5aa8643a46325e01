import { MONTHS } from './period.js';

/** A day and its month never break apart. */
const NBSP = '\u00a0';

function parts(date: string): { day: string; month: string; year: string } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = MONTHS[Number(match?.[2]) - 1];
  const day = Number(match?.[3]);
  if (!match?.[1] || !month || day < 1 || day > 31) throw new RangeError(`no date: ${date}`);
  return { day: String(day), month, year: match[1] };
}

/**
 * `2026-11-18` as `18 November 2026`.
 * @throws RangeError when the text is no date.
 */
export function longDate(date: string): string {
  const { day, month, year } = parts(date);
  return `${day}${NBSP}${month} ${year}`;
}

/** `18 November sampai dengan 31 Desember 2026`; the first year only where it differs. */
export function longPeriod(from: string, until: string): string {
  if (from === until) return longDate(from);
  const first = parts(from);
  const sameYear = first.year === parts(until).year;
  const start = sameYear ? `${first.day}${NBSP}${first.month}` : longDate(from);
  return `${start} sampai dengan ${longDate(until)}`;
}
