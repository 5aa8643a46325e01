import { Decimal } from 'decimal.js';
import type { Correction } from '../../../organization/importing/domain/changes.js';
import { parentsFirst } from '../../../organization/importing/domain/hierarchy.js';
import { type Present, upsert } from '../../../organization/importing/domain/upsert.js';
import type { ParsedGoal, ParsedIndicator } from './goals.parser.js';

export type PresentIndicator = Present<ParsedIndicator>;
export type PresentGoal = Omit<Present<ParsedGoal>, 'indicators'> & {
  readonly indicators: readonly PresentIndicator[];
};

export interface GoalsPlan {
  /** parents before children; their indicators are in `createdIndicators` or `correctedIndicators` */
  readonly createdGoals: readonly ParsedGoal[];
  readonly correctedGoals: readonly Correction[];
  readonly createdIndicators: readonly (ParsedIndicator & { readonly goalCode: string })[];
  /** field `goalCode` where an indicator moved to another node */
  readonly correctedIndicators: readonly Correction[];
}

/** Goals and indicators by code within the year; absent ones are untouched. */
export function planGoals(rows: readonly ParsedGoal[], present: readonly PresentGoal[]): GoalsPlan {
  const goals = upsert(rows, present, [
    'parentCode',
    'level',
    'cascading',
    'statement',
    'pengampuUnitCode',
  ]);
  const indicators = upsert(rows.flatMap(indicatorsOf), present.flatMap(indicatorsOf), [
    'goalCode',
    'text',
    'unit',
    'target',
    'targetWords',
    'direction',
    'formula',
  ]);
  return {
    createdGoals: parentsFirst(goals.created),
    correctedGoals: goals.corrected,
    createdIndicators: indicators.created,
    correctedIndicators: indicators.corrected,
  };
}

/** Flat, with the target in canonical form: NUMERIC comes back from the database with its own zeros. */
const indicatorsOf = <Indicator extends { readonly target: string | null }>(goal: {
  readonly code: string;
  readonly indicators: readonly Indicator[];
}): (Indicator & { readonly goalCode: string })[] =>
  goal.indicators.map((indicator) => ({
    ...indicator,
    goalCode: goal.code,
    target: indicator.target === null ? null : new Decimal(indicator.target).toFixed(),
  }));
