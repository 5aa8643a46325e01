import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './woff.js';

const resolve = createRequire(import.meta.url).resolve;

describe('unpackWoff', () => {
  const woff = readFileSync(
    resolve('@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-400-normal.woff'),
  );

  it('gives the font that the file says it holds, byte for byte as long and each table sound', () => {
    const sfnt = unpackWoff(woff);
    // WOFF 1.0, 3: totalSfntSize is what the unpacked font must measure.
    expect(sfnt).toHaveLength(woff.readUInt32BE(16));
    const count = sfnt.readUInt16BE(4);
    expect(count).toBe(woff.readUInt16BE(12));
    for (let index = 0; index < count; index += 1) {
      const at = 12 + index * 16;
      const tag = sfnt.toString('latin1', at, at + 4);
      const offset = sfnt.readUInt32BE(at + 8);
      const length = sfnt.readUInt32BE(at + 12);
      // The checksum of `head` is taken with its own adjustment left out.
      if (tag === 'head') continue;
      expect([tag, sumOf(sfnt, offset, length)]).toEqual([tag, sfnt.readUInt32BE(at + 4)]);
    }
  });

  it('refuses what is no WOFF', () => {
    expect(() => unpackWoff(Buffer.from('wOF2 and more'))).toThrow(RangeError);
  });
});

/** OpenType: the sum of the table's 32-bit words, the last padded with zeros. */
function sumOf(font: Buffer, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0;
  return sum;
}
