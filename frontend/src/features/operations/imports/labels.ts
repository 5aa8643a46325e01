import type { components } from '@/lib/api/schema';

export type ImportResult = components['schemas']['ImportResultDto'];
export type ImportRun = components['schemas']['ImportRunDto'];
export type ImportKind = ImportRun['kind'];

export const IMPORT_KINDS: readonly { value: ImportKind; label: string; note: string }[] = [
  { value: 'agency', label: 'Instansi', note: 'Kode, nama, jenis, dan zona waktu' },
  { value: 'units', label: 'Unit', note: 'Struktur dengan induk, jenis, dan templat' },
  { value: 'employees', label: 'Pegawai', note: 'Orang, jabatan, golongan, dan keahlian' },
  { value: 'goals', label: 'Sasaran', note: 'Pohon kinerja satu tahun dengan indikatornya' },
];

export const importKind = (kind: string): string =>
  IMPORT_KINDS.find(({ value }) => value === kind)?.label ?? kind;
