import { typedNumber } from '@/lib/number';
import type { GoalDetail } from './labels';

export interface IndicatorDraft {
  key: string;
  id?: string;
  text: string;
  unit: string;
  target: string;
  direction: 'HIGHER' | 'LOWER';
  formula: string;
}

/** What somebody types of a goal. */
export interface GoalDraft {
  level: GoalDetail['level'];
  cascading: GoalDetail['cascading'];
  statement: string;
  /** Empty: none, or a squad or person that stays. */
  unitId: string;
  indicators: IndicatorDraft[];
}

export const emptyIndicator = (): IndicatorDraft => ({
  key: crypto.randomUUID(),
  text: '',
  unit: '',
  target: '',
  direction: 'HIGHER',
  formula: '',
});

export const draftOf = (goal: GoalDetail): GoalDraft => ({
  level: goal.level,
  cascading: goal.cascading,
  statement: goal.statement,
  unitId: goal.pengampu?.kind === 'unit' ? goal.pengampu.id : '',
  indicators: goal.indicators.map(
    ({ id, text, unit, target, targetWords, direction, formula }) => ({
      key: id,
      id,
      text,
      unit,
      target: targetWords ?? typedNumber(target),
      direction,
      formula: formula ?? '',
    }),
  ),
});

/** Three versions of one value: what was typed stays, what was not touched follows the latest. */
const merged = <T>(base: T, mine: T, latest: T): T => (mine === base ? latest : mine);

function mergedIndicators(
  base: readonly IndicatorDraft[],
  mine: readonly IndicatorDraft[],
  latest: readonly IndicatorDraft[],
): IndicatorDraft[] {
  const before = new Map(base.map((row) => [row.key, row]));
  const now = new Map(latest.map((row) => [row.key, row]));
  const kept = mine.flatMap((row): IndicatorDraft[] => {
    const old = before.get(row.key);
    if (!old) return [row];
    const other = now.get(row.key);
    if (!other) {
      // Deleted meanwhile: an edited indicator becomes a new one, an untouched one is dropped.
      const { id: _id, ...typed } = row;
      return isSame(old, row) ? [] : [{ ...typed, key: crypto.randomUUID() }];
    }
    return [
      {
        ...row,
        text: merged(old.text, row.text, other.text),
        unit: merged(old.unit, row.unit, other.unit),
        target: merged(old.target, row.target, other.target),
        direction: merged(old.direction, row.direction, other.direction),
        formula: merged(old.formula, row.formula, other.formula),
      },
    ];
  });
  return [...kept, ...latest.filter((row) => !before.has(row.key))];
}

const isSame = (a: IndicatorDraft, b: IndicatorDraft): boolean =>
  a.text === b.text &&
  a.unit === b.unit &&
  a.target === b.target &&
  a.direction === b.direction &&
  a.formula === b.formula;

/** What was typed on top of `base`, on top of `latest` instead: nothing typed is lost, nothing of the other is undone unseen. */
export const rebased = (base: GoalDraft, mine: GoalDraft, latest: GoalDraft): GoalDraft => ({
  level: merged(base.level, mine.level, latest.level),
  cascading: merged(base.cascading, mine.cascading, latest.cascading),
  statement: merged(base.statement, mine.statement, latest.statement),
  unitId: merged(base.unitId, mine.unitId, latest.unitId),
  indicators: mergedIndicators(base.indicators, mine.indicators, latest.indicators),
});

/** Fields as ids of the form's controls where `draft` would write over what the latest version says. */
export function overwritten(draft: GoalDraft, latest: GoalDraft): string[] {
  const fields = (['level', 'cascading', 'statement', 'unitId'] as const).filter(
    (field) => draft[field] !== latest[field],
  );
  const mine = new Map(draft.indicators.map((row) => [row.key, row]));
  const rows = latest.indicators.flatMap((row, index) => {
    const own = mine.get(row.key);
    return own && isSame(own, row) ? [] : [`indicators.${index}`];
  });
  return [...fields, ...rows];
}
