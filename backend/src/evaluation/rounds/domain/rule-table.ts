import { refusal } from '../../../kernel/error.js';
import type { IsoDate } from '../../../kernel/date.js';

/** One dated row of the rule table. Weights are percent, thresholds scores, all decimal texts. */
export interface ScoringRule {
  /** What a result stores, e.g. `2026.2`. */
  version: string;
  /** First day in force; a rule holds until the next one begins. */
  effectiveFrom: IsoDate;
  weights: {
    owner: string;
    assessor: string;
    /** The leader's report is shown beside and weighs nothing (R704). */
    leader: string;
  };
  thresholds: {
    /** From here on: di atas ekspektasi. */
    above: string;
    /** From here on: sesuai ekspektasi; below it: di bawah ekspektasi. */
    meets: string;
  };
}

/** Defaults of R703 and R707; an agency adds dated rows. */
export const DEFAULT_RULES: readonly ScoringRule[] = [
  {
    version: '2022.1',
    effectiveFrom: '2022-01-01',
    weights: { owner: '50', assessor: '50', leader: '0' },
    thresholds: { above: '90', meets: '70' },
  },
];

/**
 * The rule in force on a date.
 * @throws Refusal `rule_missing` when every rule begins later.
 */
export function ruleOn(date: IsoDate, rules: readonly ScoringRule[] = DEFAULT_RULES): ScoringRule {
  const [current] = rules
    .filter((rule) => rule.effectiveFrom <= date)
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom));
  if (!current) throw refusal('rule_missing', 'Aturan penilaian untuk tanggal itu belum ada.');
  return current;
}
