/** The rhythm of rencana aksi; the agency chooses (R312). */
export const PERIOD_CYCLES = ['monthly', 'quarterly'] as const;
export type PeriodCycle = (typeof PERIOD_CYCLES)[number];

export interface Period {
  readonly label: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** As Indonesians write them; the first three letters are the short form. */
export const MONTHS: readonly string[] = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

const short = (month: number): string => (MONTHS[month - 1] ?? '').slice(0, 3);

/** The period (month or quarter of the calendar year) that holds `date` (`YYYY-MM-DD`); the cycle is the agency's choice (R802). */
export function periodOf(date: string, cycle: PeriodCycle): Period {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const months = cycle === 'monthly' ? 1 : 3;
  const first = month - ((month - 1) % months);
  const last = first + months - 1;
  const dayOf = (inMonth: number, day: number): string =>
    new Date(Date.UTC(year, inMonth - 1, day)).toISOString().slice(0, 10);
  return {
    label:
      cycle === 'monthly'
        ? `${MONTHS[first - 1]} ${year}`
        : `${short(first)}–${short(last)} ${year}`,
    startsOn: dayOf(first, 1),
    endsOn: dayOf(last + 1, 0),
  };
}
