import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './woff.js';

export type FontName = 'regular' | 'semibold' | 'bold';

const WEIGHTS: Record<FontName, number> = { regular: 400, semibold: 600, bold: 700 };

const resolve = createRequire(import.meta.url).resolve;

const read = (weight: number): Buffer =>
  unpackWoff(
    readFileSync(
      resolve(`@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${weight}-normal.woff`),
    ),
  );

let loaded: (readonly [FontName, Buffer])[] | undefined;

/**
 * Plus Jakarta Sans (SIL OFL 1.1), embedded as a subset and read once. WOFF and not WOFF2: fontkit
 * cannot take a subset with accented letters out of the latter.
 */
export function fonts(): readonly (readonly [FontName, Buffer])[] {
  loaded ??= (['regular', 'semibold', 'bold'] as const).map((name) => [name, read(WEIGHTS[name])]);
  return loaded;
}

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
