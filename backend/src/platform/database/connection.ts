import type { PoolClient, QueryResult } from 'pg';
import { type DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import { SET_SCOPE_SQL } from './agency-scope.js';

/** What each connection of the pool was last told, so that it is told again only when it differs. */
const scopes = new WeakMap<PoolClient, string>();

/**
 * A connection on loan. A statement is sent when it is asked, before the answers to those in front of it have come, and
 * PostgreSQL runs them in the order asked; none runs for an agency that the connection was not told of.
 */
export class Connection {
  private constructor(
    private readonly source: DataSource,
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
  ) {}

  /** To be given back by `release`. */
  static async lend(source: DataSource): Promise<Connection> {
    const runner: QueryRunner = source.createQueryRunner();
    return new Connection(source, runner, await runner.connect());
  }

  /** Lends a connection for as long as the work takes. */
  static async use<T>(
    source: DataSource,
    work: (connection: Connection) => Promise<T>,
  ): Promise<T> {
    const connection = await Connection.lend(source);
    try {
      return await work(connection);
    } finally {
      await connection.release();
    }
  }

  release(): Promise<void> {
    return this.runner.release();
  }

  /** @throws QueryFailedError, with the driver's error inside */
  async query<T>(scope: string, sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const told = this.tell(scope);
    const [, { rows }] = await Promise.all([told, this.send<T & object>(sql, params)]);
    return rows;
  }

  /** A statement that looks at no rows. */
  async command(sql: string): Promise<void> {
    await this.send(sql);
  }

  /** @throws Error when PostgreSQL undid the transaction, since a statement of it had failed and nobody said so */
  async commit(): Promise<void> {
    const { command } = await this.send('commit');
    if (command !== 'COMMIT') throw new Error('a statement of the transaction had failed');
  }

  /** What it was told may have been undone: it is told anew next time. */
  forgetScope(): void {
    scopes.delete(this.client);
  }

  private async tell(scope: string): Promise<void> {
    if (scopes.get(this.client) === scope) return;
    scopes.set(this.client, scope);
    try {
      await this.send(SET_SCOPE_SQL, [scope]);
    } catch (error) {
      this.forgetScope();
      throw error;
    }
  }

  private async send<T extends object>(
    sql: string,
    params?: readonly unknown[],
  ): Promise<QueryResult<T>> {
    void this.source.logger.logQuery(sql, params && [...params]);
    try {
      return await this.client.query<T>(sql, params && [...params]);
    } catch (error) {
      throw new QueryFailedError(sql, params && [...params], asError(error));
    }
  }
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
