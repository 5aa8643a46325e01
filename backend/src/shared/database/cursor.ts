import { createHash } from 'node:crypto';
import { problem } from '../errors/problem.js';

/** A page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Long enough that no mistyped or invented cursor passes; it guards against mistakes, not against forgery. */
const CHECK_LENGTH = 8;

const checkOf = (payload: string): string =>
  createHash('sha256').update(payload).digest('base64url').slice(0, CHECK_LENGTH);

/**
 * Keyset cursors are opaque to clients: the sort key of the last row, base64url, behind its checksum. Without that a cursor
 * made by hand would reach SQL as a key of the wrong type.
 */
export function encodeCursor(parts: readonly (string | number)[]): string {
  const payload = Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
  return checkOf(payload) + payload;
}

/** The part behind the checksum, if the two belong together. */
function payloadOf(cursor: string): string {
  const payload = cursor.slice(CHECK_LENGTH);
  return checkOf(payload) === cursor.slice(0, CHECK_LENGTH) ? payload : '';
}

/** @throws 400 `cursor_invalid` unless the cursor has exactly `length` parts */
export function decodeCursor(
  cursor: string | undefined,
  length: number,
): (string | number)[] | null {
  if (!cursor) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(payloadOf(cursor), 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === length &&
      parts.every((p) => typeof p === 'string' || typeof p === 'number')
    ) {
      return parts;
    }
  } catch {
    // falls through to the same clear answer
  }
  throw problem(400, 'cursor_invalid', 'Penanda halaman tidak dikenal. Muat ulang daftarnya.', [
    { field: 'cursor', code: 'cursor_invalid', message: 'Penanda halaman tidak dikenal.' },
  ]);
}

/** Cuts `limit + 1` fetched rows to a page. */
export function toPage<T>(rows: T[], limit: number, key: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(key(last)) : null };
}
