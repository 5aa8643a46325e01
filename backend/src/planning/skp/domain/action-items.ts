import { type IsoDate, intersect } from '../../../kernel/date.js';
import type { ActionItem, Rhk, SkpPeriod } from './content.js';
import { PERIOD_CYCLES, type PeriodCycle } from '../../../kernel/period.js';
import { type ActionPeriod, actionPeriods } from './period.js';

/**
 * The dates of a slot code (`2026-11`, `2026-Q4`) cut to the SKP's own, or null when the code is none
 * or lies outside. Both cycles are read: an agency may change its cycle in the year.
 */
export function slotOf(code: string, period: SkpPeriod): ActionPeriod | null {
  const slots = PERIOD_CYCLES.flatMap((cycle) => actionPeriods(period, cycle));
  return slots.find((slot) => slot.code === code) ?? null;
}

/** The slots of an SKP that have not passed: nobody plans rencana aksi for a time that is over. */
export function openSlots(period: SkpPeriod, cycle: PeriodCycle, today: IsoDate): ActionPeriod[] {
  const rest = intersect({ from: today }, period);
  const slots = actionPeriods(period, cycle);
  // An SKP agreed after its end still needs the slot that is reported and scored.
  return rest === null ? slots.slice(-1) : slots.filter((slot) => slot.until >= today);
}

/** The RHK's own rencana aksi, or one for each slot where none was written (R312). */
export function completeActionItems(
  rhk: Rhk,
  slots: readonly ActionPeriod[],
  newId: () => string,
): ActionItem[] {
  if (rhk.actionItems.length > 0) return [...rhk.actionItems];
  const unit = rhk.indicators.find((row) => (row.unit ?? '') !== '')?.unit ?? null;
  return slots.map((slot) => ({
    id: newId(),
    period: slot.code,
    text: rhk.text,
    target: null,
    unit,
  }));
}
