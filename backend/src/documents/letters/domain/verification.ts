/** Crockford's base 32: no I, L, O, U, so that a code read aloud or typed by hand stays itself. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TOKEN = /^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}$/;
const SYMBOLS = 12;

/** Precedes the token among the keywords of an issued PDF. */
const MARKER = 'surat-token=';

/**
 * The public code of a letter, `7K2P-9QXM-41TD`: 60 bits.
 * @param random at least 12 bytes of a cryptographic source
 * @throws RangeError when there are fewer
 */
export function verificationToken(random: Uint8Array): string {
  if (random.length < SYMBOLS) throw new RangeError(`a token needs ${SYMBOLS} random bytes`);
  const symbols = Array.from(random.subarray(0, SYMBOLS), (byte) =>
    ALPHABET.charAt(byte % 32),
  ).join('');
  return symbols.replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3');
}

/** What someone typed as the token it means, or null: spaces, small letters, O for 0, I and L for 1. */
export function readToken(typed: string): string | null {
  const symbols = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const token = symbols.replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3');
  return TOKEN.test(token) ? token : null;
}

/** The keyword by which a letter's PDF says whose copy it is, also after someone changed it. */
export const tokenKeyword = (token: string): string => `${MARKER}${token}`;

/** The first token found in the raw bytes of a PDF, or null. */
export function findToken(pdf: Uint8Array): string | null {
  const bytes = new TextDecoder('latin1').decode(pdf);
  for (let at = bytes.indexOf(MARKER); at >= 0; at = bytes.indexOf(MARKER, at + 1)) {
    const start = at + MARKER.length;
    const token = bytes.slice(start, start + SYMBOLS + 2);
    if (TOKEN.test(token)) return token;
  }
  return null;
}

export interface IssuedFile {
  readonly token: string;
  /** SHA-256 of the PDF as issued, 64 lower-case hex digits. */
  readonly sha256: string;
}

export type Comparison<T extends IssuedFile> =
  | { readonly outcome: 'match'; readonly letter: T }
  | { readonly outcome: 'changed'; readonly letter: T }
  | { readonly outcome: 'unknown' };

/**
 * Whether an uploaded PDF is an issued letter, byte for byte.
 * @param uploadedSha256 of the uploaded bytes
 * @param candidates letters with that hash, or with the token found in the upload, or whose page
 *   the upload was made on
 * @returns `match` when one has the same hash; `changed` when the upload names or was compared with
 *   a letter but differs from it in any byte; `unknown` when there is nothing to compare with
 */
export function compareWithIssued<T extends IssuedFile>(
  uploadedSha256: string,
  candidates: readonly T[],
): Comparison<T> {
  const same = candidates.find((letter) => letter.sha256 === uploadedSha256);
  if (same) return { outcome: 'match', letter: same };
  const named = candidates[0];
  return named ? { outcome: 'changed', letter: named } : { outcome: 'unknown' };
}
