import { longDate } from '../../../kernel/indonesian-date.js';

/**
 * How an employment ends (PP 11/2017 Ps 238 ff. for PNS, PP 49/2018 Ps 53 for PPPK), in the words of forms and screens.
 * `reappointed` and `merged` are written by the system alone.
 */
export const DEPARTURE_KINDS = [
  'retired',
  'transferred',
  'deceased',
  'contract_ended',
  'resigned',
  'dismissed',
] as const;
export type DepartureKind = (typeof DEPARTURE_KINDS)[number];

/** What the list of departures tells of. */
export const LISTED_KINDS = [...DEPARTURE_KINDS, 'suspended'] as const;
export type ListedKind = (typeof LISTED_KINDS)[number];

export const DEPARTURE_STATUSES = ['upcoming', 'in_force', 'over', 'undone'] as const;
export type DepartureStatus = (typeof DEPARTURE_STATUSES)[number];

/** The halves of that list. */
export const DEPARTURE_TIMES = ['upcoming', 'past'] as const;
export type DepartureTime = (typeof DEPARTURE_TIMES)[number];

export const DEPARTURE_WORDS: Readonly<Record<DepartureKind, string>> = {
  retired: 'Pensiun',
  transferred: 'Pindah instansi',
  deceased: 'Meninggal dunia',
  contract_ended: 'Akhir masa kontrak',
  resigned: 'Berhenti atas permintaan sendiri',
  dismissed: 'Diberhentikan',
};

/**
 * Who may still read what is their own: an evaluation up to the last day belongs to them, and so does the keberatan against
 * it. `access_on()` in the database says the same.
 */
export const KEEPS_READING: Readonly<Record<DepartureKind, boolean>> = {
  retired: true,
  transferred: false,
  deceased: false,
  contract_ended: true,
  resigned: true,
  dismissed: true,
};

/** What becomes of signing in, in the words of the screen that asks first; `day` as people write it. */
export function accessAfter(kind: DepartureKind | undefined, day: string): string {
  if (kind === undefined) return `Diakhiri; mulai ${day} tidak lagi bertugas`;
  return KEEPS_READING[kind]
    ? `Diakhiri; mulai ${day} dapat masuk hanya untuk membaca miliknya sendiri`
    : `Diakhiri; tidak dapat masuk lagi mulai ${day}`;
}

/** What decides whether an employment may end, or pause, from a day on. */
export interface Tenure {
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** the holding that begins last, if any */
  readonly lastHoldingStartsOn: string | null;
}

export interface DateFault {
  readonly code: string;
  readonly message: string;
}

/** The day from which somebody no longer serves lies behind the beginning of what it ends. */
export function departureFault(
  tenure: Tenure,
  effectiveFrom: string,
  today: string,
): DateFault | null {
  const { startsOn, lastHoldingStartsOn } = tenure;
  if (effectiveFrom <= startsOn)
    return {
      code: 'range',
      message: `Masa kerja di instansi ini baru dimulai ${longDate(startsOn)}.`,
    };
  if (lastHoldingStartsOn !== null && effectiveFrom <= lastHoldingStartsOn) {
    const message =
      lastHoldingStartsOn > today
        ? `Jabatan yang akan datang sudah tercatat mulai ${longDate(lastHoldingStartsOn)}. Batalkan dahulu, atau pilih tanggal sesudahnya.`
        : `Jabatan sekarang berlaku sejak ${longDate(lastHoldingStartsOn)}; tanggal berhenti harus sesudahnya.`;
    return { code: 'range', message };
  }
  return null;
}

/** A departure can be taken back until its day. */
export const isUndoable = (effectiveFrom: string, today: string): boolean => today < effectiveFrom;
