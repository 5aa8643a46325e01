import { periodOf } from './period.js';

describe('the period of a date', () => {
  it.each([
    ['2026-01-01', 'Jan–Mar 2026', '2026-01-01', '2026-03-31'],
    ['2026-05-31', 'Apr–Jun 2026', '2026-04-01', '2026-06-30'],
    ['2026-08-15', 'Jul–Sep 2026', '2026-07-01', '2026-09-30'],
    ['2026-12-31', 'Okt–Des 2026', '2026-10-01', '2026-12-31'],
  ])('%s lies in a quarter', (date, label, startsOn, endsOn) => {
    expect(periodOf(date, 'quarterly')).toEqual({ label, startsOn, endsOn });
  });

  it.each([
    ['2028-02-10', 'Februari 2028', '2028-02-01', '2028-02-29'],
    ['2026-02-28', 'Februari 2026', '2026-02-01', '2026-02-28'],
    ['2026-08-01', 'Agustus 2026', '2026-08-01', '2026-08-31'],
    ['2026-12-31', 'Desember 2026', '2026-12-01', '2026-12-31'],
  ])('%s lies in a month', (date, label, startsOn, endsOn) => {
    expect(periodOf(date, 'monthly')).toEqual({ label, startsOn, endsOn });
  });
});
