import { beforeEach, describe, expect, it } from '@jest/globals';
import { DecisionGate, SETTLE_MS, turnOf } from './decision-gate';
import type { InboxItem } from './labels';

const FIRST = 'activity:1';
const SECOND = 'activity:2';

describe('the gate before a decision', () => {
  let gate: DecisionGate;
  /** A verb without a dialog: pressed and sent. */
  const click = (turn: string, at: number) => gate.press(turn, at) && gate.take(turn);
  beforeEach(() => {
    gate = new DecisionGate();
    gate.show(FIRST, 0);
  });

  it('takes the first press at once', () => {
    expect(click(FIRST, 1)).toBe(true);
  });

  it('takes one press while the decision is under way, and none on what was decided', () => {
    click(FIRST, 1000);
    expect(click(FIRST, 1080)).toBe(false);
    expect(click(SECOND, 1080)).toBe(false);
    gate.done();
    expect(click(FIRST, 1090)).toBe(false);
    expect(click(FIRST, 9000)).toBe(false);
  });

  it.each([300, 450, 600])(
    'the second half of a double click after %i ms decides nothing',
    (gap) => {
      click(FIRST, 1000);
      gate.done();
      gate.show(SECOND, 1150);
      expect(click(SECOND, 1000 + gap)).toBe(false);
    },
  );

  it('takes the next item once it was shown long enough, counted from when it appeared', () => {
    click(FIRST, 1000);
    gate.done();
    expect(click(SECOND, 5000)).toBe(false);
    gate.show(SECOND, 5000);
    expect(gate.closedFor(SECOND, 5300)).toBe(SETTLE_MS - 300);
    gate.show(SECOND, 5400);
    expect(click(SECOND, 5000 + SETTLE_MS)).toBe(true);
  });

  it('does not hold up who only moves through the list', () => {
    gate.show(SECOND, 1000);
    expect(click(SECOND, 1001)).toBe(true);
  });

  it('sends once from a dialog that was opened in time, also when the list moved behind it', () => {
    click(FIRST, 1000);
    gate.done();
    gate.show(SECOND, 1100);
    expect(gate.press(SECOND, 2000)).toBe(true);
    gate.show('activity:3', 2500);
    expect(gate.take(SECOND)).toBe(true);
    expect(gate.take(SECOND)).toBe(false);
    gate.done();
    expect(gate.take(SECOND)).toBe(false);
  });

  it('takes the same item again after a refusal', () => {
    click(FIRST, 1000);
    gate.failed();
    expect(click(FIRST, 1100)).toBe(true);
  });

  it('knows a next step of the same assignment for another turn', () => {
    const item = (allowedActions: string[]): InboxItem => ({
      kind: 'assignment',
      id: '1',
      title: '',
      summary: '',
      requestedBy: '',
      since: '2026-11-22T01:00:00.000Z',
      dueAt: null,
      via: 'unit_head',
      link: '',
      allowedActions,
    });
    expect(turnOf(item(['approve']))).not.toBe(turnOf(item(['issue'])));
  });
});
