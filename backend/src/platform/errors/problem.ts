import { HttpException } from '@nestjs/common';
import { DomainError } from '../../kernel/error.js';

export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** An answer of RFC 9457 (problem details) with a stable code and Indonesian text. */
export class ProblemException extends HttpException {
  constructor(
    status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: FieldProblem[] = [],
    readonly extra: Record<string, unknown> = {},
  ) {
    super(detail, status);
  }
}

export const problem = (
  status: number,
  code: string,
  detail: string,
  errors: FieldProblem[] = [],
  extra: Record<string, unknown> = {},
): ProblemException => new ProblemException(status, code, detail, errors, extra);

/** Why a rule or a policy said no, with a code and words for the one who asked. */
export type Refusal = ProblemException | DomainError;

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof ProblemException || error instanceof DomainError;

/** 404 also for what one may not know of. */
export const notFound = (what = 'Data'): ProblemException =>
  problem(404, 'not_found', `${what} tidak ditemukan.`);

export const forbidden = (detail = 'Anda tidak berwenang melakukan ini.'): ProblemException =>
  problem(403, 'forbidden', detail);

export const wrongState = (detail: string, extra: Record<string, unknown> = {}): ProblemException =>
  problem(409, 'wrong_state', detail, [], extra);

export const invalid = (errors: FieldProblem[]): ProblemException =>
  problem(400, 'validation_failed', 'Isian belum benar. Periksa bagian yang ditandai.', errors);

/** Seconds after which it is worth trying again; clients add a little chance of their own. */
const RETRY_AFTER = 5;

/** Too much at once: nothing was done, the same request may come again. */
export const busy = (): ProblemException =>
  problem(
    503,
    'busy',
    'Server sedang sibuk. Isian Anda tidak hilang; coba lagi beberapa saat lagi.',
    [],
    { retryAfter: RETRY_AFTER },
  );

/** The database does not answer: it starts, fails over, or is gone. */
export const databaseUnavailable = (): ProblemException =>
  problem(
    503,
    'database_unavailable',
    'Server sedang menyala kembali. Isian Anda tidak hilang; coba lagi beberapa saat lagi.',
    [],
    { retryAfter: RETRY_AFTER },
  );

/** No room on a disk, of the files or of the database; somebody has to make room. */
export const storageFull = (): ProblemException =>
  problem(
    507,
    'storage_full',
    'Penyimpanan server penuh, jadi perubahan ini belum disimpan. Pengelola perlu menambah ruang; coba lagi nanti.',
    [],
    { retryAfter: 60 },
  );

/** One field's mistake. */
export const invalidField = (field: string, code: string, message: string): ProblemException =>
  invalid([{ field, code, message }]);

/** The lock counter that the client read is no longer the present one. */
export const staleVersion = (): ProblemException =>
  problem(
    409,
    'stale_version',
    'Data ini baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.',
  );
