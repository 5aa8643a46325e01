import * as fc from 'fast-check';
import { addDays, daysIn } from '../../../kernel/date.js';
import { Refusal } from '../../../kernel/error.js';
import { actionPeriods, defaultPeriod, periodCode, requireFreePeriod } from './period.js';

const YEAR = { from: '2026-01-01', until: '2026-12-31' };

describe('the period of an SKP', () => {
  it.each([
    [{ from: '2020-01-01' }, YEAR],
    [
      { from: '2026-05-01', until: null },
      { from: '2026-05-01', until: '2026-12-31' },
    ],
    [
      { from: '2020-01-01', until: '2026-06-30' },
      { from: '2026-01-01', until: '2026-06-30' },
    ],
    [{ from: '2027-02-01' }, { from: '2027-02-01', until: '2027-12-31' }],
  ])('of the holding %j is by default %j', (holding, expected) => {
    expect(defaultPeriod(holding, '2026-11-24')).toEqual(expected);
  });

  it.each([
    ['2026-01-01', '2026-12-31', 'free'],
    ['2026-02-31', '2026-12-31', 'date_invalid'],
    ['2026-12-31', '2026-01-01', 'period_reversed'],
    ['2025-12-31', '2026-06-30', 'outside_holding'],
    ['2026-07-01', '2027-06-30', 'outside_holding'],
    ['2026-01-01', '2026-01-01', 'free'],
  ])('from %s until %s: %s', (from, until, expected) => {
    let code = 'free';
    try {
      requireFreePeriod({ from, until }, YEAR, []);
    } catch (error) {
      code = error instanceof Refusal ? error.code : 'other';
    }
    expect(code).toBe(expected);
  });

  it('never overlaps another of the same holding', () => {
    const first = { from: '2026-01-01', until: '2026-06-30' };
    const next = { from: '2026-07-01', until: '2026-12-31' };
    expect(() => requireFreePeriod(next, YEAR, [first])).not.toThrow();
    expect(() => requireFreePeriod({ ...next, from: '2026-06-30' }, YEAR, [first])).toThrow(
      Refusal,
    );
  });
});

describe('the periods of rencana aksi', () => {
  it('are months or quarters, cut to the SKP', () => {
    const part = { from: '2026-05-10', until: '2026-08-05' };
    expect(actionPeriods(part, 'quarterly')).toEqual([
      { code: '2026-Q2', from: '2026-05-10', until: '2026-06-30' },
      { code: '2026-Q3', from: '2026-07-01', until: '2026-08-05' },
    ]);
    expect(actionPeriods(part, 'monthly').map((slot) => slot.code)).toEqual([
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
    ]);
    expect(actionPeriods(YEAR, 'monthly')).toHaveLength(12);
    expect(actionPeriods(YEAR, 'quarterly')).toHaveLength(4);
  });

  it('cover every day of the SKP exactly once', () => {
    fc.assert(
      fc.property(
        fc.nat(700),
        fc.nat(500),
        fc.constantFrom('monthly' as const, 'quarterly' as const),
        (start, length, cycle) => {
          const from = addDays('2025-01-01', start);
          const period = { from, until: addDays(from, length) };
          const slots = actionPeriods(period, cycle);
          expect(slots.reduce((sum, slot) => sum + daysIn(slot), 0)).toBe(daysIn(period));
          expect(new Set(slots.map((slot) => slot.code)).size).toBe(slots.length);
          for (const slot of slots) expect(periodCode(slot.until, cycle)).toBe(slot.code);
        },
      ),
    );
  });
});
