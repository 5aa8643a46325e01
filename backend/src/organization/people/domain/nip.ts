import { addDays, isIsoDate, type IsoDate } from '../../../kernel/date.js';

/** What is wrong with a NIP, as the import reports it. */
export type NipCode =
  'nip_not_text' | 'nip_length' | 'nip_birth_date' | 'nip_month' | 'nip_gender' | 'nip_sequence';

export const GENDERS = ['L', 'P'] as const;
export type Gender = (typeof GENDERS)[number];

/** What an 18-digit NIP or NI PPPK says. */
export interface Nip {
  digits: string;
  kind: 'PNS' | 'PPPK';
  birthDate: IsoDate;
  gender: Gender;
  appointedYear: number;
  /** Month of TMT CPNS, 1–12; null for PPPK. */
  appointedMonth: number | null;
  /** Which appointment of a PPPK this is, counted from 21; null for PNS. */
  frequency: number | null;
  sequence: number;
}

export type NipResult = { ok: true; nip: Nip } | { ok: false; code: NipCode; message: string };

const MESSAGES: Readonly<Record<NipCode, string>> = {
  nip_not_text: 'NIP terbaca sebagai angka dan tidak utuh lagi. Simpan kolom NIP sebagai teks.',
  nip_length: 'NIP harus 18 angka.',
  nip_birth_date: 'Tanggal lahir di dalam NIP (angka 1–8) tidak benar.',
  nip_month: 'Bulan pengangkatan di dalam NIP (angka 13–14) tidak benar.',
  nip_gender: 'Kode jenis kelamin di dalam NIP (angka 15) harus 1 atau 2.',
  nip_sequence: 'Nomor urut di dalam NIP (angka 16–18) mulai dari 001.',
};

/** NI PPPK count their appointments from here, so that they never look like a month (R115). */
const FIRST_PPPK_FREQUENCY = 21;

const fault = (code: NipCode): NipResult => ({ ok: false, code, message: MESSAGES[code] });

/** True when a spreadsheet has turned the NIP into a number, whose last digits are then lost. */
function isSpreadsheetNumber(raw: unknown): boolean {
  return typeof raw === 'number' || (typeof raw === 'string' && /\d[.,]?\d*e\+?\d+/i.test(raw));
}

/**
 * Reads a NIP of a PNS or an NI of a PPPK: 18 digits, blanks allowed (R115).
 * Never guesses: a number from a spreadsheet is refused even when it has 18 digits.
 */
export function parseNip(raw: unknown): NipResult {
  if (isSpreadsheetNumber(raw) || typeof raw !== 'string') return fault('nip_not_text');
  const digits = raw.replaceAll(/\s/gu, '');
  if (!/^\d{18}$/.test(digits)) return fault('nip_length');

  const birthDate = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  if (!isIsoDate(birthDate) || birthDate < '1900-01-01') return fault('nip_birth_date');

  const monthOrFrequency = Number(digits.slice(12, 14));
  const isPns = monthOrFrequency >= 1 && monthOrFrequency <= 12;
  if (!isPns && monthOrFrequency < FIRST_PPPK_FREQUENCY) return fault('nip_month');
  const appointed = isPns ? `${digits.slice(8, 12)}-${digits.slice(12, 14)}` : digits.slice(8, 12);
  if (appointed <= birthDate.slice(0, appointed.length)) return fault('nip_birth_date');

  const gender = digits[14];
  if (gender !== '1' && gender !== '2') return fault('nip_gender');
  const sequence = Number(digits.slice(15));
  if (sequence === 0) return fault('nip_sequence');

  return {
    ok: true,
    nip: {
      digits,
      kind: isPns ? 'PNS' : 'PPPK',
      birthDate,
      gender: gender === '1' ? 'L' : 'P',
      appointedYear: Number(digits.slice(8, 12)),
      appointedMonth: isPns ? monthOrFrequency : null,
      frequency: isPns ? null : monthOrFrequency,
      sequence,
    },
  };
}

/** Year of birth and sequence only, for readers who need no more (public verification). */
export function maskNip(digits: string): string {
  return `${digits.slice(0, 4)}•••• •••••• • ${digits.slice(15)}`;
}

export interface NipProfile {
  birthDate?: IsoDate | null;
  gender?: Gender | null;
  kind?: string | null;
  /** TMT CPNS or TMT of the PPPK contract. */
  appointedOn?: IsoDate | null;
}

export interface NipWarning {
  code: 'nip_birth_date_differs' | 'nip_gender_differs' | 'nip_kind_differs' | 'tmt_too_young';
  message: string;
}

/**
 * Doubts that do not stop a row: the profile differs from the NIP, or the TMT lies before the
 * 16th birthday (real NIPs go down to 16½ years).
 */
export function nipWarnings(nip: Nip, profile: NipProfile): NipWarning[] {
  const warnings: NipWarning[] = [];
  if (profile.birthDate != null && profile.birthDate !== nip.birthDate) {
    warnings.push({
      code: 'nip_birth_date_differs',
      message: 'Tanggal lahir berbeda dengan tanggal lahir di dalam NIP.',
    });
  }
  if (profile.gender != null && profile.gender !== nip.gender) {
    warnings.push({
      code: 'nip_gender_differs',
      message: 'Jenis kelamin berbeda dengan kode di dalam NIP.',
    });
  }
  if (profile.kind != null && profile.kind !== nip.kind) {
    warnings.push({
      code: 'nip_kind_differs',
      message: 'Jenis ASN berbeda dengan bentuk NIP.',
    });
  }
  const birthDate = profile.birthDate ?? nip.birthDate;
  if (profile.appointedOn != null && profile.appointedOn < birthdayAt(birthDate, 16)) {
    warnings.push({
      code: 'tmt_too_young',
      message: 'TMT lebih awal dari ulang tahun ke-16.',
    });
  }
  return warnings;
}

/** The birthday of that age; for 29 February the day after in a common year. */
function birthdayAt(birthDate: IsoDate, years: number): IsoDate {
  const date = `${Number(birthDate.slice(0, 4)) + years}${birthDate.slice(4)}`;
  return isIsoDate(date) ? date : addDays(`${date.slice(0, 8)}28`, 1);
}
