import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type QueryResultRow } from 'pg';
import { PRODUCT_LOGIN, type ProductLogin } from '../../platform/database/product-login.js';
import { withSettings } from '../../platform/database/session.js';

const PATIENCE_MS = 2_000;

/**
 * A connection of its own, beside the pool: a server that is busy is not a server that is down, and must not be taken
 * out of service for it.
 */
@Injectable()
export class DatabaseProbe implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(@Inject(PRODUCT_LOGIN) { url, settings }: ProductLogin) {
    this.pool = new Pool({
      connectionString: url,
      application_name: 'asn-squad-health',
      max: 1,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      ...withSettings(settings),
    });
    // The pool itself opens a new connection next time; without a listener a lost one would end the process.
    this.pool.on('error', () => undefined);
  }

  /** @throws the driver's error when the database does not answer within two seconds */
  async check(): Promise<void> {
    await this.pool.query('select 1');
  }

  /** A look at the database that must not wait for the pool. @throws as `check` */
  async query<T extends QueryResultRow>(sql: string): Promise<T[]> {
    return (await this.pool.query<T>(sql)).rows;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
