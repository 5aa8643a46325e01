import type { CorrectionField } from './domain/terms.js';

/** `frontend/src/features/organization/corrections/words.ts` says the same. */
export const FIELD_WORDS: Readonly<Record<CorrectionField, string>> = {
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

/** "Telepon, Surel" */
export const namesOf = (fields: readonly CorrectionField[]): string =>
  fields.map((field) => FIELD_WORDS[field]).join(', ');
