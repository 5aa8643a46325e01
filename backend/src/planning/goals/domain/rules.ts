import { refusal, refusedField } from '../../../kernel/error.js';
import { GOAL_LEVEL_WORDS, GOAL_LEVELS, type GoalLevel, type GoalNode } from './goal.js';

const TOP = GOAL_LEVEL_WORDS.FINAL_OUTCOME;

const rankOf = (level: GoalLevel): number => GOAL_LEVELS.indexOf(level);

/**
 * Checks that a node of `level` may stand below `parent` (null = at the top): only a final outcome
 * stands at the top and nowhere else, and nobody stands below a deeper level. A level may be skipped
 * and kondisi antara may be broken down further (PermenPANRB 89/2021, step 3).
 * @throws Refusal `level_top` or `level_order` at field `level`.
 */
export function requireLevel(level: GoalLevel, parent: Pick<GoalNode, 'level'> | null): void {
  if (parent === null) {
    if (level === 'FINAL_OUTCOME') return;
    throw refusedField(
      'level',
      'level_top',
      `Hanya ${TOP.toLowerCase()} yang berdiri tanpa induk.`,
    );
  }
  if (level === 'FINAL_OUTCOME') {
    throw refusedField('level', 'level_top', `${TOP} tidak dapat memiliki induk.`);
  }
  if (rankOf(level) < rankOf(parent.level)) {
    throw refusedField('level', 'level_order', 'Tingkat sasaran lebih tinggi daripada induknya.');
  }
}

/**
 * Checks that `node` with all below it may move to `parent`.
 * @throws Refusal `cycle` (409) when the new parent is the node itself or stands below it, and
 * those of `requireLevel`.
 */
export function requireMovable(
  node: GoalNode,
  parent: GoalNode | null,
  subtreeIds: readonly string[],
): void {
  if (parent !== null && subtreeIds.includes(parent.id)) {
    throw refusal('cycle', 'Sasaran tidak dapat dipindahkan ke bawah dirinya sendiri.');
  }
  requireLevel(node.level, parent);
}

/** What is missing at a node; the gap report lists them (R303). */
export const GOAL_GAPS = ['indicator', 'pengampu', 'rhk'] as const;
export type GoalGap = (typeof GOAL_GAPS)[number];

export interface GapFacts {
  indicators: number;
  hasPengampu: boolean;
  /** People whose RHK serve the node or one below it. */
  carriers: number;
}

export function gapsOf(facts: GapFacts): GoalGap[] {
  const gaps: GoalGap[] = [];
  if (facts.indicators === 0) gaps.push('indicator');
  if (!facts.hasPengampu) gaps.push('pengampu');
  if (facts.carriers === 0) gaps.push('rhk');
  return gaps;
}
