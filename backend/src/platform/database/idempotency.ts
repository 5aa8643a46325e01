import { refusal } from '../errors/problem.js';
import type { Sql } from './sql.js';

/** A mutating request that carries an Idempotency-Key. */
export interface IdempotentRequest {
  readonly accountId: string;
  readonly key: string;
  readonly requestHash: string;
  readonly status: number;
  written: boolean;
  /** Some of its work was committed in parts, each with its transaction's answer. */
  inParts?: boolean;
  result?: unknown;
}

export interface StoredAnswer {
  request_hash: string;
  status: number | null;
  response: unknown;
}

export async function findAnswer(
  sql: Sql,
  { accountId, key }: IdempotentRequest,
): Promise<StoredAnswer | null> {
  const rows = await sql.query<StoredAnswer>(
    'select request_hash, status, response from idempotency_record where account_id = $1 and key = $2',
    [accountId, key],
  );
  return rows[0] ?? null;
}

/** @throws 409 `idempotency_key_reused` when another request has used the key */
export function answerTo({ requestHash }: IdempotentRequest, stored: StoredAnswer): unknown {
  if (stored.request_hash !== requestHash) {
    throw refusal(
      'idempotency_key_reused',
      'Kunci pengulangan ini sudah dipakai untuk permintaan lain.',
    );
  }
  return stored.response;
}

/**
 * Writes the answer in the verb's own transaction. A second request with the same key that runs at the
 * same time meets the primary key, rolls back, and is answered with what the first one stored.
 */
export async function completeIdempotentRequest(
  sql: Sql,
  request: IdempotentRequest,
  result: unknown,
): Promise<void> {
  request.result = result;
  if (request.written) {
    await sql.query(
      'update idempotency_record set response = $3 where account_id = $1 and key = $2',
      [request.accountId, request.key, JSON.stringify(result ?? null)],
    );
    return;
  }
  await sql.query(
    'insert into idempotency_record (account_id, key, request_hash, status, response) values ($1, $2, $3, $4, $5)',
    [
      request.accountId,
      request.key,
      request.requestHash,
      request.status,
      JSON.stringify(result ?? null),
    ],
  );
  request.written = true;
}
