/** One fault at one field of a payload; `field` is the path as the API names it, e.g. `rhk.0.text`. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** The three ways in which a rule can refuse: 409, 400 and 403 in HTTP terms. */
export type DomainErrorKind = 'conflict' | 'invalid' | 'forbidden';

/**
 * A rule refused. `code` is stable and English; `message` is Indonesian and fit for the screen.
 * `errors` names the fields when the payload is at fault.
 */
export class DomainError extends Error {
  readonly kind: DomainErrorKind;
  readonly code: string;
  readonly errors: readonly FieldError[];

  constructor(
    kind: DomainErrorKind,
    code: string,
    message: string,
    errors: readonly FieldError[] = [],
  ) {
    super(message);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.errors = errors;
  }

  /** Path of the first field at fault, if a field is at fault. */
  get field(): string | undefined {
    return this.errors[0]?.field;
  }
}

/** The record is not in a state that allows this. */
export const conflict = (code: string, message: string): DomainError =>
  new DomainError('conflict', code, message);

/** This person may not do this. */
export const forbidden = (code: string, message: string): DomainError =>
  new DomainError('forbidden', code, message);

/** One field is at fault. */
export const invalidField = (field: string, code: string, message: string): DomainError =>
  new DomainError('invalid', code, message, [{ field, code, message }]);

/** Throws one error that carries all field errors; does nothing when there are none. */
export function refuseIfAny(errors: readonly FieldError[], code = 'validation_failed'): void {
  if (errors.length > 0) {
    throw new DomainError('invalid', code, 'Ada isian yang perlu diperbaiki.', errors);
  }
}
