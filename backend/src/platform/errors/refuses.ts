import { ApiExtension } from '@nestjs/swagger';
import type { RefusalCode } from '../../kernel/error.js';

/** Where the document builder finds the codes (openapi.ts). */
export const REFUSES = 'x-refuses';

/**
 * The codes with which an endpoint refuses, beside `ANY_ENDPOINT`. They become part of the contract; a spec that meets an
 * undeclared code fails (test/declared-codes.ts).
 */
export const Refuses = (...codes: readonly RefusalCode[]): MethodDecorator =>
  ApiExtension(REFUSES, codes);

/** What any endpoint may refuse: because of who asks, from where, what was sent, or the state of the server. */
export const ANY_ENDPOINT = [
  'account_inactive',
  'address_too_long',
  'bad_request',
  'busy',
  // two made the same thing at once, where no rule has words of its own for it
  'conflict',
  'database_unavailable',
  'foreign_origin',
  'former_employee',
  'forwarded_request',
  'headers_too_large',
  'idempotency_key_reused',
  'internal',
  'media_type',
  'password_change_required',
  'second_factor_required',
  'session_ended',
  'starting',
  'storage_full',
  'timed_out',
  'too_deep',
  'too_large',
  'too_many_requests',
  'unauthenticated',
  'unsupported_media_type',
  'validation_failed',
  'wrong_address',
] as const;
