import * as fc from 'fast-check';
import { letterNumber } from './numbering.js';

const parts = { classification: '800', sequence: 214, unitCode: 'DUKCAPIL', year: 2026 };

describe('number of a letter', () => {
  it('reads classification, sequence, unit, year', () => {
    expect(letterNumber(parts)).toBe('800/214/DUKCAPIL/2026');
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses the sequence %s', (sequence) => {
    expect(() => letterNumber({ ...parts, sequence })).toThrow(RangeError);
  });

  it('differs whenever sequence or year differs', () => {
    const sequence = fc.integer({ min: 1, max: 99_999 });
    const year = fc.integer({ min: 2000, max: 2100 });
    fc.assert(
      fc.property(sequence, year, sequence, year, (s1, y1, s2, y2) => {
        const same =
          letterNumber({ ...parts, sequence: s1, year: y1 }) ===
          letterNumber({ ...parts, sequence: s2, year: y2 });
        expect(same).toBe(s1 === s2 && y1 === y2);
      }),
    );
  });
});
