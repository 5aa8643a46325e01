import * as fc from 'fast-check';
import {
  type ActivityEntry,
  durationMinutes,
  endsAhead,
  entryFaults,
  isMonthClosed,
  logDeadline,
  minutesOfDay,
  overlapping,
} from './rules.js';

const ENTRY: ActivityEntry = {
  date: '2026-11-24',
  startsAt: '08:00',
  endsAt: '11:30',
  output: { quantity: '1', unit: 'dokumen' },
  description: 'Menyusun matriks pemetaan layanan',
};
const CONTEXT = { today: '2026-11-24' };
const faults = (over: Partial<ActivityEntry>, context = CONTEXT) =>
  entryFaults({ ...ENTRY, ...over }, context).map((fault) => `${fault.field} ${fault.code}`);
const output = (quantity: string, unit = 'dokumen') => ({ output: { quantity, unit } });

describe('an entry', () => {
  it.each([
    [{}, []],
    [{ date: '2026-11-25' }, ['date date_future']],
    [{ date: '2026-02-31' }, ['date date_invalid']],
    [{ date: '2026-10-31' }, ['date month_closed']],
    [{ startsAt: '24:00' }, ['startsAt time_invalid']],
    [{ startsAt: '8:00', endsAt: '-1:00' }, ['startsAt time_invalid', 'endsAt time_invalid']],
    [{ startsAt: '07:00', endsAt: '07:00' }, ['endsAt end_before_start']],
    [{ startsAt: '22:00', endsAt: '06:00' }, ['endsAt end_before_start']],
    [{ startsAt: '22:00', endsAt: '06:00', endsNextDay: true }, []],
    [{ startsAt: '08:00', endsAt: '08:00', endsNextDay: true }, []],
    [{ startsAt: '08:00', endsAt: '08:01', endsNextDay: true }, ['endsAt too_long']],
    [output('0'), ['output.quantity quantity_invalid']],
    [output('0.00'), ['output.quantity quantity_invalid']],
    [output('-1'), ['output.quantity quantity_invalid']],
    [output('1.234'), ['output.quantity quantity_invalid']],
    [output('1e3'), ['output.quantity quantity_invalid']],
    [output('satu'), ['output.quantity quantity_invalid']],
    [output('0.01'), []],
    [output('2.5', ' '), ['output.unit required']],
    [{ description: ' \n ' }, ['description required']],
    [{ description: 'a'.repeat(300) }, []],
    [{ description: 'a'.repeat(301) }, ['description too_long']],
    [{ description: '🙂'.repeat(300) }, []],
  ] as [Partial<ActivityEntry>, string[]][])('%j → %j', (over, expected) => {
    expect(faults(over)).toEqual(expected);
  });

  it('reads wall times only', () => {
    expect(['00:00', '23:59', '24:00', '7:5', '12:60', ''].map(minutesOfDay)).toEqual([
      0,
      1439,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('closing a month', () => {
  it.each([
    ['2026-10-31', '2026-11-05', false],
    ['2026-10-31', '2026-11-06', true],
    ['2026-10-01', '2026-11-06', true],
    ['2026-12-15', '2027-01-05', false],
    ['2026-12-15', '2027-01-06', true],
  ])('work of %s on %s: %s', (date, today, closed) => {
    expect(isMonthClosed(date, today)).toBe(closed);
  });

  it('follows the agency’s setting', () => {
    expect(logDeadline('2026-01-31', 10)).toBe('2026-02-10');
    expect(isMonthClosed('2026-10-31', '2026-11-08', 10)).toBe(false);
  });
});

describe('duration', () => {
  const time = fc
    .integer({ min: 0, max: 1439 })
    .map((m) => `${`${Math.floor(m / 60)}`.padStart(2, '0')}:${`${m % 60}`.padStart(2, '0')}`);

  it('is 1 to 1440 minutes, or none', () => {
    fc.assert(
      fc.property(time, time, fc.boolean(), (startsAt, endsAt, endsNextDay) => {
        const minutes = durationMinutes({ startsAt, endsAt, endsNextDay });
        if (minutes === null) return;
        expect(minutes).toBeGreaterThanOrEqual(1);
        expect(minutes).toBeLessThanOrEqual(1440);
      }),
    );
    expect(durationMinutes({ startsAt: '22:00', endsAt: '06:00', endsNextDay: true })).toBe(480);
  });

  it('of the two readings of a pair of times exactly one holds', () => {
    fc.assert(
      fc.property(time, time, (startsAt, endsAt) => {
        const same = durationMinutes({ startsAt, endsAt });
        const next = durationMinutes({ startsAt, endsAt, endsNextDay: true });
        expect([same, next].filter((minutes) => minutes !== null)).toHaveLength(1);
      }),
    );
  });
});

describe('overlap', () => {
  const at = (id: string, date: string, startsAt: string, endsAt: string, endsNextDay = false) => ({
    id,
    date,
    startsAt,
    endsAt,
    endsNextDay,
  });
  const night = at('a', '2026-11-23', '22:00', '06:00', true);

  it('crosses midnight, and touching is none', () => {
    const others = [
      at('b', '2026-11-24', '05:00', '07:00'),
      at('c', '2026-11-24', '06:00', '07:00'),
      at('d', '2026-11-23', '21:00', '22:00'),
      at('e', '2026-11-23', '23:00', '23:30'),
      night,
    ];
    expect(overlapping(night, others).map((other) => other.id)).toEqual(['b', 'e']);
  });
});

describe('an end that is still to come', () => {
  const now = { date: '2026-11-24', time: '11:30' };
  it.each([
    [{}, false],
    [{ endsAt: '11:31' }, true],
    [{ endsNextDay: true, endsAt: '02:00' }, true],
    [{ date: '2026-11-23', endsAt: '23:00' }, false],
    [{ date: '2026-11-23', endsNextDay: true, endsAt: '11:31' }, true],
  ])('%j: %s', (over, expected) => {
    expect(endsAhead({ ...ENTRY, ...over }, now)).toBe(expected);
  });
});
