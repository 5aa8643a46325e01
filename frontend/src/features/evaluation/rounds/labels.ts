import type { Tone } from '@/components/ui/StatusTag';
import type { components } from '@/lib/api/schema';
import { actingPrefix, VACANT_POST } from '@/features/organization/words';
import { dateRange } from '@/lib/format';

type Schemas = components['schemas'];
export type Sheet = Schemas['AssessmentItemDto'];
export type SheetDetail = Schemas['AssessmentDto'];
export type SheetLine = Schemas['AssessmentLineDto'];
export type SquadResults = Schemas['SquadResultsDto'];
export type EmployeeResults = Schemas['EmployeeResultsDto'];
export type UnitResults = Schemas['UnitResultsDto'];
export type SheetInput = Schemas['SheetInputDto'];
/** What every result carries, of a person, a squad or a unit. */
export type Score = Omit<EmployeeResults, 'employee' | 'assessorName' | 'inputs' | 'awaiting'>;
export type Round = Schemas['RoundRefDto'];
export type Preview = Schemas['AssessmentPreviewDto'];
export type SquadReport = Schemas['SquadReportDto'];

/** Words of decisions.md. */
export const SHEET_STATUS: Record<Sheet['status'], { word: string; tone: Tone }> = {
  open: { word: 'Belum dinilai', tone: 'wait' },
  submitted: { word: 'Dinilai', tone: 'done' },
  reopened: { word: 'Dibuka kembali', tone: 'back' },
};

export const ROUND_STATUS: Record<Round['status'], { word: string; tone: Tone }> = {
  scoring: { word: 'Sedang dinilai', tone: 'wait' },
  scored: { word: 'Menunggu diterima', tone: 'wait' },
  accepted: { word: 'Diterima', tone: 'done' },
};

const SCORER_KIND: Record<SheetInput['kind'], string> = {
  owner: 'Pemilik kinerja',
  assessor: 'Penilai',
  owner_and_assessor: 'Pemilik kinerja dan penilai',
};

/** "Penilai, Plh. Putri Setiawan" */
export function scorerText(scorer: Schemas['ScorerDto']): string {
  return `${SCORER_KIND[scorer.kind]}, ${actingPrefix(scorer.delegationKind)}${scorer.name ?? VACANT_POST.toLowerCase()}`;
}

export const RATING: Record<NonNullable<Score['rating']>, string> = {
  above: 'Di atas ekspektasi',
  meets: 'Sesuai ekspektasi',
  below: 'Di bawah ekspektasi',
};

export interface Band {
  from: number;
  until: number;
  word: string;
}

export interface Aspect {
  key: 'substance' | 'conformity' | 'structure';
  name: string;
  short: string;
  question: string;
  bands: readonly [Band, Band, Band];
}

const bands = (high: string, middle: string, low: string): Aspect['bands'] => [
  { from: 90, until: 100, word: high },
  { from: 70, until: 89, word: middle },
  { from: 1, until: 69, word: low },
];

/** The three aspects of a reported rencana aksi, with what the figures mean. */
export const ASPECTS: readonly Aspect[] = [
  {
    key: 'substance',
    name: 'Kedalaman substansi',
    short: 'substansi',
    question: 'Apakah isi laporan menjawab hasil yang diharapkan?',
    bands: bands('sangat dalam', 'cukup', 'dangkal'),
  },
  {
    key: 'conformity',
    name: 'Kesesuaian pelaporan',
    short: 'kesesuaian',
    question: 'Apakah laporan sesuai target dan waktu yang disepakati?',
    bands: bands('tepat', 'sebagian besar', 'banyak meleset'),
  },
  {
    key: 'structure',
    name: 'Sistematika',
    short: 'sistematika',
    question: 'Apakah runtut, lengkap dan mudah diperiksa?',
    bands: bands('runtut', 'cukup', 'sukar diperiksa'),
  },
];

/** "Substansi 84, kesesuaian 79, sistematika 82" */
export function aspectsText(line: {
  substance: number;
  conformity: number;
  structure: number;
}): string {
  const text = ASPECTS.map((aspect) => `${aspect.short} ${line[aspect.key]}`).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const roundText = (round: Pick<Round, 'startsOn' | 'endsOn'>): string =>
  dateRange(round.startsOn, round.endsOn);

export const firstName = (name: string): string => name.split(' ')[0] ?? name;
