import { Client } from 'pg';
import * as postgres from '../../lib/embedded-postgres.mjs';

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
