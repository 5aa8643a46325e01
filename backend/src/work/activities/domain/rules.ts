import { Decimal } from 'decimal.js';
import type { FieldError } from '../../../kernel/error.js';
import { addDays, isIsoDate, type IsoDate } from '../../../kernel/date.js';
import { DEFAULT_SETTINGS } from '../../../kernel/settings.js';

/** When and how much, as the member types it. Times are wall time of the agency's zone. */
export interface ActivityEntry {
  date: IsoDate;
  /** `HH:MM`, 24 hours. */
  startsAt: string;
  endsAt: string;
  /** Night duty that ends on the next day. */
  endsNextDay?: boolean;
  output: { quantity: string; unit: string };
  description: string;
}

/** What the rules need beside the entry. */
export interface EntryContext {
  /** Today in the agency's zone. */
  today: IsoDate;
  /** Day of the next month on which logging for a month closes, unless the default holds. */
  closingDay?: number;
}

export const MAX_DESCRIPTION = 300;
export const MAX_MINUTES = 24 * 60;

const WALL_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
// NUMERIC(12,2) in the database.
const QUANTITY = /^\d{1,10}(\.\d{1,2})?$/;

/** Minutes after midnight, or null for a text that is no `HH:MM`. */
export function minutesOfDay(time: string): number | null {
  const match = WALL_TIME.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/**
 * Length in whole minutes of wall time, 1–1440, or null when the times are no times or the end
 * does not come after the start within 24 hours (R601).
 */
export function durationMinutes(
  entry: Pick<ActivityEntry, 'startsAt' | 'endsAt' | 'endsNextDay'>,
): number | null {
  const start = minutesOfDay(entry.startsAt);
  const end = minutesOfDay(entry.endsAt);
  if (start === null || end === null) return null;
  const minutes = end - start + (entry.endsNextDay === true ? MAX_MINUTES : 0);
  return minutes >= 1 && minutes <= MAX_MINUTES ? minutes : null;
}

/** The last day on which work of that month can be logged. `closingDay` is 1–28. */
export function logDeadline(
  date: IsoDate,
  closingDay = DEFAULT_SETTINGS.activityClosingDay,
): IsoDate {
  const nextMonth = addDays(`${date.slice(0, 7)}-01`, 32).slice(0, 7);
  return `${nextMonth}-${`${closingDay}`.padStart(2, '0')}`;
}

/** True once work of that date can no longer be logged. */
export const isMonthClosed = (
  date: IsoDate,
  today: IsoDate,
  closingDay = DEFAULT_SETTINGS.activityClosingDay,
): boolean => today > logDeadline(date, closingDay);

const fault = (field: string, code: string, message: string): FieldError => ({
  field,
  code,
  message,
});

/** All faults of an entry at their fields: date, times, output, description (R601). */
export function entryFaults(entry: ActivityEntry, context: EntryContext): FieldError[] {
  return [
    ...dateFaults(entry.date, context),
    ...timeFaults(entry),
    ...outputFaults(entry.output),
    ...descriptionFaults(entry.description),
  ];
}

function dateFaults(date: IsoDate, { today, closingDay }: EntryContext): FieldError[] {
  if (!isIsoDate(date)) return [fault('date', 'date_invalid', 'Tanggal tidak benar.')];
  if (date > today) return [fault('date', 'date_future', 'Tanggal belum tiba.')];
  if (isMonthClosed(date, today, closingDay)) {
    return [fault('date', 'month_closed', 'Pencatatan untuk bulan itu sudah ditutup.')];
  }
  return [];
}

function timeFaults(entry: ActivityEntry): FieldError[] {
  const faults = (['startsAt', 'endsAt'] as const)
    .filter((field) => minutesOfDay(entry[field]) === null)
    .map((field) => fault(field, 'time_invalid', 'Tulis waktu sebagai jam dan menit, mis. 08:30.'));
  if (faults.length > 0 || durationMinutes(entry) !== null) return faults;
  return entry.endsNextDay === true
    ? [fault('endsAt', 'too_long', 'Paling lama 24 jam.')]
    : [fault('endsAt', 'end_before_start', 'Waktu selesai harus sesudah waktu mulai.')];
}

function outputFaults(output: ActivityEntry['output']): FieldError[] {
  const faults: FieldError[] = [];
  if (!QUANTITY.test(output.quantity) || new Decimal(output.quantity).isZero()) {
    faults.push(
      fault(
        'output.quantity',
        'quantity_invalid',
        'Jumlah hasil harus lebih dari nol, paling banyak dua angka di belakang koma.',
      ),
    );
  }
  if (output.unit.trim() === '') {
    faults.push(fault('output.unit', 'required', 'Isi satuannya.'));
  }
  return faults;
}

function descriptionFaults(description: string): FieldError[] {
  if (description.trim() === '') {
    return [fault('description', 'required', 'Uraikan apa yang dikerjakan.')];
  }
  if (lengthOf(description) > MAX_DESCRIPTION) {
    return [fault('description', 'too_long', `Paling banyak ${MAX_DESCRIPTION} huruf.`)];
  }
  return [];
}

/** Length as people count it: an emoji is one character. */
const lengthOf = (text: string): number => [...text].length;

/** Whether the work would end later than now; `now` is wall time of the agency's zone. */
export function endsAhead(
  { date, endsAt, endsNextDay }: Pick<ActivityEntry, 'date' | 'endsAt' | 'endsNextDay'>,
  now: { date: IsoDate; time: string },
): boolean {
  const endsOn = endsNextDay === true ? addDays(date, 1) : date;
  return endsOn > now.date || (endsOn === now.date && endsAt > now.time);
}

/** The work on a time line that crosses midnight, for comparison. */
export interface TimedEntry {
  id?: string;
  date: IsoDate;
  startsAt: string;
  endsAt: string;
  endsNextDay?: boolean;
}

/**
 * The entries that share minutes with this one. An overlap gives warnings, never a refusal
 * (R602). Entries that merely touch do not overlap.
 */
export function overlapping<Entry extends TimedEntry>(
  entry: TimedEntry,
  others: readonly Entry[],
): Entry[] {
  const [start, end] = span(entry);
  return others.filter((other) => {
    if (other.id !== undefined && other.id === entry.id) return false;
    const [otherStart, otherEnd] = span(other);
    return start < otherEnd && otherStart < end;
  });
}

function span(entry: TimedEntry): [start: number, end: number] {
  const start =
    Date.parse(`${entry.date}T00:00:00Z`) / 60_000 + (minutesOfDay(entry.startsAt) ?? 0);
  return [start, start + (durationMinutes(entry) ?? 0)];
}
