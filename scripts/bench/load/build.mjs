import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { say } from '../../lib/log.mjs';
import { root } from '../../lib/paths.mjs';
import { withClient } from '../lib/database.mjs';
import { stagesFor } from './stages.mjs';

const BOOKS = `
  create schema if not exists bench;
  create table if not exists bench.stage (
    name text primary key, rows bigint not null, seconds numeric not null, finished_at timestamptz not null default now());
  create table if not exists bench.setting (only_one boolean primary key default true check (only_one),
    today date not null, people integer not null);`;

const product = (file) => import(pathToFileURL(path.join(root, 'backend/dist', file)).href);

/**
 * Fills a database with the load, by the product's own migrations. Every stage is one transaction that ends with its own
 * entry in `bench.stage`, so that an interrupted build goes on where it stopped.
 * @returns {Promise<{ database: string, rows: Record<string, number>, seconds: number }>}
 */
export async function build(server, people) {
  const isNew = !(await server.exists(people));
  if (isNew) await server.create(people);
  const url = server.url(people);
  const { migrate } = await product('platform/database/migrate.js');
  await migrate(url);
  return withClient(url, async (client) => {
    await client.query(BOOKS);
    await client.query(
      `insert into bench.setting (today, people) values (current_date, $1) on conflict do nothing`,
      [people],
    );
    const done = await finished(client);
    const stages = stagesFor(people);
    const open = stages.filter(({ name }) => !done.has(name));
    if (open.length > 0)
      say(`${people} people: ${open.length} of ${stages.length} stages to build`);
    const total = open.reduce((sum, { weight = 1 }) => sum + weight, 0);
    const startedAt = performance.now();
    let behind = 0;
    for (const stage of open) {
      await runStage(client, stage, url);
      behind += stage.weight ?? 1;
      const seconds = (performance.now() - startedAt) / 1000;
      const left = Math.round((seconds / behind) * (total - behind));
      say(
        `  ${stage.name.padEnd(28)} ${Math.round((behind / total) * 100)} %, about ${left} s left`,
      );
    }
    return finished(client);
  });
}

async function finished(client) {
  const { rows } = await client.query(
    'select name, rows::int, seconds::float from bench.stage order by finished_at',
  );
  return new Map(rows.map((row) => [row.name, row]));
}

async function runStage(client, { name, sql, run, isAlone = false }, url) {
  const startedAt = performance.now();
  let rows = 0;
  if (isAlone) rows = await run(client, url);
  await client.query('begin');
  try {
    // Foreign keys are not checked row by row here: the stage "foreign keys" proves all of them at once.
    await client.query(`set local session_replication_role = replica; set local synchronous_commit = off;
      set local work_mem = '256MB'; set local maintenance_work_mem = '512MB'`);
    for (const statement of sql ?? []) rows += (await client.query(statement)).rowCount ?? 0;
    if (run && !isAlone) rows = await run(client, url);
    await client.query('insert into bench.stage (name, rows, seconds) values ($1, $2, $3)', [
      name,
      rows,
      (performance.now() - startedAt) / 1000,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`stage "${name}": ${error.message}`, { cause: error });
  }
}
