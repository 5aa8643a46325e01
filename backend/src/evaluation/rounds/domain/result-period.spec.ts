import { Refusal } from '../../../kernel/error.js';
import { resultPeriod } from './result-period.js';

describe('the period of a result', () => {
  it.each([
    [undefined, '2026-01-01', '2026-12-31'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026-07-01..2026-10-31', '2026-07-01', '2026-10-31'],
    ['2026-07-01..2026-07-01', '2026-07-01', '2026-07-01'],
  ])('%s', (text, from, until) => {
    expect(resultPeriod(text, '2026-11-24')).toEqual({ from, until });
  });

  it.each([
    '',
    '26',
    '2026-Q5',
    '2026-02-31..2026-03-01',
    '2026-03-01..2026-02-01',
    'a..b',
    '2026-01-01..2026-01-02..2026-01-03',
  ])('refuses “%s”', (text) => expect(() => resultPeriod(text, '2026-11-24')).toThrow(Refusal));
});
