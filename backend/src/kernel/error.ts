/** One fault at one field of a payload; `field` is the path as the API names it, e.g. `rhk.0.text`. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** Why something is not done; `platform/errors/status.ts` says what each is in HTTP. */
export const REFUSAL_KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'missing',
  'conflict',
  'too_large',
  'unsupported',
  'misdirected',
  'too_many',
  'unavailable',
  'full',
] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/**
 * The product says no: the one error that is meant for the person who asked. `code` is stable and English; `message` is
 * Indonesian and fit for the screen. `errors` names the fields when the payload is at fault, `extra` what else the answer tells.
 */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    message: string,
    readonly errors: readonly FieldError[] = [],
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }

  /** Path of the first field at fault, if a field is at fault. */
  get field(): string | undefined {
    return this.errors[0]?.field;
  }
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal;

/** The record is not in a state that allows this. */
export const conflict = (code: string, message: string): Refusal =>
  new Refusal('conflict', code, message);

/** This person may not do this. */
export const forbidden = (code: string, message: string): Refusal =>
  new Refusal('forbidden', code, message);

/** One field is at fault. */
export const invalidField = (field: string, code: string, message: string): Refusal =>
  new Refusal('invalid', code, message, [{ field, code, message }]);

/** Throws one error that carries all field errors; does nothing when there are none. */
export function refuseIfAny(errors: readonly FieldError[], code = 'validation_failed'): void {
  if (errors.length > 0) {
    throw new Refusal('invalid', code, 'Ada isian yang perlu diperbaiki.', errors);
  }
}
