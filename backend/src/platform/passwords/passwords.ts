import { timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { invalidField } from '../errors/problem.js';
import { isFrequentPassword } from './frequent-passwords.js';
import { isCommonPassword, namePartsOf } from './guessable.js';
import { HashQueue } from './hash-queue.js';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane (the library's default algorithm is argon2id). */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MIN_LENGTH = 10;
const MAX_LENGTH = 128;
const PRODUCT = /asn[\s._-]*squad/u;

/**
 * Three of the four threads that Node gives to such work (files need the fourth): 57 MiB at most, however many people
 * sign in. Some 200 wait for about two seconds; more are asked to come again.
 */
const queue = new HashQueue(3, 200);

export const hashPassword = (password: string): Promise<string> =>
  queue.run(() => hash(password, OPTIONS));

export const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  queue.run(() => verify(stored, password));

let dummy: Promise<string> | undefined;

/** Spends the time of a real check, so that an unknown NIP answers no faster than a known one. */
export async function spendVerification(password: string): Promise<false> {
  dummy ??= hashPassword('tidak-pernah-dipakai');
  await verifyPassword(await dummy, password);
  return false;
}

export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a, 'utf8');
  const right = Buffer.from(b, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Checks what needs no knowledge of the person.
 * @param forbidden the NIP or username, and the initial password
 * @throws 400 naming field `next`: length 10–128, not a common password, without `forbidden` or the product's name in it
 */
export function assertAcceptablePassword(
  next: string,
  forbidden: readonly (string | null)[],
): void {
  if (next.length < MIN_LENGTH)
    throw invalidField('next', 'password_short', `Paling sedikit ${MIN_LENGTH} huruf atau angka.`);
  if (next.length > MAX_LENGTH)
    throw invalidField('next', 'password_long', `Paling banyak ${MAX_LENGTH} huruf.`);
  const folded = next.toLowerCase();
  if (
    PRODUCT.test(folded) ||
    forbidden.some((text) => text !== null && text !== '' && folded.includes(text.toLowerCase()))
  )
    throw guessable('Jangan memakai NIP, nama aplikasi, atau kata sandi awal.');
  if (new Set(next).size < 5) throw guessable('Pakai lebih banyak huruf yang berbeda.');
  if (isFrequentPassword(next) || isCommonPassword(next))
    throw invalidField(
      'next',
      'password_common',
      'Kata sandi ini mudah ditebak. Pakai beberapa kata Anda sendiri, bukan kata umum dan urutan angka.',
    );
}

/**
 * Checks what needs the person's data.
 * @throws 400 naming field `next`: when it contains the person's name, or consists of the agency's name and usual words
 */
export function assertNotOfOwner(next: string, name: string | null, agency: string | null): void {
  const folded = next.toLowerCase();
  if (name && namePartsOf(name).some((part) => folded.includes(part)))
    throw guessable('Jangan memakai nama Anda.');
  if (agency && isCommonPassword(next, namePartsOf(agency)))
    throw guessable('Jangan memakai nama instansi Anda saja.');
}

const guessable = (message: string): Error => invalidField('next', 'password_guessable', message);
