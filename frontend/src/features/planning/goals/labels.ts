import type { components } from '@/lib/api/schema';
import { typedNumber } from '@/lib/number';
import { GOAL_LEVEL } from '../words';

export type GoalNode = components['schemas']['GoalNodeDto'];
export type GoalDetail = components['schemas']['GoalDetailDto'];
export type GoalTree = components['schemas']['GoalTreeDto'];

export const LEVEL_ORDER = Object.keys(GOAL_LEVEL) as (keyof typeof GOAL_LEVEL)[];

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
