import * as fc from 'fast-check';
import { addDays } from '../../../kernel/date.js';
import { addWorkingDays, isWorkingDay } from './calendar.js';

const calendar = { holidays: new Set(['2026-12-24', '2026-12-25', '2027-01-01']) };

describe('the working calendar', () => {
  it('leaves out weekends and dated holidays', () => {
    expect(isWorkingDay('2026-12-23', calendar)).toBe(true);
    expect(isWorkingDay('2026-12-25', calendar)).toBe(false);
    expect(isWorkingDay('2026-12-26', calendar)).toBe(false);
    expect(isWorkingDay('2026-12-26', { ...calendar, daysPerWeek: 6 })).toBe(true);
    expect(isWorkingDay('2026-12-27', { ...calendar, daysPerWeek: 6 })).toBe(false);
  });

  it.each([
    ['2026-12-23', 1, '2026-12-28'],
    ['2026-12-23', 5, '2027-01-04'],
    ['2026-12-26', 1, '2026-12-28'],
    ['2026-12-26', 0, '2026-12-26'],
  ])('%s + %i working days = %s', (from, count, expected) => {
    expect(addWorkingDays(from, count, calendar)).toBe(expected);
  });

  it('passes as many working days as it adds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 40 }),
        (offset, n) => {
          const from = addDays('2026-01-01', offset);
          const until = addWorkingDays(from, n, calendar);
          const passed = Array.from({ length: 100 }, (_, i) => addDays(from, i + 1)).filter(
            (date) => date <= until && isWorkingDay(date, calendar),
          );
          expect(passed).toHaveLength(n);
        },
      ),
    );
  });

  it('refuses to search for ever', () => {
    const never = {
      holidays: new Set(Array.from({ length: 4000 }, (_, i) => addDays('2026-01-01', i))),
    };
    expect(() => addWorkingDays('2026-01-01', 1, never)).toThrow(RangeError);
  });
});
