import { QueryFailedError } from 'typeorm';

const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';

function driverFact(error: unknown, key: 'code' | 'constraint'): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const driver: unknown = error.driverError;
  if (typeof driver !== 'object' || driver === null || !(key in driver)) return undefined;
  const value: unknown = (driver as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : undefined;
}

/** True when a unique index or exclusion constraint refused the row; `constraint` narrows it to one of them. */
export function isUniqueClash(error: unknown, constraint?: string): boolean {
  const code = driverFact(error, 'code');
  if (code !== UNIQUE_VIOLATION && code !== EXCLUSION_VIOLATION) return false;
  return constraint === undefined || driverFact(error, 'constraint') === constraint;
}
