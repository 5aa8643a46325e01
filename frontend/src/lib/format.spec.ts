import {
  dateRange,
  dateTime,
  dayMonth,
  daysBetween,
  decimal,
  duration,
  fileSize,
  fullDate,
  localDay,
  longDate,
  nip,
  percent,
  relativeDay,
  sentence,
  shiftMonth,
  shortName,
  shortRange,
  time,
  waitingCount,
  wallTime,
} from './format';

const NBSP = '\u00a0';
const plain = (text: string): string => text.replaceAll(NBSP, ' ');

describe('dates', () => {
  it('never break a day from its month', () => {
    expect(longDate('2026-11-24')).toBe(`24${NBSP}November 2026`);
    expect(dayMonth('2026-01-05')).toBe(`5${NBSP}Januari`);
  });

  it('go from month to month, also over a year', () => {
    expect(shiftMonth('2026-12', 1)).toBe('2027-01');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
  });

  it('take an instant in the zone of the agency', () => {
    const lateInJakarta = '2026-11-24T17:30:00.000Z';
    expect(localDay(lateInJakarta, 'Asia/Jakarta')).toBe('2026-11-25');
    expect(plain(longDate(lateInJakarta, 'Asia/Jakarta'))).toBe('25 November 2026');
    expect(plain(longDate(lateInJakarta, 'UTC'))).toBe('24 November 2026');
    expect(plain(dateTime('2026-11-24T02:14:00.000Z', 'Asia/Jakarta'))).toBe(
      '24 November 2026, 09.14 WIB',
    );
    expect(plain(time('2026-11-24T16:05:00.000Z', 'Asia/Jayapura'))).toBe('01.05 WIT');
  });

  it('name the day of the week', () => {
    expect(plain(fullDate('2026-11-24'))).toBe('Selasa, 24 November 2026');
    expect(plain(fullDate('2028-02-29'))).toBe('Selasa, 29 Februari 2028');
  });

  it('write a range with the year once, unless it changes', () => {
    expect(plain(dateRange('2026-10-01', '2026-12-31'))).toBe('1 Oktober–31 Desember 2026');
    expect(plain(dateRange('2026-12-01', '2027-01-31'))).toBe('1 Desember 2026–31 Januari 2027');
    expect(shortRange('2026-10-01', '2026-12-31')).toBe('Okt–Des 2026');
    expect(shortRange('2026-11-01', '2026-11-30')).toBe('Nov 2026');
    expect(shortRange('2026-12-01', '2027-01-31')).toBe('Des 2026–Jan 2027');
  });

  it('count days over a change of month and year', () => {
    expect(daysBetween('2026-11-24', '2026-12-31')).toBe(37);
    expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
  });

  it.each([
    ['2026-11-24', 'hari ini'],
    ['2026-11-23', 'kemarin'],
    ['2026-11-25', 'besok'],
    ['2026-11-20', '4 hari lalu'],
    ['2026-12-01', '7 hari lagi'],
  ])('say %s as a person does', (date, words) => {
    expect(relativeDay(date, '2026-11-24')).toBe(words);
  });
});

describe('figures', () => {
  it('claim no more of what waits than was counted', () => {
    expect([0, 98, 99, 104].map(waitingCount)).toEqual(['0', '98', '99+', '99+']);
  });

  it('use a comma for decimals and dots for thousands', () => {
    expect(decimal('83.33')).toBe('83,33');
    expect(decimal('1234567.5')).toBe('1.234.567,5');
    expect(decimal(-1750)).toBe('-1.750');
    expect(percent('40.00')).toBe('40%');
  });

  it('write wall time, duration and sizes', () => {
    expect(wallTime('09:15:00')).toBe('09.15');
    expect(duration(90)).toBe('1 jam 30 menit');
    expect(duration(120)).toBe('2 jam');
    expect(duration(0)).toBe('0 menit');
    expect(fileSize(250_000)).toBe('244 kB');
    expect(fileSize(1_572_864)).toBe('1,5 MB');
  });
});

describe('people', () => {
  it('group a NIP, and leave a masked one alone', () => {
    expect(plain(nip('197501021998102002'))).toBe('19750102 199810 2 002');
    expect(nip('1975••••')).toBe('1975••••');
    expect(nip(null)).toBe('–');
  });

  it.each([
    ['Putri Hidayat Purnomo, M.T.', 'Putri H. Purnomo'],
    ['Maya Pratama', 'Maya Pratama'],
    ['Suharto', 'Suharto'],
    ['I Gusti Ngurah Rai', 'I G. N. Rai'],
  ])('shorten %s for the phone', (name, short) => {
    expect(shortName(name)).toBe(short);
  });

  it('end a sentence once', () => {
    expect(sentence('Diminta Ani Wardani, M.M.')).toBe('Diminta Ani Wardani, M.M.');
    expect(sentence('Diminta Ani')).toBe('Diminta Ani.');
    expect(sentence('Sudah selesai?')).toBe('Sudah selesai?');
  });
});
