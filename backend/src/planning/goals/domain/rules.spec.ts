import { Refusal } from '../../../kernel/error.js';
import { GOAL_LEVELS, type GoalLevel, type GoalNode } from './goal.js';
import { gapsOf, requireLevel, requireMovable } from './rules.js';

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
const pairs = GOAL_LEVELS.flatMap((level) => GOAL_LEVELS.map((parent) => ({ level, parent })));
const rank = (level: GoalLevel) => GOAL_LEVELS.indexOf(level);

describe('the level of a goal', () => {
  it.each(pairs)('$level below $parent', ({ level, parent }) => {
    const wrongOrder = rank(level) < rank(parent) ? 'level_order' : undefined;
    expect(outcome(() => requireLevel(level, { level: parent }))).toBe(
      level === 'FINAL_OUTCOME' ? 'level_top' : wrongOrder,
    );
  });

  it.each(GOAL_LEVELS)('%s at the top', (level) => {
    expect(outcome(() => requireLevel(level, null))).toBe(
      level === 'FINAL_OUTCOME' ? undefined : 'level_top',
    );
  });
});

describe('moving a goal', () => {
  const node = (id: string, level: GoalLevel): GoalNode => ({
    id,
    parentId: null,
    level,
    pengampuUnitId: null,
  });
  const moved = node('k', 'KONDISI_ANTARA');

  it.each([
    ['itself', moved, 'cycle'],
    ['a node below it', node('o', 'OPERASIONAL'), 'cycle'],
    ['a deeper level elsewhere', node('x', 'OPERASIONAL'), 'level_order'],
    ['a CSF', node('s', 'CSF'), undefined],
    ['nothing', null, 'level_top'],
  ])('below %s', (_case, parent, expected) => {
    expect(outcome(() => requireMovable(moved, parent, ['k', 'o']))).toBe(expected);
  });
});

describe('gaps', () => {
  it('name what is missing', () => {
    expect(gapsOf({ indicators: 0, hasPengampu: false, carriers: 0 })).toEqual([
      'indicator',
      'pengampu',
      'rhk',
    ]);
    expect(gapsOf({ indicators: 1, hasPengampu: true, carriers: 1 })).toEqual([]);
  });
});
