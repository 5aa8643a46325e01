import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import * as postgres from '../embedded-postgres.mjs';
import { takeInstanceLock } from '../instance-lock.mjs';
import { say, UserError } from '../log.mjs';
import { root } from '../paths.mjs';
import { interruption } from '../stop-request.mjs';
import { connect, databaseFacts, referencedFiles } from './database-facts.mjs';
import { FORMAT, Sums, writeManifest } from './manifest.mjs';
import { demandTools, runTool } from './pg-tools.mjs';
import {
  copyHashed,
  hashFile,
  settle,
  settleNames,
  storedFiles,
  storedName,
  walk,
} from './tree.mjs';

/** What lies in DATA_DIR beside database and uploads and is needed to come up as before. */
export const EXTRAS = ['secrets.json', 'demo-accounts.json'];
export const DUMP = 'database.dump';
export const CLUSTER = 'postgres';

/**
 * Makes a backup in a new folder: the database, the stored files and the secrets of DATA_DIR. It is made beside its
 * place and moved there when whole, so that an interrupted one never looks complete. A request to stop ends it by an
 * error, with nothing left.
 * @param {{ dataDir: string, databaseUrl?: string, target: string, durable?: boolean, env?: NodeJS.ProcessEnv }} options
 *   durable false: for tests, does not wait for the disk
 * @returns {Promise<object>} the manifest
 */
export async function makeBackup({
  dataDir,
  databaseUrl,
  target,
  durable = true,
  env = process.env,
}) {
  await demandFree(target);
  const draft = `${target}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const sums = await Sums.begin(draft);
  try {
    const job = { dataDir, draft, sums, durable };
    const taken = databaseUrl
      ? await dumpDatabase({ ...job, databaseUrl, env })
      : await copyCluster(job);
    const manifest = {
      format: FORMAT,
      product: productVersion(),
      createdAt: new Date().toISOString(),
      lastMigration: taken.migrations.at(-1) ?? null,
      ...taken,
      sums: await sums.end(),
    };
    await writeManifest(draft, manifest);
    if (durable) await settle(draft);
    interruption.throwIfAborted();
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    if (durable) await settleNames(path.dirname(target));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await sums.close();
  }
}

async function demandFree(target) {
  const entries = await readdir(target).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries.length > 0)
    throw new UserError(`${target} sudah berisi. Pilih folder lain untuk cadangan ini.`);
}

/** pg_dump and the counts look at one snapshot; the product may run meanwhile. */
async function dumpDatabase({ dataDir, draft, sums, databaseUrl, env }) {
  const client = await connect(databaseUrl, { cutShort: true });
  try {
    await client.query('begin isolation level repeatable read, read only');
    const snapshot = await client.query('select pg_export_snapshot() as id');
    const { major, ...facts } = await databaseFacts(client);
    const tools = demandTools(major, env);
    say(`Basis data: pg_dump ${tools.version} …`);
    const file = path.join(draft, DUMP);
    await runTool(tools, 'pg_dump', databaseUrl, [
      '--format=custom',
      // Where the owner is bound by row-level security: with the setting of every connection here, it sees all rows.
      '--enable-row-security',
      `--snapshot=${snapshot.rows[0].id}`,
      `--file=${file}`,
    ]);
    await sums.add(DUMP, { sha256: await hashFile(file), size: (await stat(file)).size });
    // Files after rows: they are only ever added, so that none that a row names is missing.
    const files = await copyFiles({ dataDir, draft, sums, client });
    return {
      database: { kind: 'dump', server: facts.server, tool: tools.version },
      ...pick(facts),
      files,
    };
  } finally {
    await client.end();
  }
}

/**
 * The embedded server ships no pg_dump: its folder is copied while it stands still. It is started once before, which
 * repairs what a killed product left, counts, and stops cleanly.
 */
async function copyCluster({ dataDir, draft, sums, durable }) {
  const cluster = path.join(dataDir, CLUSTER);
  if (!existsSync(cluster))
    throw new UserError(`${dataDir} tidak berisi basis data. Isi DATA_DIR atau DATABASE_URL.`);
  const lock = takeInstanceLock(dataDir, 'npm run backup');
  if (lock.holder)
    throw new UserError(
      `ASN Squad sedang berjalan (${lock.holder.url}, pid ${lock.holder.pid}). Hentikan dahulu; ` +
        'basis data tertanam hanya dapat dicadangkan saat berhenti.',
    );
  try {
    const server = await postgres.start(dataDir, { durable });
    let facts;
    let files;
    try {
      interruption.throwIfAborted();
      const client = await connect(server.url, { cutShort: true });
      try {
        facts = await databaseFacts(client);
        files = await copyFiles({ dataDir, draft, sums, client });
      } finally {
        await client.end();
      }
    } finally {
      await server.stop();
    }
    if (existsSync(path.join(cluster, 'postmaster.pid')))
      throw new UserError('Basis data tertanam tidak berhenti dengan bersih; cadangan dibatalkan.');
    say('Basis data: menyalin …');
    const folders = await copyTree(cluster, draft, sums);
    const platform = `${process.platform}-${process.arch}`;
    return {
      database: { kind: 'cluster', server: facts.server, platform, folders },
      ...pick(facts),
      files,
    };
  } finally {
    lock.release();
  }
}

const pick = ({ migrations, rows }) => ({ migrations, rows });

async function copyTree(cluster, draft, sums) {
  const folders = [];
  for await (const { name, kind } of walk(cluster)) {
    if (kind === 'other')
      throw new UserError(
        `${path.join(cluster, name)} bukan berkas biasa dan tidak dapat disalin.`,
      );
    const target = `${CLUSTER}/${name}`;
    // Many of its folders are empty, and it does not start without them.
    if (kind === 'folder') folders.push(name);
    else
      await sums.add(target, await copyHashed(path.join(cluster, name), path.join(draft, target)));
  }
  return folders;
}

/** Copies uploads and secrets; a file that the rows name and that is missing or changed is told, not passed over. */
async function copyFiles({ dataDir, draft, sums, client }) {
  say('Berkas: menyalin …');
  const source = path.join(dataDir, 'files');
  let count = 0;
  let bytes = 0;
  for await (const { name, key } of storedFiles(source)) {
    const target = `files/${name}`;
    const copied = await copyHashed(path.join(source, name), path.join(draft, target));
    if (copied.sha256 === key) {
      await sums.add(target, copied);
      count += 1;
      bytes += copied.size;
    } else await rm(path.join(draft, target));
  }
  for (const name of EXTRAS) {
    if (!existsSync(path.join(dataDir, name))) continue;
    await sums.add(name, await copyHashed(path.join(dataDir, name), path.join(draft, name)));
  }
  return { count, bytes, missing: await missingFiles(client, path.join(draft, 'files')) };
}

/** Hashes that rows name and that are not below `files` in full size. */
export async function missingFiles(client, files) {
  const missing = [];
  for await (const { hash, size } of referencedFiles(client)) {
    const found = await stat(path.join(files, storedName(hash))).catch(() => undefined);
    if (found?.size !== size) missing.push(hash);
  }
  return missing;
}

function productVersion() {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version;
}
