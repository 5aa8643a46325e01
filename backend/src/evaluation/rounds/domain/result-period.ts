import { type ClosedRange, isIsoDate } from '../../../kernel/date.js';
import { refusedField } from '../../../kernel/error.js';

const YEAR = /^(20\d\d)$/;
const QUARTER = /^(20\d\d)-Q([1-4])$/;
const QUARTERS = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
] as const;

/**
 * The period of a result: a year `2026`, a quarter `2026-Q4`, or two dates
 * `2026-07-01..2026-10-31`, both included. Without text: the year of today.
 * @throws Refusal `period_invalid` on field `period`
 */
export function resultPeriod(text: string | undefined, today: string): ClosedRange {
  if (text === undefined) return yearOf(today.slice(0, 4));
  const year = YEAR.exec(text)?.[1];
  if (year) return yearOf(year);
  const quarter = QUARTER.exec(text);
  const bounds = QUARTERS[Number(quarter?.[2]) - 1];
  if (quarter && bounds) {
    return { from: `${quarter[1]}-${bounds[0]}`, until: `${quarter[1]}-${bounds[1]}` };
  }
  const [from = '', until = '', ...rest] = text.split('..');
  if (rest.length === 0 && isIsoDate(from) && isIsoDate(until) && from <= until) {
    return { from, until };
  }
  throw refusedField(
    'period',
    'period_invalid',
    'Tulis periode seperti 2026, 2026-Q4, atau 2026-07-01..2026-10-31.',
  );
}

const yearOf = (year: string): ClosedRange => ({ from: `${year}-01-01`, until: `${year}-12-31` });
