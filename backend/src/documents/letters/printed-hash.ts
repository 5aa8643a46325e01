import { createHash } from 'node:crypto';
import type { LetterContent, LetterReference } from './domain/letter-content.js';

/** Stands in a konsep where the number of another konsep comes. */
export const NUMBER_TO_COME = '…';

/**
 * The hash over what a decision's letters print, in their order: kop, place, subject, addressee, text, signer and copies.
 * Left out is only what comes into being with the signature and that nobody reads before it: number, date of the letter,
 * code and mark of the signature, and number and date where one of these letters cites another of them. All else counts,
 * the period of the work too, whose first day is never before the day of issue.
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
