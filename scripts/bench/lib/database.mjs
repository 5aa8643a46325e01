import { Client } from 'pg';
import * as postgres from '../../lib/embedded-postgres.mjs';
import { waitUntil } from '../../lib/processes.mjs';

/** `bench_50000`: one database for each size, so that both can be measured by one server. */
export const nameOf = (people) => `bench_${people}`;

/**
 * A PostgreSQL of its own with the settings of the product, fsync included.
 * @returns {Promise<{ url: (people: number) => string, exists: (people: number) => Promise<boolean>, create: (people: number) => Promise<void>, drop: (people: number) => Promise<void>, pid: number, stop: () => Promise<void> }>}
 */
export async function startServer(dataDir) {
  const server = await postgres.start(dataDir);
  const admin = async (sql, params) => {
    const client = new Client({ connectionString: server.serverUrl });
    await client.connect();
    try {
      return await client.query(sql, params);
    } finally {
      await client.end();
    }
  };
  return {
    pid: server.pid,
    url: (people) => server.serverUrl.replace(/\/postgres$/, `/${nameOf(people)}`),
    exists: async (people) =>
      (await admin('select 1 from pg_database where datname = $1', [nameOf(people)])).rowCount > 0,
    create: async (people) => void (await admin(`create database ${nameOf(people)}`)),
    drop: async (people) =>
      void (await admin(`drop database if exists ${nameOf(people)} with (force)`)),
    stop: server.stop,
  };
}

/** Runs work on one connection. */
export async function withClient(url, work) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const QUIET_MS = 10_000;
/** A request may be between two statements just now. */
const QUIET_LOOKS = 4;

/**
 * Waits until nobody else works in the database: requests that were cut off at the end of a measure still hold their
 * tables, and write, for a moment.
 */
export async function untilQuiet(client) {
  let looks = 0;
  await waitUntil(async () => {
    const { rows } = await client.query(
      `select count(*)::int as busy from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() and state <> 'idle'`,
    );
    looks = rows[0].busy === 0 ? looks + 1 : 0;
    return looks === QUIET_LOOKS;
  }, QUIET_MS);
}
