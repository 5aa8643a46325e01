/** One field's mistake, as the API tells it. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** An answer other than 2xx: problem details with a stable code and Indonesian words. */
export class ApiError extends Error {
  override name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: readonly FieldProblem[] = [],
    /** What the server holds instead, where it refused because of that. */
    readonly stored: unknown = undefined,
  ) {
    super(detail);
  }
}

const OFFLINE = 'Tidak ada sambungan. Isian Anda tetap ada; coba lagi ketika sinyal kembali.';

/** Reads problem details; anything else becomes the same shape. */
export function toApiError(status: number, body: unknown): ApiError {
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const errors = Array.isArray(record.errors) ? (record.errors as FieldProblem[]) : [];
  return new ApiError(
    status,
    typeof record.code === 'string' ? record.code : 'unknown',
    typeof record.detail === 'string' ? record.detail : 'Terjadi gangguan. Coba lagi sebentar.',
    errors,
    record.stored,
  );
}

/** What to tell a person about any error that a call can throw. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError) return error.detail;
  return OFFLINE;
}

/**
 * The server's words with the name of the field, so that a list of them says which is which: "Nama tim wajib diisi."
 * Words that name it already stay as they are.
 */
export const named = (
  errors: readonly FieldProblem[],
  labelOf: (field: string) => string | undefined,
): FieldProblem[] =>
  errors.map((error) => {
    const label = labelOf(error.field);
    if (!label || error.message.toLowerCase().includes(label.toLowerCase())) return error;
    const message =
      error.code === 'required'
        ? `${label} wajib diisi.`
        : `${label}: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`;
    return { ...error, message };
  });

export const fieldErrorsOf = (error: unknown): readonly FieldProblem[] =>
  error instanceof ApiError ? error.errors : [];
