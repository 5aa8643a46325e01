import { findRank, PNS_RANKS, PPPK_RANKS, rankLabel } from './rank.js';

describe('golongan', () => {
  it('of PNS and PPPK are seventeen each, in order', () => {
    for (const table of [PNS_RANKS, PPPK_RANKS]) {
      expect(table.map((rank) => rank.level)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1));
      expect(new Set(table.map((rank) => rank.code)).size).toBe(17);
    }
  });

  it.each([
    ['PNS', 'III/c', 'Penata (III/c)'],
    ['PNS', 'IV/e', 'Pembina Utama (IV/e)'],
    ['PPPK', 'IX', 'Golongan IX'],
  ] as const)('%s %s is printed as %s', (kind, code, expected) => {
    expect(rankLabel(kind, code)).toBe(expected);
  });

  it.each([
    ['PNS', 'IX'],
    ['PNS', 'V/a'],
    ['PNS', 'iii/c'],
    ['PPPK', 'III/c'],
    ['PPPK', 'XVIII'],
    ['PEJABAT_NEGARA', 'IV/e'],
  ] as const)('%s does not know %s', (kind, code) => {
    expect(findRank(kind, code)).toBeNull();
  });
});
