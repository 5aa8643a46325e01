import { ago, alreadyDecided } from './decided-by.js';

const now = new Date('2026-11-24T02:14:00Z');
const before = (ms: number) => new Date(now.getTime() - ms);
const MINUTE = 60_000;

describe('how long ago', () => {
  it.each([
    [0, 'baru saja'],
    [59_999, 'baru saja'],
    [MINUTE, '1 menit lalu'],
    [59 * MINUTE, '59 menit lalu'],
    [60 * MINUTE, '1 jam lalu'],
    [23 * 60 * MINUTE, '23 jam lalu'],
    [24 * 60 * MINUTE, '1 hari lalu'],
    [-5 * MINUTE, 'baru saja'],
  ])('%s ms is %s', (ms, words) => {
    expect(ago(before(ms), now)).toBe(words);
  });

  it('names who was first', () => {
    expect(alreadyDecided('Sari Dewi', before(2 * MINUTE), now)).toBe(
      'Sudah diputus oleh Sari Dewi, 2 menit lalu.',
    );
  });
});
