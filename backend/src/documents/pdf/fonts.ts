import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './woff.js';

export type FontName = 'regular' | 'semibold' | 'bold';

const WEIGHTS: Record<FontName, number> = { regular: 400, semibold: 600, bold: 700 };

const resolve = createRequire(import.meta.url).resolve;

const read = (script: 'latin' | 'latin-ext', weight: number): Buffer =>
  unpackWoff(
    readFileSync(
      resolve(
        `@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-${script}-${weight}-normal.woff`,
      ),
    ),
  );

/** The same face for the Latin letters that its first file lacks. */
export const extended = (name: FontName): string => `${name}-extended`;

let loaded: (readonly [string, Buffer])[] | undefined;

/**
 * Plus Jakarta Sans (SIL OFL 1.1), embedded as a subset and read once. WOFF and not WOFF2: fontkit
 * cannot take a subset with accented letters out of the latter.
 */
export function fonts(): readonly (readonly [string, Buffer])[] {
  loaded ??= (['regular', 'semibold', 'bold'] as const).flatMap((name) => [
    [name, read('latin', WEIGHTS[name])] as const,
    [extended(name), read('latin-ext', WEIGHTS[name])] as const,
  ]);
  return loaded;
}
