import { chownSync, existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as postgres from '../embedded-postgres.mjs';
import { takeInstanceLock } from '../instance-lock.mjs';
import { say, UserError } from '../log.mjs';
import { serverUser } from '../postgres-user.mjs';
import { ensureDataDirectory } from '../secrets.mjs';
import { interruption } from '../stop-request.mjs';
import { connect, databaseFacts, knownMigrations } from './database-facts.mjs';
import { CLUSTER, EXTRAS, missingFiles } from './make.mjs';
import { listed, readManifest, unlisted, verify } from './manifest.mjs';
import { notEmpty, prepareDatabase } from './restore-database.mjs';
import { copyHashed, settle, walk } from './tree.mjs';

/** Everything of a data folder that a backup brings; what else lies there stays. */
const BROUGHT = [CLUSTER, 'files', ...EXTRAS];

/**
 * Puts a backup in place of what is there, or where nothing is yet. The old data is untouched until the new stands
 * beside it, checked; until then a request to stop ends it by an error, with nothing left of the new.
 * @param {{ folder: string, dataDir: string, databaseUrl?: string, replace?: boolean, checkOnly?: boolean, durable?: boolean, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ manifest: object, aside: string[], extra: string[] }>} aside: where the old data went; extra: what lies in the
 *   folder without belonging to the backup
 */
export async function restoreBackup(options) {
  const { folder, dataDir, databaseUrl, replace, checkOnly } = options;
  const { durable = true, env = process.env } = options;
  const manifest = await readManifest(folder);
  demandKnownSchema(manifest);
  say(`Memeriksa ${manifest.sums.count} berkas …`);
  await verify(folder, manifest);
  const extra = await unlisted(folder, manifest);
  if (checkOnly) return { manifest, aside: [], extra };
  demandSameKind(manifest, folder, databaseUrl);

  const lock = takeInstanceLock(dataDir, 'npm run restore');
  if (lock.holder)
    throw new UserError(
      `ASN Squad sedang berjalan (${lock.holder.url}, pid ${lock.holder.pid}). Hentikan dahulu.`,
    );
  const staging = path.join(dataDir, 'restore.unfinished');
  try {
    const occupied = await occupiedEntries(dataDir);
    if (occupied.length > 0 && !replace) throw notEmpty(`${dataDir} (${occupied.join(', ')})`);
    await rm(staging, { recursive: true, force: true });
    ensureDataDirectory(staging);
    await bringFiles(folder, manifest, staging);
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
    const database = databaseUrl
      ? await prepareDatabase({ folder, manifest, url: databaseUrl, replace, stamp, env })
      : await startOnce(staging, durable);
    try {
      await checkRestored(database.url, manifest, staging);
      if (durable) await settle(staging);
      interruption.throwIfAborted();
    } catch (error) {
      await database.abandon();
      throw error;
    }
    const oldDatabase = await database.commit();
    const oldFolder = await swapFolders(dataDir, staging, occupied, stamp);
    return { manifest, aside: [...oldDatabase, ...oldFolder], extra };
  } finally {
    await rm(staging, { recursive: true, force: true });
    lock.release();
  }
}

/** An older schema is brought up to date at the next start; a newer one cannot be understood. */
function demandKnownSchema({ migrations, product }) {
  const known = new Set(knownMigrations());
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new UserError(
      `Cadangan ini dari versi yang lebih baru (${product}): ${unknown.join(', ')} tidak dikenal di sini. ` +
        'Pasang versi itu dahulu.',
    );
}

function demandSameKind({ database }, folder, databaseUrl) {
  if (database.kind === 'dump' && !databaseUrl)
    throw new UserError('Cadangan ini dibuat dengan pg_dump: isi DATABASE_URL dengan tujuannya.');
  if (database.kind === 'dump') return;
  if (databaseUrl)
    throw new UserError(
      'Cadangan ini salinan basis data tertanam dan tidak dapat dipulihkan ke DATABASE_URL. Jalankan tanpa DATABASE_URL.',
    );
  const here = `${process.platform}-${process.arch}`;
  const major = readFileSync(path.join(folder, CLUSTER, 'PG_VERSION'), 'utf8').trim();
  if (database.platform !== here || major !== postgres.MAJOR_VERSION)
    throw new UserError(
      `Salinan basis data dari PostgreSQL ${major} di ${database.platform} tidak dapat dipakai oleh ` +
        `PostgreSQL ${postgres.MAJOR_VERSION} di ${here}.`,
    );
}

async function occupiedEntries(dataDir) {
  const occupied = [];
  for (const name of BROUGHT) {
    const entry = path.join(dataDir, name);
    if (!existsSync(entry)) continue;
    const first = name === 'files' ? await walk(entry).next() : { done: false };
    if (!first.done) occupied.push(name);
  }
  return occupied;
}

/** Copies what the list names, and nothing else; every copy is compared with its hash once more. */
async function bringFiles(folder, manifest, staging) {
  for await (const { name, sha256 } of listed(folder)) {
    if (!BROUGHT.includes(name.split('/')[0])) continue;
    const copied = await copyHashed(path.join(folder, name), path.join(staging, name));
    if (copied.sha256 !== sha256) throw new UserError(`${name} berubah selagi disalin.`);
  }
  if (manifest.database.kind !== 'cluster') return;
  const cluster = path.join(staging, CLUSTER);
  for (const name of manifest.database.folders)
    await mkdir(path.join(cluster, name), { recursive: true, mode: 0o700 });
  await chmod(cluster, 0o700);
  const user = serverUser(path.join(staging, 'no-cluster-yet'));
  if (!user) return;
  chownSync(cluster, user.uid, user.gid);
  for await (const { name } of walk(cluster))
    chownSync(path.join(cluster, name), user.uid, user.gid);
}

/** The copied cluster shows in its staging place whether it starts and holds what it should. */
async function startOnce(staging, durable) {
  const server = await postgres.start(staging, { durable });
  const stop = async () => {
    await server.stop();
    return [];
  };
  return { url: server.url, commit: stop, abandon: stop };
}

async function checkRestored(url, manifest, staging) {
  say('Memeriksa hasil pemulihan …');
  interruption.throwIfAborted();
  const client = await connect(url, { cutShort: true });
  try {
    const { rows } = await databaseFacts(client);
    const tables = Object.keys({ ...rows, ...manifest.rows });
    const differing = tables.filter((name) => rows[name] !== manifest.rows[name]);
    if (differing.length > 0)
      throw new UserError(
        `Jumlah baris berbeda dari cadangan: ${differing
          .map((name) => `${name} ${rows[name] ?? 0} (seharusnya ${manifest.rows[name] ?? 0})`)
          .join(', ')}. Data lama tidak diubah.`,
      );
    const known = new Set(manifest.files.missing);
    const missing = await missingFiles(client, path.join(staging, 'files'));
    const lost = missing.filter((hash) => !known.has(hash));
    if (lost.length > 0)
      throw new UserError(`${lost.length} berkas tidak ada: ${lost.slice(0, 5).join(', ')}`);
  } finally {
    await client.end();
  }
}

async function swapFolders(dataDir, staging, occupied, stamp) {
  const aside = path.join(dataDir, `before-restore-${stamp}`);
  if (occupied.length > 0) await mkdir(aside, { mode: 0o711 });
  for (const name of occupied) await rename(path.join(dataDir, name), path.join(aside, name));
  await rm(path.join(dataDir, 'files'), { recursive: true, force: true });
  const present = new Set(await readdir(staging));
  for (const name of BROUGHT.filter((one) => present.has(one)))
    await rename(path.join(staging, name), path.join(dataDir, name));
  return occupied.length > 0 ? [aside] : [];
}
