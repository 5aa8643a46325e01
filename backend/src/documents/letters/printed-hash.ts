import { createHash } from 'node:crypto';
import type { LetterContent, LetterReference } from './domain/letter-content.js';

/** Placeholder in a konsep for the number of another konsep. */
export const NUMBER_TO_COME = '…';

/**
 * The hash over what a decision's letters print, in their order: kop, place, subject, addressee, text, signer and copies.
 * Only what the signature itself creates is left out, because nobody can read it before: number, date of the letter, code
 * and mark of the signature, and number and date where one of these letters cites another. Everything else counts,
 * including the period of the work, whose first day is never before the day of issue.
 */
export function printedHash(letters: readonly LetterContent[]): string {
  return createHash('sha256')
    .update(JSON.stringify(letters.map(printed)))
    .digest('hex');
}

function printed(letter: LetterContent): unknown {
  const { number, date, issuedAt, verification, signature, ...read } = letter;
  void [number, date, issuedAt, verification, signature];
  return sorted(
    'request' in read && read.request ? { ...read, request: cited(read.request) } : read,
  );
}

const cited = (reference: LetterReference): object =>
  reference.number === NUMBER_TO_COME ? { ...reference, date: NUMBER_TO_COME } : reference;

/** Keys in one order, however the content was put together. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
