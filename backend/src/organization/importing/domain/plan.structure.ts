import { Decimal } from 'decimal.js';
import type { AgencyRow } from './agency.parser.js';
import { type Correction, changesOf, correction } from './changes.js';
import type { GoalRow, IndicatorRow } from '../../../planning/goals/domain/goals.parser.js';
import { parentsFirst } from './hierarchy.js';
import type { UnitRow } from './units.parser.js';

type Present<Row> = Omit<Row, 'row'> & { readonly id: string };

/** What an import of `agency` or `units` would do: new records, and corrected ones with their changes. */
export interface UpsertPlan<Row> {
  readonly created: readonly Row[];
  readonly corrected: readonly Correction[];
}

export type PresentAgency = Present<AgencyRow>;
export type PresentUnit = Present<UnitRow>;
export type PresentIndicator = Present<IndicatorRow>;
export type PresentGoal = Omit<Present<GoalRow>, 'indicators'> & {
  readonly indicators: readonly PresentIndicator[];
};

/** Agencies by code. */
export function planAgency(
  rows: readonly AgencyRow[],
  present: readonly PresentAgency[],
): UpsertPlan<AgencyRow> {
  return upsert(rows, present, ['name', 'kind', 'timeZone']);
}

/** Units by code; `created` has every parent before its children. Absent units are untouched. */
export function planUnits(
  rows: readonly UnitRow[],
  present: readonly PresentUnit[],
): UpsertPlan<UnitRow> {
  const plan = upsert(rows, present, ['parentCode', 'name', 'kind', 'template']);
  return { ...plan, created: parentsFirst(plan.created) };
}

export interface GoalsPlan {
  /** parents before children; their indicators are in `createdIndicators` or `correctedIndicators` */
  readonly createdGoals: readonly GoalRow[];
  readonly correctedGoals: readonly Correction[];
  readonly createdIndicators: readonly (IndicatorRow & { readonly goalCode: string })[];
  /** field `goalCode` where an indicator moved to another node */
  readonly correctedIndicators: readonly Correction[];
}

/** Goals and indicators by code within the year; absent ones are untouched. */
export function planGoals(rows: readonly GoalRow[], present: readonly PresentGoal[]): GoalsPlan {
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

function upsert<
  Field extends string,
  Row extends Coded & { readonly row: number } & Readonly<Record<Field, string | null>>,
>(
  rows: readonly Row[],
  present: readonly (Coded & { readonly id: string } & Readonly<Record<Field, string | null>>)[],
  fields: readonly Field[],
): UpsertPlan<Row> {
  const byCode = new Map(present.map((record) => [record.code, record]));
  const byPlace = new Map(present.map((record) => [placeOf(record), record]));
  const created: Row[] = [];
  const corrected: Correction[] = [];
  for (const row of rows) {
    const record = byPlace.get(placeOf(row)) ?? byCode.get(row.code);
    if (!record) created.push(row);
    else corrected.push(...correction(row.row, record.id, changesOf(record, row, fields)));
  }
  return { created, corrected };
}

interface Coded {
  readonly code: string;
  readonly goalCode?: string;
}

/** On the screen two goals can give an indicator the same code: the one in its place comes first. */
const placeOf = ({ goalCode = '', code }: Coded): string => `${goalCode}\n${code}`;
