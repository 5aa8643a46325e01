import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { interruption } from '../stop-request.mjs';

const BATCH = 10_000;

/** A role bound by row-level security sees every agency's rows only when it says so (ADR 0014). */
export const ALL_AGENCIES = '-c app.agency_id=all';

/**
 * Connects to the database; the caller ends the client.
 * @param {{ cutShort?: boolean }} [options] cutShort: a request to stop ends the connection in the middle of a statement
 */
export async function connect(url, { cutShort = false } = {}) {
  const { Client } = await import('pg');
  const client = new Client({
    connectionString: url,
    application_name: 'asn-squad-backup',
    options: ALL_AGENCIES,
  });
  await client.connect();
  if (cutShort) interruption.addEventListener('abort', () => client.end(), { once: true });
  return client;
}

/**
 * What a restored database is compared with.
 * @returns {Promise<{ server: string, major: number, migrations: string[], rows: Record<string, number> }>}
 */
export async function databaseFacts(client) {
  const version = await client.query('show server_version_num');
  const number = Number(version.rows[0].server_version_num);
  return {
    server: `${Math.floor(number / 10_000)}.${number % 10_000}`,
    major: Math.floor(number / 10_000),
    migrations: await migrationsOf(client),
    rows: await countRows(client),
  };
}

async function migrationsOf(client) {
  const there = await client.query(`select to_regclass('public.migrations') as found`);
  if (!there.rows[0].found) return [];
  const { rows } = await client.query('select name from migrations order by timestamp');
  return rows.map(({ name }) => name);
}

/** Rows of every table of the product, by name; a partitioned table counts as one. */
async function countRows(client) {
  const tables = await client.query(
    `select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      order by relname`,
  );
  const rows = {};
  for (const { relname } of tables.rows) {
    const counted = await client.query(
      `select count(*) as n from public.${client.escapeIdentifier(relname)}`,
    );
    rows[relname] = Number(counted.rows[0].n);
  }
  return rows;
}

/** What the rows say about files: every hash with its size in bytes. */
export async function* referencedFiles(client) {
  const there = await client.query(`select to_regclass('public.stored_file') as found`);
  if (!there.rows[0].found) return;
  for (let after = ''; ;) {
    const { rows } = await client.query(
      'select hash, size from stored_file where hash > $1 order by hash limit $2',
      [after, BATCH],
    );
    for (const { hash, size } of rows) yield { hash, size: Number(size) };
    if (rows.length < BATCH) return;
    after = rows.at(-1).hash;
  }
}

/** Names of the migrations that this version of the product knows, as the database records them. */
export function knownMigrations() {
  const folder = ['backend/src/migrations', 'backend/dist/migrations']
    .map((name) => path.join(root, name))
    .find((name) => existsSync(name));
  return readdirSync(folder)
    .map((file) => /^(\d+)-([\w-]+)\.[tj]s$/.exec(file))
    .filter(Boolean)
    .map(([, timestamp, name]) => `${pascal(name)}${timestamp}`);
}

const pascal = (name) => name.replace(/(?:^|-)(\w)/g, (_all, letter) => letter.toUpperCase());
