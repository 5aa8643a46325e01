import { CallCounts } from './call-counts.js';

describe('calls in a window', () => {
  it('are counted by key up to the most, then until the window ends', () => {
    const counts = new CallCounts(2, 60_000);
    expect([counts.count('a', 10_000), counts.count('a', 20_000)]).toEqual([0, 0]);
    expect(counts.count('a', 45_000)).toBe(15_000);
    expect(counts.count('b', 45_000)).toBe(0);
    expect(counts.count('a', 60_000)).toBe(0);
  });
});
