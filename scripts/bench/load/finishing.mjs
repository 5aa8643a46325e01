import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../lib/paths.mjs';

/** The directory and its words come from the product itself, as after an import. */
async function directory(client, url) {
  const product = (file) => import(pathToFileURL(path.join(root, 'backend/dist', file)).href);
  const { createApp } = await product('app.js');
  const { readConfig } = await product('platform/config/config.js');
  const { DirectoryService } = await product('organization/directory/directory.service.js');
  const { Database } = await product('platform/database/database.js');
  const app = await createApp(
    readConfig({
      DATABASE_URL: url,
      JWT_SECRET: 'x'.repeat(32),
      DEMO: 'false',
      LOG_LEVEL: 'silent',
    }),
  );
  await app.init();
  try {
    const { rows } = await client.query(
      'select id, bench.today()::text as today from bench.agency order by n',
    );
    for (const { id, today } of rows) {
      await app
        .get(Database)
        .transaction((tx) => app.get(DirectoryService, { strict: false }).refresh(tx, id, today));
    }
  } finally {
    await app.close();
  }
  const { rows } = await client.query('select count(*)::int as n from employee_directory');
  return rows[0].n;
}

/** Every foreign key of the schema is put back in one statement, which reads all its rows: the load is valid or this fails. */
async function foreignKeys(client) {
  const { rows } = await client.query(
    `select c.conrelid::regclass::text as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition
       from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conparentid = 0 order by 1, 2`,
  );
  await client.query('set local session_replication_role = origin');
  for (const { table, name, definition } of rows) {
    await client.query(
      `alter table ${table} drop constraint ${client.escapeIdentifier(name)}, add constraint ${client.escapeIdentifier(name)} ${definition}`,
    );
  }
  return rows.length;
}

/** Statistics and the visibility map, which a living system has from autovacuum. */
async function settle(client) {
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
  return 0;
}

/** @returns {import('./stages.mjs').Stage[]} */
export const finishingStages = () => [
  { name: 'directory', weight: 12, run: directory, isAlone: true },
  { name: 'foreign keys', weight: 60, run: foreignKeys },
  { name: 'vacuum and analyze', weight: 20, run: settle, isAlone: true },
];
