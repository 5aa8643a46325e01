/** One fault at one field of a payload; `field` is the path as the API names it, e.g. `rhk.0.text`. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** Why something is refused; `platform/errors/status.ts` gives each kind its HTTP status. */
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
 * Every code that a refusal may carry, and of which kind it is. Stable and English: clients decide by it. An endpoint
 * declares those that it gives (`platform/errors/refuses.ts`).
 */
export const REFUSAL_CODES = {
  account_inactive: 'forbidden',
  account_locked: 'too_many',
  account_merged: 'forbidden',
  already_appointed: 'conflict',
  already_asked: 'conflict',
  already_in_squad: 'conflict',
  already_left: 'conflict',
  already_merged: 'conflict',
  already_noted: 'conflict',
  already_reminded: 'conflict',
  assessor_missing: 'conflict',
  assessor_unknown: 'conflict',
  assignment_stopped: 'conflict',
  busy: 'unavailable',
  code_too_long: 'conflict',
  code_used: 'conflict',
  credentials_wrong: 'unauthenticated',
  cursor_invalid: 'invalid',
  cycle: 'conflict',
  data_changed: 'conflict',
  database_unavailable: 'unavailable',
  date_invalid: 'invalid',
  decide_on_page: 'conflict',
  delegation_overlap: 'conflict',
  employee_without_post: 'conflict',
  employment_over: 'forbidden',
  evidence_limit: 'conflict',
  forbidden: 'forbidden',
  foreign_origin: 'forbidden',
  former_employee: 'forbidden',
  forwarded_request: 'forbidden',
  grant_overlap: 'conflict',
  head_present: 'conflict',
  home_unit_unknown: 'conflict',
  idempotency_key_reused: 'conflict',
  leader_missing: 'conflict',
  leader_needs_assignment: 'conflict',
  leader_not_assignable: 'conflict',
  leader_seat_taken: 'conflict',
  left_returns: 'conflict',
  letter_changed: 'conflict',
  letter_unprintable: 'conflict',
  level_order: 'invalid',
  level_top: 'invalid',
  media_type: 'unsupported',
  merge_conflict: 'conflict',
  no_decider: 'conflict',
  not_assignable: 'conflict',
  not_found: 'missing',
  not_your_turn: 'conflict',
  note_required: 'invalid',
  nothing_changes: 'conflict',
  nothing_reported: 'conflict',
  nothing_to_remind: 'conflict',
  official_changed: 'conflict',
  other_words: 'conflict',
  outside_holding: 'invalid',
  override_later: 'conflict',
  password_change_required: 'forbidden',
  password_required: 'forbidden',
  period_invalid: 'invalid',
  period_over: 'conflict',
  period_reversed: 'invalid',
  person_moved: 'conflict',
  photo_missing: 'conflict',
  revision_open: 'conflict',
  role_full: 'conflict',
  round_overlap: 'conflict',
  rule_missing: 'conflict',
  same_person: 'conflict',
  second_approval_needed: 'forbidden',
  second_factor_required: 'forbidden',
  session_ended: 'unauthenticated',
  sheets_incomplete: 'conflict',
  signer_without_post: 'conflict',
  skp_period_overlap: 'conflict',
  squad_not_recruiting: 'conflict',
  stale_version: 'conflict',
  starter_not_allowed: 'forbidden',
  starting: 'unavailable',
  storage_full: 'full',
  too_deep: 'invalid',
  too_early: 'invalid',
  too_large: 'too_large',
  too_late: 'invalid',
  too_many_requests: 'too_many',
  transfer_under_way: 'conflict',
  unauthenticated: 'unauthenticated',
  unit_has_head: 'conflict',
  unit_not_organizational: 'conflict',
  upload_incomplete: 'invalid',
  upload_unreadable: 'invalid',
  validation_failed: 'invalid',
  validator_unknown: 'conflict',
  volunteer_inter_agency: 'conflict',
  wrong_address: 'misdirected',
  wrong_state: 'conflict',
} as const satisfies Readonly<Record<string, RefusalKind>>;
export type RefusalCode = keyof typeof REFUSAL_CODES;

/**
 * The product says no: the one error that is meant for the person who asked. `message` is Indonesian and fit for the
 * screen. `errors` names the fields when the payload is at fault, `extra` what else the answer tells.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly errors: readonly FieldError[] = [],
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }

  get kind(): RefusalKind {
    return REFUSAL_CODES[this.code];
  }

  /** Path of the first field at fault, if a field is at fault. */
  get field(): string | undefined {
    return this.errors[0]?.field;
  }
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal;

/** What rules and services throw. */
export const refusal = (
  code: RefusalCode,
  message: string,
  errors: readonly FieldError[] = [],
  extra: Readonly<Record<string, unknown>> = {},
): Refusal => new Refusal(code, message, errors, extra);

/** One field is at fault, and its code is the answer's as well. */
export const refusedField = (field: string, code: RefusalCode, message: string): Refusal =>
  refusal(code, message, [{ field, code, message }]);

/** Throws one error that carries all field errors; does nothing when there are none. */
export function refuseIfAny(
  errors: readonly FieldError[],
  code: RefusalCode = 'validation_failed',
): void {
  if (errors.length > 0) {
    throw refusal(code, 'Ada isian yang perlu diperbaiki.', errors);
  }
}
