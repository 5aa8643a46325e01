import { type FieldError, type Refusal, refusal } from '../../kernel/error.js';

export { isRefusal, type Refusal, refusal } from '../../kernel/error.js';

/** 404 also for things whose existence the reader may not know of. */
export const notFound = (what = 'Data'): Refusal =>
  refusal('not_found', `${what} tidak ditemukan.`);

export const forbidden = (detail = 'Anda tidak berwenang melakukan ini.'): Refusal =>
  refusal('forbidden', detail);

export const wrongState = (detail: string, extra: Record<string, unknown> = {}): Refusal =>
  refusal('wrong_state', detail, [], extra);

export const invalid = (errors: FieldError[]): Refusal =>
  refusal('validation_failed', 'Isian belum benar. Periksa bagian yang ditandai.', errors);

/** Seconds after which it is worth trying again; clients add a little chance of their own. */
const RETRY_AFTER = 5;

/** Too much at once: nothing was done, the same request may come again. */
export const busy = (): Refusal =>
  refusal(
    'busy',
    'Server sedang sibuk. Isian Anda tidak hilang; coba lagi beberapa saat lagi.',
    [],
    { retryAfter: RETRY_AFTER },
  );

/** The database does not answer: it is starting, failing over, or gone. */
export const databaseUnavailable = (): Refusal =>
  refusal(
    'database_unavailable',
    'Server sedang menyala kembali. Isian Anda tidak hilang; coba lagi beberapa saat lagi.',
    [],
    { retryAfter: RETRY_AFTER },
  );

/** A disk of the files or of the database is full; somebody has to make room. */
export const storageFull = (): Refusal =>
  refusal(
    'storage_full',
    'Penyimpanan server penuh, jadi perubahan ini belum disimpan. Pengelola perlu menambah ruang; coba lagi nanti.',
    [],
    { retryAfter: 60 },
  );

/** One field's mistake. */
export const invalidField = (field: string, code: string, message: string): Refusal =>
  invalid([{ field, code, message }]);

/** The lock counter that the client read is no longer the present one. */
export const staleVersion = (): Refusal =>
  refusal(
    'stale_version',
    'Data ini baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.',
  );
