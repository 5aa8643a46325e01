import * as fc from 'fast-check';
import { typedLine, typedText, visibly, withoutInvisible } from './text.js';

const HIDDEN = [
  0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b,
  0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x2800, 0x3164,
  0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xe0041,
].map((point) => String.fromCodePoint(point));

describe('what nobody sees', () => {
  it.each(HIDDEN)('is dropped from names and numbers', (sign) => {
    expect(withoutInvisible(`${sign}Ri${sign}na ${sign}1985${sign}`)).toBe('Rina 1985');
    expect(typedText(`${sign}a\n${sign}b`)).toBe('a\nb');
    expect(visibly(`a${sign}b`)).toMatch(/^a‹U\+[0-9A-F]{4,5}›b$/);
  });

  it('is dropped wherever it stands, whatever else is there', () => {
    const piece = fc.oneof(
      fc.constantFrom(...HIDDEN),
      fc.constantFrom('a', 'É', ' ', '7', '.', '-'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const seen = pieces.filter((each) => !HIDDEN.includes(each)).join('');
        expect(withoutInvisible(pieces.join(''))).toBe(seen);
      }),
    );
  });

  it.each([
    ['a filler', '\u3164\u200d\u034f'],
    ['a sign of variation alone', '\ufe0f\u200d\ufe0f'],
  ])('is not kept for its neighbour where that is %s', (_, text) =>
    expect(withoutInvisible(text)).toBe(''),
  );

  it.each(['👨‍👩‍👧', '🏳️‍🌈', '❤️', 'می‌خواهم', 'ꦏ꧀‍ꦲ'])(
    'stays where it shapes what is seen: %s',
    (text) => expect(withoutInvisible(text)).toBe(text),
  );
});

it.each([
  ['Tono\u00a0Contoh', 'Tono Contoh'],
  ['  a \t b ', 'a \t b'],
  ['a\r\nb\u2028c', 'a\nb\nc'],
  ['Cafe\u0301', 'Café'],
  ['a\u0007\ud800b', 'ab'],
])('%j is typed as %j', (text, typed) => expect(typedText(text)).toBe(typed));

it('is one line where one line is asked for', () =>
  expect(typedLine(' Sri \u200d\n\tContoh\u200d ')).toBe('Sri Contoh'));
