import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { outageOf } from '../errors/outage.js';
import { currentScope } from './agency-scope.js';
import { Connection } from './connection.js';
import {
  answerTo,
  completeIdempotentRequest,
  findAnswer,
  type IdempotentRequest,
} from './idempotency.js';
import { ask } from './shared-connection.js';
import type { Row, Sql } from './sql.js';
import { checkWall } from './wall.js';

export const currentIdempotentRequest = new AsyncLocalStorage<IdempotentRequest>();

/**
 * A transaction; its statements follow the scope of the work that asks, as those outside do. What is asked together
 * travels together and runs in the order asked: ask for all that is needed before waiting for any of it.
 */
export class Tx implements Sql {
  constructor(private readonly connection: Connection) {}

  query<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return this.connection.query<T>(currentScope(), sql, params);
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

  query<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return ask<T>(this.source, sql, params);
  }

  async one<T = Row>(sql: string, params: readonly unknown[] = []): Promise<T | null> {
    return (await this.query<T>(sql, params))[0] ?? null;
  }

  /**
   * One verb, one transaction. A request with an Idempotency-Key is claimed and answered inside the
   * same transaction, so that a killed process leaves neither half of it.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTransaction(async (connection) => {
      const tx = new Tx(connection);
      const result = await work(tx);
      const request = currentIdempotentRequest.getStore();
      return { result, last: request && completeIdempotentRequest(tx, request, result) };
    });
  }

  /** Does a verb's work as it would be done now, answers what it found, and keeps nothing of it. */
  async rehearse<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const found: T[] = [];
    const enough = new Error('rehearsed');
    await this.inTransaction(async (connection) => {
      found.push(await work(new Tx(connection)));
      throw enough;
    }).catch((error: unknown) => {
      if (error !== enough) throw error;
    });
    // Without it there was an error, which was thrown already.
    return found[0] as T;
  }

  /**
   * One transaction of a request that has several. Each keeps its own answer under the request's key, so that a repetition of
   * a request that was killed between them is told what they did, and not that somebody has done it already.
   * @param name tells the part from the others; the same when the request is repeated
   * @param work answers what its transaction answers
   */
  async part<T>(name: string, work: () => Promise<T>): Promise<T> {
    const request = currentIdempotentRequest.getStore();
    if (!request) return work();
    const part = { ...request, key: `${request.key} ${name}`, written: false };
    const answer = await currentIdempotentRequest.run(part, work).catch(async (error: unknown) => {
      if (outageOf(error)) throw error;
      const stored = await findAnswer(this, part);
      if (!stored) throw error;
      return answerTo(part, stored) as T;
    });
    request.inParts = true;
    return answer;
  }

  /** Nothing waits for the start alone, and the commit travels with the last statement: after one that failed it undoes. */
  private inTransaction<T>(
    work: (connection: Connection) => Promise<{ result: T; last?: Promise<void> }>,
  ): Promise<T> {
    return Connection.use(this.source, async (connection) => {
      const started = connection.command('start transaction');
      // Fails only when the connection fails, and then the following statements fail too.
      started.catch(() => undefined);
      try {
        const { result, last } = await work(connection);
        await Promise.all([started, last, connection.commit()]);
        return result;
      } catch (error) {
        // What the connection was told inside the transaction is undone with it.
        connection.forgetScope();
        // The first error is the one to report; a rollback that fails is that of a lost connection.
        await connection.command('rollback').catch(() => undefined);
        throw error;
      }
    });
  }
}
