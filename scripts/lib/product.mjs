import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backendSecrets, innerUrl } from './config.mjs';
import * as postgres from './embedded-postgres.mjs';
import { say } from './log.mjs';
import { root } from './paths.mjs';
import { inSeconds, Pauses } from './pauses.mjs';
import { freePort } from './ports.mjs';
import { Supervised } from './supervised.mjs';

const PATIENCE_MS = 10_000;
const BACKEND_ONLY = new Set([
  'JWT_SECRET',
  'JWT_SECRET_BEFORE',
  'ADMIN_PASSWORD',
  'INITIAL_PASSWORD',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'METRICS_TOKEN',
  'SMTP_URL',
]);

/**
 * Starts the database (unless DATABASE_URL names one), the pages and the backend in front of them, and keeps them
 * running. Everything is built already.
 * @param {ReturnType<import('./config.mjs').readConfig>} config
 * @param {{ dev?: boolean, durable?: boolean, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ ready: Promise<void>, failed: Promise<string>, pids: () => (number | undefined)[],
 *   restartBackend: () => Promise<void>, stop: () => Promise<void> }>}
 *   `ready` settles when migrations and demo data are in; `failed` when a part is given up
 */
export async function startProduct(
  config,
  { dev = false, durable = true, env = process.env } = {},
) {
  let stopping = false;
  const isStopping = () => stopping;
  let reportFailure;
  const failed = new Promise((resolve) => {
    reportFailure = resolve;
  });
  const common = {
    ...env,
    ...backendSecrets(config, env),
    PORT: String(config.port),
    HOST: config.host,
    PAGES_RELOAD: String(dev),
    DATA_DIR: config.dataDir,
    LOG_FORMAT: config.jsonLogs ? 'json' : 'text',
  };

  const nextPort = await freePort();
  const pages = new Supervised({
    name: 'Halaman (Next.js)',
    script: path.join(root, 'scripts/lib/next-server.mjs'),
    env: {
      ...withoutSecrets(common),
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_INNER_PORT: String(nextPort),
      NEXT_TELEMETRY_DISABLED: '1',
      API_INNER_URL: innerUrl(config),
    },
    stopMs: PATIENCE_MS,
  });
  pages.start();

  let database;
  let backend;
  const stop = async () => {
    stopping = true;
    // From the door inwards: requests under way may still need what stands behind.
    await backend?.stop();
    await pages.stop();
    await database?.stop();
  };

  try {
    database = config.databaseUrl ? undefined : await postgres.start(config.dataDir, { durable });
  } catch (error) {
    await stop();
    throw error;
  }
  backend = new Supervised({
    name: 'Backend',
    script: path.join(root, 'backend/dist/main.js'),
    env: {
      ...common,
      DATABASE_URL: config.databaseUrl ?? database.url,
      NEXT_INNER_URL: `http://127.0.0.1:${nextPort}`,
    },
    stopMs: PATIENCE_MS,
  });
  backend.start();
  for (const part of [backend, pages]) void part.failed.then(reportFailure);
  if (database) void keepDatabase();

  /**
   * A database that dies is started anew for as long as it takes, on the same port, so that the backend only has to
   * connect again; it answers 503 meanwhile. Should the port be gone, the backend begins afresh with the new one.
   */
  async function keepDatabase() {
    const pauses = new Pauses();
    for (;;) {
      await database.exited;
      if (isStopping()) return;
      const pause = pauses.next();
      say(`Basis data berhenti sendiri; dinyalakan lagi${inSeconds(pause)}.`);
      await sleep(pause);
      if (isStopping()) return;
      try {
        database = await postgres.start(config.dataDir, { durable, port: database.port });
      } catch (error) {
        say(error.message);
        continue;
      }
      if (isStopping()) {
        await database.stop();
        return;
      }
      if (backend.options.env.DATABASE_URL === database.url) continue;
      backend.options.env.DATABASE_URL = database.url;
      await backend.restart();
    }
  }

  const ready = waitUntilReady(`${innerUrl(config)}/api/health/ready`, isStopping);
  const pids = () => [backend.pid, pages.pid];
  return { ready, failed, pids, restartBackend: () => backend.restart(), stop };
}

/** The pages ask the API and need none of its secrets. */
function withoutSecrets(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !BACKEND_ONLY.has(name)));
}

async function waitUntilReady(url, isStopping) {
  const startedAt = Date.now();
  let told = false;
  while (!isStopping()) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (response.status === 200) return;
    } catch {
      // Nobody listens yet.
    }
    if (!told && Date.now() - startedAt > 8000) {
      say('Menyiapkan basis data dan data contoh; pertama kali ini dapat memakan beberapa menit …');
      told = true;
    }
    await sleep(200);
  }
}
