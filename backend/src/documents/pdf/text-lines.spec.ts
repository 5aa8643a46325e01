import * as fc from 'fast-check';
import { textLines } from './text-lines.js';

const lines = (text: string, width: number): string[] =>
  textLines(text, width, (piece) => piece.length);

describe('textLines', () => {
  it('breaks at spaces and at line ends, never at a no-break space', () => {
    expect(lines('satu dua tiga', 8)).toEqual(['satu dua', 'tiga']);
    expect(lines('satu\ndua', 20)).toEqual(['satu', 'dua']);
    expect(lines('per 18\u00a0November', 12)).toEqual(['per', '18\u00a0November']);
  });

  it('cuts a word only where it alone is too wide, after a hyphen or slash if it can', () => {
    expect(lines('ab cdefghij', 4)).toEqual(['ab', 'cdef', 'ghij']);
    expect(lines('Panjang-sekali', 10)).toEqual(['Panjang-', 'sekali']);
  });

  it('loses no letter and never runs over the width', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', '/', ' '), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (written, width) => {
        const broken = lines(written, width);
        expect(broken.join('').replaceAll(' ', '')).toBe(written.replaceAll(' ', ''));
        expect(Math.max(...broken.map((line) => line.length))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
