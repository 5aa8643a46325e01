import type { Gender } from '../../people/domain/nip.js';
import type { AsnKind } from '../../people/domain/rank.js';

/** The closed lists of the import files; the codes are stored as they stand in them. */
export const AGENCY_KINDS = ['PROVINSI', 'KABUPATEN', 'KOTA'] as const;
export const TIME_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;

export const EMPLOYMENT_KINDS = [
  'PNS',
  'PPPK',
  'PEJABAT_NEGARA',
] as const satisfies readonly AsnKind[];
export const GENDERS = ['L', 'P'] as const satisfies readonly Gender[];

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

export const GOAL_LEVELS = ['FINAL_OUTCOME', 'CSF', 'KONDISI_ANTARA', 'OPERASIONAL'] as const;
export const CASCADINGS = ['DIRECT', 'NON_DIRECT'] as const;
export const DIRECTIONS = ['MAKIN_TINGGI', 'MAKIN_RENDAH'] as const;

export type AgencyKind = (typeof AGENCY_KINDS)[number];
export type TimeZone = (typeof TIME_ZONES)[number];
export type PositionKind = (typeof POSITION_KINDS)[number];
export type FunctionalLevel = (typeof FUNCTIONAL_LEVELS)[number];
export type Echelon = (typeof ECHELONS)[number];
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];
export type GoalLevel = (typeof GOAL_LEVELS)[number];
export type Cascading = (typeof CASCADINGS)[number];
/** Whether a higher or a lower figure is the better one. */
export type Direction = 'HIGHER' | 'LOWER';

/** Whether this kind of position leads others (UU 20/2023: jabatan manajerial, or the regional head). */
export const isManager = (kind: PositionKind): boolean =>
  (MANAGER_KINDS as readonly string[]).includes(kind);
