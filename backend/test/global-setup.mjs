import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { start } from '../../scripts/lib/embedded-postgres.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { throwAwayDirectory } from '../../scripts/lib/throw-away.mjs';

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
  const dataDir = throwAwayDirectory('asn-squad-test-');
  const server = await start(dataDir, { durable: false });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** The product's own migrations, run from the same build that production runs. */
async function buildMigrate() {
  execFileSync('npm', ['run', 'build', '--silent', '-w', 'backend'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const file = path.join(root, 'backend/dist/platform/database/migrate.js');
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
