import { byUrgency } from './order.js';

const item = (name: string, dueAt: string | null, since: string) => ({ name, dueAt, since });

describe('order of the inbox', () => {
  it('puts due soon first, without a date last, and the longest wait before the shorter', () => {
    const items = [
      item('no date', null, '2026-11-01T00:00:00Z'),
      item('later', '2026-11-30', '2026-11-02T00:00:00Z'),
      item('soon, short wait', '2026-11-25', '2026-11-20T00:00:00Z'),
      item('soon, long wait', '2026-11-25', '2026-11-10T00:00:00Z'),
    ];
    expect(items.sort(byUrgency).map(({ name }) => name)).toEqual([
      'soon, long wait',
      'soon, short wait',
      'later',
      'no date',
    ]);
  });

  it('takes equals as equal', () => {
    const one = item('a', '2026-11-25', '2026-11-20T00:00:00Z');
    expect(byUrgency(one, { ...one })).toBe(0);
  });
});
