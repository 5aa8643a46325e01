import { refusal, refusedField } from '../../../kernel/error.js';
import {
  addDays,
  type DateRange,
  earlierOf,
  type IsoDate,
  intersect,
  isIsoDate,
  laterOf,
  overlaps,
} from '../../../kernel/date.js';
import { type PeriodCycle, periodOf } from '../../../kernel/period.js';
import type { SkpPeriod } from './content.js';

/** One dated slot for a rencana aksi. */
export interface ActionPeriod {
  /** `2026-11` or `2026-Q4`. */
  code: string;
  from: IsoDate;
  until: IsoDate;
}

/**
 * The default dates of an SKP for a holding: 1 January to 31 December of the year of `today`, cut
 * to the holding (R304: a holding that begins or ends in the year makes a shorter SKP).
 */
export function defaultPeriod(holding: DateRange, today: IsoDate): SkpPeriod {
  const year = today.slice(0, 4);
  const from = laterOf(`${year}-01-01`, holding.from);
  const until = `${from.slice(0, 4)}-12-31`;
  return { from, until: holding.until == null ? until : earlierOf(until, holding.until) };
}

/**
 * Checks the dates of a new SKP against the holding and its other SKP.
 * @throws Refusal `date_invalid`, `period_reversed`, `outside_holding` (400, field `from` or
 * `until`) or `skp_period_overlap` (409): ranges of one holding never overlap (R304).
 */
export function requireFreePeriod(
  period: SkpPeriod,
  holding: DateRange,
  others: readonly SkpPeriod[],
): void {
  for (const field of ['from', 'until'] as const) {
    if (!isIsoDate(period[field])) {
      throw refusedField(field, 'date_invalid', 'Tanggal tidak benar.');
    }
  }
  if (period.until < period.from) {
    throw refusedField('until', 'period_reversed', 'Tanggal akhir mendahului tanggal awal.');
  }
  const inHolding = intersect(holding, period);
  if (inHolding?.from !== period.from || inHolding.until !== period.until) {
    throw refusedField('from', 'outside_holding', 'Periode SKP berada di luar masa jabatan.');
  }
  if (others.some((other) => overlaps(other, period))) {
    throw refusal('skp_period_overlap', 'Sudah ada SKP untuk sebagian periode ini.');
  }
}

/** The slots of an SKP's rencana aksi, in order, cut to the SKP's dates, without gap or overlap. */
export function actionPeriods(period: SkpPeriod, cycle: PeriodCycle): ActionPeriod[] {
  const slots: ActionPeriod[] = [];
  for (let from = period.from; from <= period.until;) {
    const until = earlierOf(periodOf(from, cycle).endsOn, period.until);
    slots.push({ code: periodCode(from, cycle), from, until });
    from = addDays(until, 1);
  }
  return slots;
}

/** The code of the slot that holds a date: an activity is booked on the current item (12). */
export function periodCode(date: IsoDate, cycle: PeriodCycle): string {
  return cycle === 'monthly' ? date.slice(0, 7) : `${date.slice(0, 4)}-Q${quarterOf(date)}`;
}

const quarterOf = (date: IsoDate): number => Math.ceil(Number(date.slice(5, 7)) / 3);
