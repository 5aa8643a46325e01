import type { ImportKind } from './sheet.js';

/** The columns of each kind of import, in the order of the files that agencies send. */
export const COLUMNS = {
  agency: ['KODE', 'NAMA', 'JENIS', 'ZONA_WAKTU'],
  units: ['KODE', 'INDUK', 'NAMA', 'JENIS', 'TEMPLAT'],
  employees: [
    'NIP',
    'NAMA',
    'GELAR_DEPAN',
    'GELAR_BELAKANG',
    'TANGGAL_LAHIR',
    'JENIS_KELAMIN',
    'JENIS_ASN',
    'GOLONGAN',
    'TMT_GOLONGAN',
    'TMT_CPNS',
    'JABATAN',
    'JENIS_JABATAN',
    'JENJANG',
    'ESELON',
    'KELAS_JABATAN',
    'KODE_UNIT',
    'KEPALA_UNIT',
    'PENDIDIKAN',
    'KEAHLIAN',
    'NO_HP',
    'EMAIL',
  ],
  goals: [
    'KODE',
    'INDUK',
    'LEVEL',
    'CASCADING',
    'SASARAN',
    'KODE_INDIKATOR',
    'INDIKATOR',
    'SATUAN',
    'TARGET',
    'ARAH',
    'FORMULA',
    'PENGAMPU_UNIT',
  ],
} as const satisfies Record<ImportKind, readonly string[]>;

/** Columns that a file may leave out. */
export const OPTIONAL_COLUMNS = {
  agency: [],
  units: [],
  employees: ['STATUS_PEGAWAI', 'TMT_BERHENTI'],
  goals: [],
} as const satisfies Record<ImportKind, readonly string[]>;

export type ColumnOf<Kind extends ImportKind> =
  (typeof COLUMNS)[Kind][number] | (typeof OPTIONAL_COLUMNS)[Kind][number];
