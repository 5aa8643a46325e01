import { createRequire } from 'node:module';

export type FontName = 'regular' | 'semibold' | 'bold';

const WEIGHTS: Record<FontName, number> = { regular: 400, semibold: 600, bold: 700 };

const resolve = createRequire(import.meta.url).resolve;

/**
 * Plus Jakarta Sans (SIL OFL 1.1), embedded as a subset. WOFF and not WOFF2: fontkit cannot take a
 * subset with accented letters out of the latter.
 */
export const FONT_FILES: ReadonlyArray<readonly [FontName, string]> = (
  ['regular', 'semibold', 'bold'] as const
).map((name) => [
  name,
  resolve(
    `@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${WEIGHTS[name]}-normal.woff`,
  ),
]);

const SUBSTITUTES: Record<string, string> = {
  '≥': '>=',
  '≤': '<=',
  '\u2010': '-',
  '\u2011': '-',
  '\u202f': '\u00a0',
  '\t': ' ',
};

/** What Latin-1 and the usual marks of typography hold; the font has a glyph for each of these. */
const PRINTABLE =
  /[\n\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u20ac\u2122\u2212]/u;

/** The text in letters that the font has: an accent it lacks falls off, an unknown sign becomes `?`. */
export function printable(text: string): string {
  return Array.from(text.normalize('NFC').replaceAll(/\r\n?/g, '\n'), (sign) => {
    if (PRINTABLE.test(sign)) return sign;
    const substitute = SUBSTITUTES[sign];
    if (substitute !== undefined) return substitute;
    const base = sign.normalize('NFKD').replaceAll(/\p{M}/gu, '');
    if (base !== '' && Array.from(base).every((part) => PRINTABLE.test(part))) return base;
    return /[\p{M}\p{Cc}\p{Cf}]/u.test(sign) ? '' : '?';
  }).join('');
}
