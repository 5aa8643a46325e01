import type { Tone } from '@/components/ui/StatusTag';
import type { components } from '@/lib/api/schema';
import { longDate } from '@/lib/format';

export type CorrectionRequest = components['schemas']['CorrectionRequestDto'];
export type OwnData = components['schemas']['OwnDataDto'];
export type CorrectionField = CorrectionRequest['changes'][number]['field'];

/** `backend/src/organization/corrections/words.ts` says the same. */
export const CORRECTION_FIELD: Record<CorrectionField, string> = {
  name: 'Nama tanpa gelar',
  frontTitle: 'Gelar depan',
  backTitle: 'Gelar belakang',
  birthDate: 'Tanggal lahir',
  gender: 'Jenis kelamin',
  education: 'Pendidikan',
  phone: 'Telepon',
  email: 'Surel',
  civilServiceSince: 'TMT CPNS',
};

export const FIELDS = Object.keys(CORRECTION_FIELD) as CorrectionField[];

export const CORRECTION_STATUS: Record<CorrectionRequest['status'], readonly [string, Tone]> = {
  waiting: ['Menunggu keputusan', 'wait'],
  approved: ['Disetujui', 'done'],
  refused: ['Ditolak', 'back'],
  withdrawn: ['Ditarik', 'done'],
  lapsed: ['Gugur', 'done'],
};

export const GENDERS: readonly (readonly [code: string, word: string])[] = [
  ['L', 'Laki-laki'],
  ['P', 'Perempuan'],
];

/** A value as people read it. */
export function valueText(field: CorrectionField, value: string | null): string {
  if (value === null || value === '') return 'Kosong';
  if (field === 'birthDate' || field === 'civilServiceSince') return longDate(value);
  if (field === 'gender') return GENDERS.find(([code]) => code === value)?.[1] ?? value;
  return value;
}

/** "Telepon, Surel" */
export const fieldsText = (fields: readonly CorrectionField[]): string =>
  fields.map((field) => CORRECTION_FIELD[field]).join(', ');
