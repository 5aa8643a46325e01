import type { components } from '@/lib/api/schema';
import { typedNumber } from '@/lib/number';

export type GoalNode = components['schemas']['GoalNodeDto'];
export type GoalDetail = components['schemas']['GoalDetailDto'];
export type GoalTree = components['schemas']['GoalTreeDto'];

export const LEVELS: Record<GoalNode['level'], string> = {
  FINAL_OUTCOME: 'Final outcome',
  CSF: 'Faktor kunci (CSF)',
  KONDISI_ANTARA: 'Kondisi antara',
  OPERASIONAL: 'Operasional',
};

export const LEVEL_ORDER: readonly GoalNode['level'][] = [
  'FINAL_OUTCOME',
  'CSF',
  'KONDISI_ANTARA',
  'OPERASIONAL',
];

export const CASCADINGS = {
  DIRECT: 'cascading langsung',
  NON_DIRECT: 'cascading tidak langsung',
} as const;

export const DIRECTIONS = { HIGHER: 'Makin tinggi makin baik', LOWER: 'Makin rendah makin baik' };

export const GAPS: Record<GoalNode['gaps'][number], string> = {
  indicator: 'Tanpa indikator',
  pengampu: 'Tanpa pengampu',
  rhk: 'Tanpa RHK',
};

/** A target as it is shown: a formatted number, or the words used instead; null where there is none. */
export const targetOf = ({
  target,
  targetWords,
}: {
  target: string | null;
  targetWords: string | null;
}): string | null => targetWords ?? (target === null ? null : typedNumber(target));
