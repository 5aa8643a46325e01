import type { DataSource } from 'typeorm';
import { currentScope, currentWork } from './agency-scope.js';
import { Connection } from './connection.js';

const inUse = new WeakMap<object, SharedConnection>();

/**
 * The one connection for a request's statements outside its transaction: further statements join it while it waits for an
 * answer. So the agency is set once and not for each statement, and a request takes one connection from the pool however
 * many statements it sends at once.
 */
class SharedConnection {
  private readonly connection: Promise<Connection>;
  private waiting = 0;

  constructor(
    source: DataSource,
    private readonly onEnd: () => void,
  ) {
    this.connection = Connection.lend(source);
  }

  async query<T>(scope: string, sql: string, params: readonly unknown[]): Promise<T[]> {
    this.waiting += 1;
    try {
      return await (await this.connection).query<T>(scope, sql, params);
    } finally {
      this.waiting -= 1;
      if (this.waiting === 0) await this.end();
    }
  }

  private async end(): Promise<void> {
    this.onEnd();
    const connection = await this.connection.catch(() => null);
    await connection?.release();
  }
}

/** A statement outside every transaction. */
export function ask<T>(source: DataSource, sql: string, params: readonly unknown[]): Promise<T[]> {
  const scope = currentScope();
  const work = currentWork();
  if (!work) return Connection.use(source, (connection) => connection.query<T>(scope, sql, params));
  let shared = inUse.get(work);
  if (!shared) {
    shared = new SharedConnection(source, () => inUse.delete(work));
    inUse.set(work, shared);
  }
  return shared.query<T>(scope, sql, params);
}
