import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { start } from '../../scripts/lib/embedded-postgres.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { isAlive } from '../../scripts/lib/processes.mjs';

const PREFIX = 'asn-squad-test-';

/**
 * One PostgreSQL server and one migrated template database per test run; each spec file clones the template.
 * TEST_DATABASE_URL names any other server (superuser, PostgreSQL 15 or later) to use instead.
 */
export default async function globalSetup() {
  const server = process.env.TEST_DATABASE_URL ? undefined : await startThrowAwayServer();
  const serverUrl = process.env.TEST_DATABASE_URL ?? server.serverUrl;
  // Its own name on a shared server, so that two runs do not take each other's template away.
  const template = server ? 'template_asn' : `template_asn_${process.pid}`;
  globalThis.testServer = {
    stop: server?.stop ?? (() => query(serverUrl, `DROP DATABASE IF EXISTS ${template}`)),
  };
  try {
    await query(serverUrl, `DROP DATABASE IF EXISTS ${template}`);
    await query(
      serverUrl,
      `CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`,
    );
    const migrate = await buildMigrate();
    const url = new URL(serverUrl);
    url.pathname = `/${template}`;
    await migrate(url.href);
  } catch (error) {
    await globalThis.testServer.stop();
    throw error;
  }
  process.env.TEST_SERVER_URL = serverUrl;
  process.env.TEMPLATE_DATABASE = template;
}

async function startThrowAwayServer() {
  removeAbandoned();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await start(dataDir, { durable: false });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** A run that was killed could not clean up; its folder carries its process id. */
function removeAbandoned() {
  for (const entry of readdirSync(os.tmpdir())) {
    const owner = entry.startsWith(PREFIX)
      ? Number(entry.slice(PREFIX.length).split('-')[0])
      : undefined;
    if (!owner || isAlive(owner)) continue;
    try {
      rmSync(path.join(os.tmpdir(), entry), { recursive: true, force: true });
    } catch (error) {
      // Another user's leftovers are not ours to remove.
      if (!['EACCES', 'EPERM'].includes(error.code)) throw error;
    }
  }
}

/** The product's own migrations, run from the same build that production runs. */
async function buildMigrate() {
  execFileSync('npm', ['run', 'build', '--silent', '-w', 'backend'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const file = path.join(root, 'backend/dist/shared/database/migrate.js');
  return (await import(pathToFileURL(file).href)).migrate;
}

async function query(url, text) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
