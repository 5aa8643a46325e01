import { ApiExtension } from '@nestjs/swagger';
import type { RefusalCode } from '../../kernel/error.js';

/** Where the document builder finds the codes (openapi.ts). */
export const REFUSES = 'x-refuses';

/**
 * What an endpoint says no with, beside `ANY_ENDPOINT`. It becomes part of the contract; a spec that is answered with a
 * code that was not declared fails (test/declared-codes.ts).
 */
export const Refuses = (...codes: readonly RefusalCode[]): MethodDecorator =>
  ApiExtension(REFUSES, codes);

/** What may be answered wherever one asks: who is asking, from where, what was sent, and whether the server can. */
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
