import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { completeIdempotentRequest, type IdempotentRequest } from './idempotency.js';
import type { Row, Sql } from './sql.js';

export const currentIdempotentRequest = new AsyncLocalStorage<IdempotentRequest>();

/** TypeORM answers an UPDATE or DELETE with [rows, count]; callers want the rows (of RETURNING) alone. */
function rowsOf<T>(result: unknown): T[] {
  if (!Array.isArray(result)) return [];
  const updated = result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return updated ? result[0] : result;
}

/** A transaction: entities through `manager`, plain rows through `query`. */
export class Tx implements Sql {
  private tail: Promise<unknown> = Promise.resolve();

  constructor(readonly manager: EntityManager) {}

  /** One connection runs one statement at a time: what is asked together waits in line. */
  query<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const answer = this.tail.then(() => this.run<T>(sql, params));
    this.tail = answer.catch(() => undefined);
    return answer;
  }

  private async run<T>(sql: string, params: readonly unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.manager.query(sql, [...params]));
  }

  async one<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T | null> {
    return (await this.query<T>(sql, params))[0] ?? null;
  }
}

@Injectable()
export class Database implements Sql {
  constructor(readonly source: DataSource) {}

  async query<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return rowsOf<T>(await this.source.query(sql, [...params]));
  }

  async one<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T | null> {
    return (await this.query<T>(sql, params))[0] ?? null;
  }

  /**
   * One verb, one transaction. A request with an Idempotency-Key is claimed and answered inside the
   * same transaction, so that a killed process leaves neither half of it.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction(async (manager) => {
      const tx = new Tx(manager);
      const result = await work(tx);
      const request = currentIdempotentRequest.getStore();
      if (request) await completeIdempotentRequest(tx, request, result);
      return result;
    });
  }
}
