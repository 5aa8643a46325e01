import 'reflect-metadata';
import PgBoss from 'pg-boss';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { withSettings } from './session.js';
import { raiseWall, refuseSharedConnections } from './wall.js';

/** Any 64-bit number of our own; two processes starting at once migrate one after the other. */
const MIGRATION_LOCK = 7_420_261_122;

/**
 * Brings the database to the present schema, the job queue's included, behind row-level security. Safe to call at every start.
 * @param productUrl how the product signs in, where that is not as the owner
 */
export async function migrate(url: string, productUrl: string = url): Promise<void> {
  await refuseSharedConnections(url);
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTransactionMode: 'each',
    // A migration changes the rows of every agency, also where the owner is bound by FORCE.
    extra: withSettings({ 'app.agency_id': 'all' }),
  });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
    const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
    await boss.start();
    await boss.stop({ graceful: false });
    await raiseWall(url, productUrl);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await source.destroy();
  }
}
