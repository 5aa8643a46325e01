import { printDecimal, type ReadDecimal, readDecimal } from '../../../kernel/number.js';
import { isPlainLabel } from '../../../kernel/label.js';

/** A target that is no number ("WTP", "BB", a range, "≤ 5"): kept in words and compared by people only. */
export const MAX_TARGET_WORDS = 100;

export type ReadTarget =
  | { readonly kind: 'number'; readonly number: ReadDecimal }
  | { readonly kind: 'words'; readonly words: string };

const NUMBER = String.raw`-?\d[\d.,]*`;
const RANGE = new RegExp(
  String.raw`^(${NUMBER})\s*%?\s*(?:-|–|—|s\.?\s?d\.?|sampai(?: dengan)?|hingga)\s*(${NUMBER})\s*%?$`,
  'i',
);
const COMPARISON = new RegExp(
  String.raw`^(≤|≥|<=|>=|=<|=>|<|>|maks(?:imal|imum)?\.?|min(?:imal|imum)?\.?|paling banyak|paling sedikit)\s*(${NUMBER})\s*%?$`,
  'i',
);
const SIGNS: Readonly<Record<string, string>> = {
  '<=': '≤',
  '=<': '≤',
  '>=': '≥',
  '=>': '≥',
  maks: '≤',
  'paling banyak': '≤',
  min: '≥',
  'paling sedikit': '≥',
};

/** `5 hari` where the unit is hari says the unit twice. */
function withoutUnit(text: string, unit: string): string {
  const at = text.length - unit.length;
  const isNamed = unit !== '' && at > 0 && text.slice(at).toLowerCase() === unit.toLowerCase();
  return isNamed && /[\d\s]$/.test(text.slice(0, at)) ? text.slice(0, at).trim() : text;
}

/**
 * Reads a target as people write it. A number is a number; a range and a comparison are put into one spelling
 * (`82,5–85`, `≤ 5`); other words stay as they are. Null for figures that are no number (`1.2.3`), formulas, and too many words.
 */
export function readTarget(text: string, unit: string): ReadTarget | null {
  const bare = withoutUnit(text, unit);
  const number = readDecimal(bare);
  if (number) return { kind: 'number', number };
  const words = rangeIn(bare) ?? comparisonIn(bare);
  if (words !== null) return { kind: 'words', words };
  const isWords = /\p{L}/u.test(text) && isPlainLabel(text) && [...text].length <= MAX_TARGET_WORDS;
  return isWords ? { kind: 'words', words: text } : null;
}

function rangeIn(text: string): string | null {
  const [, from = '', until = ''] = RANGE.exec(text) ?? [];
  const [low, high] = [readDecimal(from), readDecimal(until)];
  if (!low || !high || Number(low.value) >= Number(high.value)) return null;
  return `${printDecimal(low.value)}–${printDecimal(high.value)}`;
}

function comparisonIn(text: string): string | null {
  const [, sign = '', figure = ''] = COMPARISON.exec(text) ?? [];
  const number = readDecimal(figure);
  if (!number) return null;
  const key = sign.toLowerCase().replace(/^(maks|min).*/, '$1');
  return `${SIGNS[key] ?? sign} ${printDecimal(number.value)}`;
}
