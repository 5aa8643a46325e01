import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.js';
import { withSettings } from '../platform/database/session.js';

/** Takes back the newest migration of the database, as its owner, for going back to an older version (docs/operations.md). */
const source = new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL,
  migrations,
  // A role bound by row-level security changes the rows of every agency only when it says so.
  extra: withSettings({ 'app.agency_id': 'all' }),
});
await source.initialize();
try {
  await source.undoLastMigration({ transaction: 'each' });
  const [last] = await source.query('select name from migrations order by timestamp desc limit 1');
  process.stdout.write(`The newest migration is now ${last?.name ?? 'none'}.\n`);
} finally {
  await source.destroy();
}
