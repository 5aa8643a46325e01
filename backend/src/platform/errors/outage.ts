import type { Refusal } from '../../kernel/error.js';
import { busy, databaseUnavailable, storageFull } from './problem.js';

/** Another transaction held on for too long, or the statement took too long: PostgreSQL's own codes. */
const BUSY = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock not available within lock_timeout
  '57014', // cancelled by statement_timeout
  '25P03', // idle in transaction for too long
  '25P04', // transaction for too long
]);

const DATABASE_FULL = '53100';
/** 25006: a replica, while a failover has not reached every client yet. */
const UNAVAILABLE =
  /^(08...|25006|53[23]00|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const FILES_FULL = new Set(['ENOSPC', 'EDQUOT']);

/** The driver and its pool report these without a code. */
const POOL_EXHAUSTED = /^timeout exceeded when trying to connect/;
const CONNECTION_LOST =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after|Driver not Connected|Query read timeout)/;

/**
 * The answer when something this process depends on is overloaded, unreachable or full; null for any other error.
 * TypeORM and the pool wrap the driver's error, so its causes are looked at too.
 */
export function outageOf(error: unknown): Refusal | null {
  for (const one of chainOf(error)) {
    const code = 'code' in one && typeof one.code === 'string' ? one.code : '';
    if (code === DATABASE_FULL || FILES_FULL.has(code)) return storageFull();
    if (BUSY.has(code) || POOL_EXHAUSTED.test(one.message)) return busy();
    if (UNAVAILABLE.test(code) || CONNECTION_LOST.test(one.message)) return databaseUnavailable();
  }
  return null;
}

function* chainOf(error: unknown): Generator<Error> {
  let next = error;
  for (let depth = 0; next instanceof Error && depth < 5; depth += 1) {
    yield next;
    next = 'driverError' in next && next.driverError !== next ? next.driverError : next.cause;
  }
}
