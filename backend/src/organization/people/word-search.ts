import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant } from '../../kernel/actor.js';
import { typedLine } from '../../kernel/text.js';
import type { Sql } from '../../platform/database/sql.js';

/** For each word typed, the LIKE patterns of which one must be found. */
export type WordPatterns = readonly (readonly string[])[];

/** How many known words may stand in for one that was misspelt. */
const STAND_INS = 5;

const MOST_WORDS = 8;

/** Titles that people write without their point. */
const BARE_TITLES: ReadonlySet<string> = new Set([
  'dr',
  'drg',
  'drs',
  'dra',
  'drh',
  'ir',
  'prof',
  'hj',
]);
/** Degrees as people write them without points, behind a name. */
const BARE_DEGREES: ReadonlySet<string> = new Set(
  (
    'amd amdkeb amdkep apt cn dea lc mm ma mag map mba mcomm meng mh mhum mkes mkn mkom mm mp mpd mph msc msi msos mt ' +
    'mtp mfarm mkep mkeb mars phd sag sap se sei sfarm sgz sh shi shum sikom sip siptek skeb sked skep skes skh skm skom ' +
    'skpm spd spdi spi spsi spt ssi ssn ssos sst sstp sstpi st stp str strkeb strkep sthi mpdi mtr mec mak msa mstr'
  ).split(' '),
);
/** `S.Kom.`, `Dr.`, `A.Md.Kep`: short pieces of letters, parted by points. */
const TITLE = /^(?:\p{L}{1,6}\.)+\p{L}{0,6}$/u;

const isTitle = (word: string): boolean => TITLE.test(word) || BARE_TITLES.has(word.toLowerCase());
const isDegree = (word: string): boolean => BARE_DEGREES.has(word.toLowerCase());

const splitWords = (typed: string): string[] => typed.split(/[\s,;]+/).filter(Boolean);

/** The words that are no title. A bare degree counts as a title only behind a word that is none. */
function namesOf(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !isTitle(word));
  return words.filter((word, at) => !isTitle(word) && !(at > first && isDegree(word)));
}

/**
 * People are searched with the titles on their visiting card, which the records may lack: searches without titles, unless
 * nothing else is left.
 */
function withoutTitles(words: readonly string[]): readonly string[] {
  const names = namesOf(words);
  return names.length > 0 ? names : words;
}

/** The titles beside a name, folded and without points: people who have them come first. */
export function titlesIn(q: string): string[] {
  const words = splitWords(typedLine(q));
  const names = new Set(namesOf(words));
  if (names.size === 0) return [];
  return words
    .filter((word) => !names.has(word))
    .map((word) => word.replaceAll('.', '').toLowerCase())
    .slice(0, MOST_WORDS);
}

/** Whether the titles around a name hold all of those in `place`; nobody is asked for none. */
export const bearsTitles = (displayName: string, place: string): string =>
  `(cardinality(${place}::text[]) = 0 or regexp_split_to_array(translate(lower(${displayName}), '.', ''), '[ ,]+') @> ${place}::text[])`;

/**
 * Words as the directory holds them: folded, without titles, apostrophes and what LIKE reads as a pattern, parted where it
 * parts its own (`hadi.sutrisno`); a NIP loses its blanks.
 */
export function directoryWords(q: string): string[] {
  const typed = typedLine(q);
  const compact = typed.replaceAll(' ', '');
  const words = /^\d+$/.test(compact) ? [compact] : splitWords(typed);
  return withoutTitles(words)
    .map((word) =>
      word
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .replaceAll(/['‘’ʼ`´\\%_]/g, ''),
    )
    .flatMap((word) => (hasFigures(word) ? [word] : word.split(/[.:()/"]+/)))
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** Has figures: a NIP or a part of one, or a number in the name of a unit. */
export const hasFigures = (word: string): boolean => /\d/.test(word);

/** People who keep the records also search by NIP. For others the lists mask it, so their search ignores it too. */
export const findsByNip = (actor: Actor): boolean =>
  hasGrant(actor, 'agency_admin', 'operator', 'auditor');

/** A word stands in the text of a person or, where one may look for it there, in the NIP. `d` is the directory. */
export const inTextOrNip = (text: string, word: string, pattern: string, byNip: boolean): string =>
  byNip && /^\d{3,18}$/.test(word) ? `(${text} or d.nip like ${pattern})` : text;

/** The words as they stand, anywhere in the text. */
export const asTyped = (words: readonly string[]): WordPatterns =>
  words.map((word) => [`%${word}%`]);

/**
 * One indexable condition per word, to follow others in a WHERE. LIKE ALL of an array could not use the trigram index.
 * @param first number of the first placeholder
 */
export const eachWord = (
  column: string,
  words: readonly string[],
  patterns: WordPatterns,
  first: number,
  byNip: boolean,
): string =>
  patterns
    .map((_, index) => {
      const place = `$${first + index}::text[]`;
      const text = `${column} like any (${place})`;
      return ` and ${inTextOrNip(text, words[index] ?? '', `(${place})[1]`, byNip)}`;
    })
    .join('');

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
