import type { RefusalKind } from '../../kernel/error.js';

/** The only place that knows the HTTP status of each kind of refusal. */
export const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  misdirected: 421,
  too_many: 429,
  unavailable: 503,
  full: 507,
};
