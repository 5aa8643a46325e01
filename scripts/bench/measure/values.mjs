import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** Parameters of a statement as JSON: dates and bytes say what they are. */
export function encode(value) {
  if (value instanceof Date) return { $date: value.toISOString() };
  if (Buffer.isBuffer(value)) return { $bytes: value.length };
  if (Array.isArray(value)) return value.map(encode);
  return value;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

const timeOf = (uuid) => Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16);

/**
 * The parameters for one more request of the same kind: the subject changes, every id that the product made for the
 * captured request is made anew, the same one wherever it stood.
 * @param {{ from: Record<string, string>, to: Record<string, string>, since: number }} change
 */
export function renewer({ from, to, since }) {
  const fresh = new Map();
  const pairs = Object.keys(from ?? {}).map((key) => [from[key], to[key]]);
  const renewId = (uuid) => {
    if (timeOf(uuid) < since) return uuid;
    if (!fresh.has(uuid)) fresh.set(uuid, v7());
    return fresh.get(uuid);
  };
  const renew = (value) => {
    if (typeof value === 'string') {
      const subject = pairs.reduce((text, [old, next]) => text.replaceAll(old, next), value);
      return subject.length < 32 ? subject : subject.replaceAll(UUID, renewId);
    }
    if (Array.isArray(value)) return value.map(renew);
    if (value?.$date) return new Date(value.$date);
    if (value?.$bytes) return randomBytes(value.$bytes);
    return value;
  };
  return renew;
}
