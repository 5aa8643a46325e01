import { Injectable } from '@nestjs/common';
import { typedLine } from '../kernel/domain/text.js';
import type { Sql } from '../shared/database/sql.js';

/** For each word typed, the LIKE patterns of which one must be found. */
export type WordPatterns = readonly (readonly string[])[];

/** How many known words may stand in for one that was misspelt. */
const STAND_INS = 5;

const MOST_WORDS = 8;

/** Words as the directory holds them: folded, without what LIKE reads as a pattern; a NIP loses its blanks. */
export function searchWords(q: string): string[] {
  const typed = typedLine(q);
  const compact = typed.replaceAll(' ', '');
  const words = /^\d+$/.test(compact) ? [compact] : typed.split(' ');
  return words
    .map((word) =>
      word
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .replaceAll(/[\\%_]/g, ''),
    )
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** Has figures: a NIP or a part of one, or a number in the name of a unit. */
export const hasFigures = (word: string): boolean => /\d/.test(word);

/** The same, parted where the directory parts its words: `s.kom` as `s` and `kom`. */
export const directoryWords = (q: string): string[] =>
  searchWords(q)
    .flatMap((word) => (hasFigures(word) ? [word] : word.split(/[.,;:()/"]+/)))
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);

/** The words as they stand, anywhere in the text. */
export const asTyped = (words: readonly string[]): WordPatterns =>
  words.map((word) => [`%${word}%`]);

/**
 * One indexable condition per word, to follow others in a WHERE. LIKE ALL of an array could not use the trigram index.
 * @param first number of the first placeholder
 */
export const eachWord = (column: string, patterns: WordPatterns, first: number): string =>
  patterns.map((_, index) => ` and ${column} like any ($${first + index}::text[])`).join('');

/** Trigrams decide which known words a typed one may have meant; figures are never guessed. `typed(word, n)`, $1 agency. */
export const STAND_INS_SQL = `
  select typed.n::int as n, known.word
    from typed
   cross join lateral (
     select w.word from searchable_word w
      where w.agency_id = $1 and w.word %> typed.word and is_guessable(w.word)
      order by word_similarity(typed.word, w.word) desc, similarity(typed.word, w.word) desc, w.word
      limit ${STAND_INS}) known
   where typed.word !~ '[0-9]'`;

@Injectable()
export class WordSearch {
  /** The words as typed or as they were probably meant: "sutisno" also finds "sutrisno". */
  async forgiving(sql: Sql, agencyId: string, words: readonly string[]): Promise<WordPatterns> {
    if (words.length === 0) return [];
    const rows = await sql.query<{ n: number; word: string }>(
      `with typed as (select * from unnest($2::text[]) with ordinality as typed(word, n)) ${STAND_INS_SQL}`,
      [agencyId, words],
    );
    return words.map((word, index) => [
      `%${word}%`,
      ...rows.filter((row) => row.n === index + 1).map((row) => `%${row.word}%`),
    ]);
  }
}
