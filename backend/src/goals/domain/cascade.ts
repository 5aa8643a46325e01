import { Decimal } from 'decimal.js';
import type { Cascading } from './goal.js';

/** An indicator as far as cascading is concerned; the target is a decimal text or unknown. */
export interface MeasuredIndicator {
  text: string;
  unit: string;
  target: string | null;
}

export interface CascadedGoal {
  cascading: Cascading | null;
  indicators: readonly MeasuredIndicator[];
}

/** How the targets of direct children stand to their parent's. */
export interface CascadeCheck {
  text: string;
  unit: string;
  parentTarget: string;
  childrenTotal: string;
  /** `sum`: the children add up; `passed_down`: each has the whole; `differs`: neither. */
  result: 'sum' | 'passed_down' | 'differs';
}

const normal = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/gu, ' ');

const measuresSame = (a: MeasuredIndicator, b: MeasuredIndicator): boolean =>
  normal(a.text) === normal(b.text) && normal(a.unit) === normal(b.unit);

/**
 * Direct cascading divides a target or passes it down unchanged (PermenPANRB 8/2021). Compares
 * each indicator with those of the direct children that measure the same, exactly. A difference is
 * a remark for the gap report, never a refusal; what nobody below measures is left out.
 */
export function cascadeChecks(
  parent: Pick<CascadedGoal, 'indicators'>,
  children: readonly CascadedGoal[],
): CascadeCheck[] {
  const below = children
    .filter((child) => child.cascading === 'DIRECT')
    .flatMap((child) => child.indicators);
  return parent.indicators.flatMap((indicator) => {
    const targets = below
      .filter((other) => measuresSame(indicator, other))
      .flatMap((other) => (other.target === null ? [] : [new Decimal(other.target)]));
    if (indicator.target === null || targets.length === 0) return [];
    return [compare(indicator, new Decimal(indicator.target), targets)];
  });
}

function compare(
  { text, unit }: MeasuredIndicator,
  parentTarget: Decimal,
  targets: readonly Decimal[],
): CascadeCheck {
  const total = Decimal.sum(...targets);
  const verdict = (): CascadeCheck['result'] => {
    if (targets.every((target) => target.equals(parentTarget))) return 'passed_down';
    return total.equals(parentTarget) ? 'sum' : 'differs';
  };
  return {
    text,
    unit,
    parentTarget: parentTarget.toString(),
    childrenTotal: total.toString(),
    result: verdict(),
  };
}
