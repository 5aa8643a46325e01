const SUBSTITUTES: Record<string, string> = {
  '≥': '>=',
  '≤': '<=',
  '\u2010': '-',
  '\u2011': '-',
  '\u202f': '\u00a0',
  '\u2028': '\n',
  '\u2029': '\n',
  '\t': ' ',
};

/** What the first file of the typeface holds: Latin-1 and the usual marks of typography. */
const PLAIN =
  /[\n\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122\u2212]/u;

/** What its second file holds beyond that: the rest of the Latin letters, such as those that write Arabic names (ḍ ḥ ṣ ṭ ẓ ā ī ū). */
const EXTENDED =
  /[\u0100-\u0130\u0132-\u0148\u014a-\u0151\u0154-\u017e\u018f\u0192\u01a0\u01a1\u01af\u01b0\u01c4-\u01cc\u01e6\u01e7\u01ea\u01eb\u01fa-\u021b\u022a-\u022d\u0230-\u0233\u0237\u0259\u1e08\u1e09\u1e0c-\u1e0f\u1e14-\u1e17\u1e1c\u1e1d\u1e20\u1e21\u1e24\u1e25\u1e2a\u1e2b\u1e2e\u1e2f\u1e36\u1e37\u1e3a\u1e3b\u1e42-\u1e49\u1e4c-\u1e53\u1e5a\u1e5b\u1e5e-\u1e69\u1e6c-\u1e6f\u1e78-\u1e7b\u1e80-\u1e85\u1e8e\u1e8f\u1e92\u1e93\u1e97\u1e9e\u1ef2-\u1ef9]/u;

/** Ornaments and invisible characters; a letter says the same without them. */
const DROPPED =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\p{Variation_Selector}|\u{20e3}|\p{Cc}|\p{Cf}/u;

const isPrintable = (sign: string): boolean => PLAIN.test(sign) || EXTENDED.test(sign);

/** The signs as they are printed; null for one that the typeface lacks. */
function signsOf(text: string): { sign: string; printed: string | null }[] {
  const folded = text.normalize('NFC').replaceAll(/\r\n?/g, '\n');
  return Array.from(folded, (sign) => {
    if (isPrintable(sign)) return { sign, printed: sign };
    const substitute = SUBSTITUTES[sign];
    if (substitute !== undefined) return { sign, printed: substitute };
    // A ligature or a full-width digit is its plain letters; no letter ever loses its accent.
    const plain = Array.from(sign.normalize('NFKC'));
    if (plain.every(isPrintable)) return { sign, printed: plain.join('') };
    return { sign, printed: DROPPED.test(sign) ? '' : null };
  });
}

/** The signs of a text that a letter cannot show, each once: those of other scripts. */
export const unprintableIn = (text: string): string[] => [
  ...new Set(
    signsOf(text)
      .filter(({ printed }) => printed === null)
      .map(({ sign }) => sign),
  ),
];

/**
 * The text in letters that the typeface has. Ornaments fall off with the space in front of them.
 * @throws RangeError for a sign that it lacks: nothing is ever printed in place of what was meant
 */
export function printable(text: string): string {
  let made = '';
  for (const { sign, printed } of signsOf(text)) {
    if (printed === null) throw new RangeError(`no glyph for ${sign}`);
    if (printed === ' ' && made.endsWith(' ') && !text.includes('  ')) continue;
    made += printed;
  }
  return made;
}

/** Pieces of a printable text by the file of the typeface that holds them. */
export function runsOf(text: string): { text: string; isExtended: boolean }[] {
  if (!EXTENDED.test(text)) return [{ text, isExtended: false }];
  const runs: { text: string; isExtended: boolean }[] = [];
  for (const sign of text) {
    const isExtended = EXTENDED.test(sign);
    const last = runs.at(-1);
    if (last?.isExtended === isExtended) last.text += sign;
    else runs.push({ text: sign, isExtended });
  }
  return runs;
}
