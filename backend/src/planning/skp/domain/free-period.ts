import { addDays, type DateRange, type IsoDate, overlaps } from '../../../kernel/date.js';
import type { SkpPeriod } from './content.js';
import { defaultPeriod } from './period.js';

/**
 * The dates that a new SKP of a holding may have by default: the rest of the year behind its other
 * SKP (R304), or null when nothing of the year is left.
 */
export function freePeriod(
  holding: DateRange,
  others: readonly SkpPeriod[],
  today: IsoDate,
): SkpPeriod | null {
  const whole = defaultPeriod(holding, today);
  const last = others
    .filter((other) => overlaps(other, whole))
    .map((other) => other.until)
    .sort()
    .at(-1);
  const from = last === undefined ? whole.from : addDays(last, 1);
  return from <= whole.until ? { from, until: whole.until } : null;
}
