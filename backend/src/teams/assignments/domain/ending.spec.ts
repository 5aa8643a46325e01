import { Refusal } from '../../../kernel/error.js';
import { earliestLastDay, type EndingRequest, lastDayOf } from './ending.js';

const request = (over: Partial<EndingRequest> = {}): EndingRequest => ({
  action: 'recall',
  status: 'active',
  // A Tuesday.
  today: '2026-11-24',
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  noticeDays: 3,
  calendar: { holidays: new Set() },
  ...over,
});

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
  }
  return 'none';
};

describe('the first last day', () => {
  it.each([
    ['a recall gives three working days', {}, '2026-11-27'],
    [
      'holidays and weekends do not count',
      { calendar: { holidays: new Set(['2026-11-25']) } },
      '2026-11-30',
    ],
    ['the agency may ask for no notice', { noticeDays: 0 }, '2026-11-24'],
    ['what was never received is called back at once', { status: 'issued' }, '2026-11-24'],
    ['what has not begun is called back at once', { startsOn: '2026-12-01' }, '2026-11-24'],
    ['an early end needs no notice', { action: 'end' }, '2026-11-24'],
  ] as const)('%s', (_, over, expected) => {
    expect(earliestLastDay(request(over))).toBe(expected);
    expect(lastDayOf(request(over), undefined)).toBe(expected);
  });

  it('refuses a day before it, and one on which the work is over anyway', () => {
    expect(refusal(() => lastDayOf(request(), '2026-11-26'))).toBe('too_early');
    expect(refusal(() => lastDayOf(request({ action: 'end' }), '2026-11-23'))).toBe('too_early');
    expect(refusal(() => lastDayOf(request(), '2026-12-31'))).toBe('too_late');
    expect(lastDayOf(request(), '2026-12-30')).toBe('2026-12-30');
  });

  it('ends a work that is over today by date all the same', () => {
    expect(lastDayOf(request({ action: 'end', endsOn: '2026-11-24' }), undefined)).toBe(
      '2026-11-24',
    );
  });
});
