import { HttpException } from '@nestjs/common';

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

/** 404 also for what one may not know of. */
export const notFound = (what = 'Data'): ProblemException =>
  problem(404, 'not_found', `${what} tidak ditemukan.`);

export const forbidden = (detail = 'Anda tidak berwenang melakukan ini.'): ProblemException =>
  problem(403, 'forbidden', detail);

export const wrongState = (detail: string, extra: Record<string, unknown> = {}): ProblemException =>
  problem(409, 'wrong_state', detail, [], extra);

export const invalid = (errors: FieldProblem[]): ProblemException =>
  problem(400, 'validation_failed', 'Isian belum benar. Periksa bagian yang ditandai.', errors);

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
