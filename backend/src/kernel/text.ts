/**
 * Invisible characters: direction marks, joiners, soft hyphens, byte order marks, variation selectors, fillers. They come
 * along when text is copied from messages and web pages, and make two texts differ that look alike.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]/gu;
/** Letters between which a joiner has a meaning: those of scripts other than Latin, except fillers. */
const JOINING_LETTER = String.raw`(?![\p{Script=Latin}\p{Default_Ignorable_Code_Point}])[\p{L}\p{M}]`;
const PICTURE = String.raw`\p{Extended_Pictographic}`;
const KEPT = new RegExp(
  String.raw`(?<=${PICTURE}\uFE0F?|\p{Emoji_Modifier}|${JOINING_LETTER})[\u200C\u200D](?=${PICTURE}|${JOINING_LETTER})` +
    String.raw`|(?<=${PICTURE})\uFE0F`,
  'gu',
);
const ODD_SPACES = /\p{Zs}/gu;
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085\v\f]/g;
/** Control characters (but line ends and tabs), and halves of a character, which jsonb refuses. */
const UNPRINTABLE = /[^\P{Cc}\n\t]|\p{Cs}/gu;

/**
 * Text without invisible characters. A joiner stays where it shapes what is seen: between the parts of one emoji, and
 * between letters of scripts that join (Arabic, Javanese); a name in Latin letters never needs one.
 */
export function withoutInvisible(text: string): string {
  const kept = new Set<number>();
  for (const match of text.matchAll(KEPT)) kept.add(match.index);
  return text.replace(INVISIBLE, (sign, at: number) => (kept.has(at) ? sign : ''));
}

/** Text as people meant to type it: composed, with plain spaces and line ends, nothing invisible, ends trimmed. */
export const typedText = (text: string): string =>
  withoutInvisible(text.normalize('NFC'))
    .replace(LINE_ENDS, '\n')
    .replace(ODD_SPACES, ' ')
    .replace(UNPRINTABLE, '')
    .trim();

/** The same on one line: white space of any kind is one space. */
export const typedLine = (text: string): string =>
  typedText(text.replace(/\p{Cs}/gu, '')).replace(/\s+/g, ' ');

/** For a message that quotes a text: names the characters that would not be seen. */
export const visibly = (text: string): string =>
  text.replace(
    /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\uFFF9-\uFFFB]|(?! )\p{Z}/gu,
    (sign) => `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
