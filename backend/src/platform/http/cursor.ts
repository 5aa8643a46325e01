import { createHash } from 'node:crypto';
import { validate } from 'uuid';
import { refusal } from '../errors/problem.js';
import { isLocalDate } from './validators.js';

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

/** The type of a part of a cursor: one made by hand, or taken from another list, never reaches SQL as the wrong type. */
const KINDS = {
  id: (part: unknown): part is string => typeof part === 'string' && validate(part),
  date: (part: unknown): part is string => isLocalDate(part),
  dateOrNone: (part: unknown): part is string => part === '' || isLocalDate(part),
  text: (part: unknown): part is string => typeof part === 'string' && !/[\0\p{Cs}]/u.test(part),
  count: (part: unknown): part is number =>
    Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
};

type Kind = keyof typeof KINDS;
type PartOf<K extends Kind> = (typeof KINDS)[K] extends (part: unknown) => part is infer T
  ? T
  : never;

/** @throws 400 `cursor_invalid` unless the cursor has exactly these parts */
export function decodeCursor<const K extends readonly Kind[]>(
  cursor: string | undefined,
  kinds: K,
): { [At in keyof K]: PartOf<K[At]> } | null {
  if (!cursor) return null;
  const parts = partsOf(cursor);
  if (parts.length === kinds.length && kinds.every((kind, at) => KINDS[kind](parts[at]))) {
    return parts as { [At in keyof K]: PartOf<K[At]> };
  }
  throw refusal('cursor_invalid', 'Penanda halaman tidak dikenal. Muat ulang daftarnya.', [
    { field: 'cursor', code: 'cursor_invalid', message: 'Penanda halaman tidak dikenal.' },
  ]);
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(payloadOf(cursor), 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** Cuts `limit + 1` fetched rows to a page. */
export function toPage<T>(rows: T[], limit: number, key: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(key(last)) : null };
}
