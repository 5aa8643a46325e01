import { createReadStream, existsSync } from 'node:fs';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { UserError } from '../log.mjs';
import { hashFile, walk } from './tree.mjs';

export const FORMAT = 1;
const MANIFEST = 'manifest.json';
const SUMS = 'SHA256SUMS';

/** Writes the list of hashes line by line, in the form that `sha256sum --check` reads. */
export class Sums {
  count = 0;
  bytes = 0;

  static async begin(folder) {
    const sums = new Sums();
    sums.folder = folder;
    sums.file = await open(path.join(folder, SUMS), 'w', 0o600);
    return sums;
  }

  async add(name, { sha256, size }) {
    this.count += 1;
    this.bytes += size;
    await this.file.writeFile(`${sha256}  ${name}\n`);
  }

  /** Twice does no harm. */
  async close() {
    await this.file?.close();
    this.file = undefined;
  }

  async end() {
    await this.close();
    const sha256 = await hashFile(path.join(this.folder, SUMS));
    return { sha256, count: this.count, bytes: this.bytes };
  }
}

/** The last file of a backup: a folder without it is none. */
export async function writeManifest(folder, manifest) {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeFile(path.join(folder, MANIFEST), text, { mode: 0o600 });
}

/** @throws UserError unless the folder holds a whole backup of a known form */
export async function readManifest(folder) {
  const file = path.join(folder, MANIFEST);
  if (!existsSync(file))
    throw new UserError(`${folder} bukan cadangan yang utuh: ${MANIFEST} tidak ada di dalamnya.`);
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  if (manifest.format !== FORMAT)
    throw new UserError(
      `Cadangan ini berbentuk ${manifest.format}; versi ini membaca bentuk ${FORMAT}.`,
    );
  return manifest;
}

/** Every file of the backup with the hash that it must have. */
export async function* listed(folder) {
  const lines = createInterface({ input: createReadStream(path.join(folder, SUMS)) });
  for await (const line of lines) yield { sha256: line.slice(0, 64), name: line.slice(66) };
}

/**
 * Reads the whole backup once and compares every hash.
 * @throws UserError that names what is missing or changed
 */
export async function verify(folder, manifest) {
  const wrong = [];
  let count = 0;
  let bytes = 0;
  if ((await hashOf(path.join(folder, SUMS))) !== manifest.sums.sha256) wrong.push(SUMS);
  else
    for await (const { name, sha256 } of listed(folder)) {
      const file = path.join(folder, name);
      count += 1;
      if ((await hashOf(file)) === sha256) bytes += (await stat(file)).size;
      else wrong.push(name);
    }
  if (wrong.length === 0 && count === manifest.sums.count && bytes === manifest.sums.bytes) return;
  const names = wrong.slice(0, 20).map((name) => `\n  ${name}`);
  throw new UserError(
    `Cadangan rusak, tidak ada yang diubah. Hilang atau berubah: ${wrong.length} berkas.${names.join('')}`,
  );
}

async function hashOf(file) {
  try {
    return await hashFile(file);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * What lies in the folder and is in no list: nobody vouches for it, and a restore leaves it where it is.
 * @param {{ sums: { count: number } }} manifest of a backup that `verify` found whole
 * @returns {Promise<string[]>}
 */
export async function unlisted(folder, manifest) {
  const own = [MANIFEST, SUMS];
  let count = -own.length;
  for await (const { kind } of walk(folder)) if (kind !== 'folder') count += 1;
  // Names are kept in memory only where there is something to find.
  if (count === manifest.sums.count) return [];
  const known = new Set(own);
  for await (const { name } of listed(folder)) known.add(name);
  const found = [];
  for await (const { name, kind } of walk(folder))
    if (kind !== 'folder' && !known.has(name)) found.push(name);
  return found;
}
