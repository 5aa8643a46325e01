import * as fc from 'fast-check';
import {
  addDays,
  daysIn,
  endOfMonth,
  includesDate,
  intersect,
  isIsoDate,
  overlaps,
  weekday,
} from './date.js';

const day = fc.integer({ min: 0, max: 2000 }).map((offset) => addDays('2024-01-01', offset));
const range = fc
  .tuple(day, day)
  .map(([a, b]) => (a <= b ? { from: a, until: b } : { from: b, until: a }));

describe('dates', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-02-31', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['31-02-2026', false],
    ['', false],
  ])('%s is a date: %s', (text, expected) => {
    expect(isIsoDate(text)).toBe(expected);
  });

  it('knows weekdays and month ends', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('2026-11-29')).toBe(7);
    expect(endOfMonth('2026-02-10')).toBe('2026-02-28');
    expect(endOfMonth('2026-12-31')).toBe('2026-12-31');
    expect(endOfMonth('2024-02-29')).toBe('2024-02-29');
  });

  it('counts both ends', () => {
    expect(daysIn({ from: '2026-07-01', until: '2026-10-31' })).toBe(123);
    expect(daysIn({ from: '2026-07-01', until: '2026-07-01' })).toBe(1);
    expect(daysIn({ from: '2026-07-02', until: '2026-07-01' })).toBe(0);
  });
});

describe('ranges', () => {
  it('overlap exactly when they share a day', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        const shared = intersect(a, b);
        expect(shared !== null).toBe(overlaps(a, b));
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        if (shared) {
          expect(includesDate(a, shared.from) && includesDate(b, shared.from)).toBe(true);
          expect(includesDate(a, shared.until) && includesDate(b, shared.until)).toBe(true);
        }
      }),
    );
  });

  it('may be open-ended', () => {
    const open = { from: '2026-05-01' };
    expect(overlaps(open, { from: '2030-01-01', until: null })).toBe(true);
    expect(overlaps(open, { from: '2026-01-01', until: '2026-04-30' })).toBe(false);
    expect(intersect(open, { from: '2026-01-01', until: '2026-06-30' })).toEqual({
      from: '2026-05-01',
      until: '2026-06-30',
    });
  });
});
