import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { currentScope, SET_SCOPE_SQL } from './agency-scope.js';
import { completeIdempotentRequest, type IdempotentRequest } from './idempotency.js';
import type { Row, Sql } from './sql.js';
import { checkWall } from './wall.js';

export const currentIdempotentRequest = new AsyncLocalStorage<IdempotentRequest>();

/** What each connection of the pool was last told, so that it is told again only when it differs. */
const scopes = new WeakMap<object, string>();

/** TypeORM answers an UPDATE or DELETE with [rows, count]; callers want the rows (of RETURNING) alone. */
function rowsOf<T>(result: unknown): T[] {
  if (!Array.isArray(result)) return [];
  const updated = result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return updated ? result[0] : result;
}

/** Every statement of the product passes here: no connection is used for an agency that it was not told of. */
async function run<T>(
  runner: QueryRunner,
  scope: string,
  sql: string,
  params: readonly unknown[],
): Promise<T[]> {
  const connection: object = await runner.connect();
  if (scopes.get(connection) !== scope) {
    scopes.delete(connection);
    await runner.query(SET_SCOPE_SQL, [scope]);
    scopes.set(connection, scope);
  }
  return rowsOf<T>(await runner.query(sql, [...params]));
}

/** A transaction; its statements follow the scope of the work that asks, as those outside do. */
export class Tx implements Sql {
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly runner: QueryRunner) {}

  /** One connection runs one statement at a time: what is asked together waits in line. */
  query<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const scope = currentScope();
    const answer = this.tail.then(() => run<T>(this.runner, scope, sql, params));
    this.tail = answer.catch(() => undefined);
    return answer;
  }

  async one<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T | null> {
    return (await this.query<T>(sql, params))[0] ?? null;
  }
}

@Injectable()
export class Database implements Sql, OnModuleInit {
  constructor(readonly source: DataSource) {}

  onModuleInit(): Promise<void> {
    return checkWall(this.source);
  }

  async query<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const runner = this.source.createQueryRunner();
    try {
      return await run<T>(runner, currentScope(), sql, params);
    } finally {
      await runner.release();
    }
  }

  async one<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T | null> {
    return (await this.query<T>(sql, params))[0] ?? null;
  }

  /**
   * One verb, one transaction. A request with an Idempotency-Key is claimed and answered inside the
   * same transaction, so that a killed process leaves neither half of it.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTransaction(async (runner) => {
      const tx = new Tx(runner);
      const result = await work(tx);
      const request = currentIdempotentRequest.getStore();
      if (request) await completeIdempotentRequest(tx, request, result);
      return result;
    });
  }

  /** Statements that only the owner of the tables may give, such as ANALYZE; no wall stands around them. */
  asOwner(statement: string): Promise<void> {
    return this.inTransaction(async (runner) => {
      await runner.query('set local role none');
      await runner.query(statement);
    });
  }

  private async inTransaction<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const connection: object = await runner.connect();
      try {
        await runner.startTransaction();
        const result = await work(runner);
        await runner.commitTransaction();
        return result;
      } catch (error) {
        // What the connection was told inside the transaction is undone with it.
        scopes.delete(connection);
        // The first error is the one to report; a rollback that fails is that of a lost connection.
        await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }
}
