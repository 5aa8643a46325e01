import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../paths.mjs';
import { freePort } from '../ports.mjs';
import { commandAs, serverUser } from '../postgres-user.mjs';
import { connect } from './database-facts.mjs';
import { storedName } from './tree.mjs';

/** The product's own migrations, from the build that production runs. */
export async function migrate(url) {
  const file = path.join(root, 'backend/dist/platform/database/migrate.js');
  await (await import(pathToFileURL(file).href)).migrate(url);
}

/** An agency, and uploads that rows name; answers the hashes. */
export async function fill(url, dataDir, texts) {
  const client = await connect(url);
  const keys = [];
  try {
    await client.query(
      `insert into agency (id, code, name, kind, time_zone)
       values ($1, $2, 'Kabupaten Uji', 'KABUPATEN', 'Asia/Jakarta')`,
      [randomUUID(), randomUUID().slice(0, 8)],
    );
    for (const text of texts) {
      const key = createHash('sha256').update(text).digest('hex');
      const file = path.join(dataDir, 'files', storedName(key));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      await client.query(
        `insert into stored_file (hash, size, content_type) values ($1, $2, 'text/plain')`,
        [key, Buffer.byteLength(text)],
      );
      keys.push(key);
    }
  } finally {
    await client.end();
  }
  return keys;
}

/** Runs the backend on a database until `work` is done with its address. */
export async function withBackend({ url, dataDir, secret }, work) {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(root, 'backend/dist/main.js')], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      JWT_SECRET: secret,
      PORT: String(port),
      DEMO: 'false',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const exited = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  try {
    const base = `http://127.0.0.1:${port}`;
    while (child.exitCode === null && !(await isReady(base))) await sleep(100);
    if (child.exitCode !== null) throw new Error(`the backend ended with ${child.exitCode}`);
    return await work(base);
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

async function isReady(base) {
  try {
    return (await fetch(`${base}/api/health/ready`)).status === 200;
  } catch {
    return false;
  }
}

/** Logs in as admin; answers the token. */
export async function signIn(base) {
  const answer = await fetch(`${base}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ nip: 'admin', password: 'Admin-2026!' }),
  });
  return (await answer.json()).accessToken;
}

/** A server of the installed PostgreSQL in a folder of its own, on a free port. */
export async function startInstalledServer(binFolder, folder) {
  const cluster = path.join(folder, 'installed');
  mkdirSync(cluster, { mode: 0o700, recursive: true });
  const user = serverUser(path.join(folder, 'no-cluster-yet'));
  if (user) chownSync(cluster, user.uid, user.gid);
  const as = (program, args) =>
    commandAs(user, path.join(binFolder, program), args, {
      paths: [cluster],
      deathSignal: 'SIGQUIT',
    });
  const initdb = as('initdb', [
    '-D',
    cluster,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '-N',
  ]);
  execFileSync(initdb.command, initdb.args, { ...initdb.options, cwd: '/', stdio: 'ignore' });
  const port = await freePort();
  const settings = [
    'fsync=off',
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
  ];
  const server = as('postgres', ['-D', cluster, ...settings.flatMap((one) => ['-c', one])]);
  const child = spawn(server.command, server.args, {
    ...server.options,
    cwd: '/',
    stdio: 'ignore',
  });
  const exited = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  const serverUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  for (let tries = 0; ; tries += 1) {
    try {
      await (await connect(serverUrl)).end();
      break;
    } catch (error) {
      if (tries === 100 || child.exitCode !== null) throw error;
      await sleep(100);
    }
  }
  return {
    serverUrl,
    stop: async () => {
      child.kill('SIGQUIT');
      await exited;
    },
  };
}

/** One statement as the server's superuser. */
export async function onServer(url, sql) {
  const client = await connect(url);
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
