/** The closed lists of the import files; the codes are stored as they stand in them. */
export const AGENCY_KINDS = ['PROVINSI', 'KABUPATEN', 'KOTA'] as const;

export const MANAGER_KINDS = [
  'KEPALA_DAERAH',
  'JPT_MADYA',
  'JPT_PRATAMA',
  'ADMINISTRATOR',
  'PENGAWAS',
] as const;
/** Jabatan of UU 20/2023: manajerial, then nonmanajerial. */
export const POSITION_KINDS = [...MANAGER_KINDS, 'FUNGSIONAL', 'PELAKSANA'] as const;

/** Jenjang of jabatan fungsional (keterampilan, keahlian) and kinds of pelaksana (PermenPANRB 45/2022). */
export const FUNCTIONAL_LEVELS = [
  'Pemula',
  'Terampil',
  'Mahir',
  'Penyelia',
  'Ahli Pertama',
  'Ahli Muda',
  'Ahli Madya',
  'Ahli Utama',
  'Klerek',
  'Operator',
  'Teknisi',
] as const;

export const ECHELONS = [
  'I.a',
  'I.b',
  'II.a',
  'II.b',
  'III.a',
  'III.b',
  'IV.a',
  'IV.b',
  'V.a',
] as const;

export const EDUCATION_LEVELS = [
  'SD',
  'SMP',
  'SMA',
  'SMK',
  'D1',
  'D2',
  'D3',
  'D4',
  'S1',
  'S2',
  'S3',
] as const;

export type AgencyKind = (typeof AGENCY_KINDS)[number];
export type PositionKind = (typeof POSITION_KINDS)[number];
export type FunctionalLevel = (typeof FUNCTIONAL_LEVELS)[number];
export type Echelon = (typeof ECHELONS)[number];
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

/** Whether this kind of position leads others (UU 20/2023: jabatan manajerial, or the regional head). */
export const isManager = (kind: PositionKind): boolean =>
  (MANAGER_KINDS as readonly string[]).includes(kind);
