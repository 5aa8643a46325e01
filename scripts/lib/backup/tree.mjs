import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../command.mjs';
import { interruption } from '../stop-request.mjs';

const KEY = /^[0-9a-f]{64}$/;

/** SHA-256 of a file's content, 64 lower-case hex digits; a request to stop cuts it short. */
export async function hashFile(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) {
    interruption.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
}

/**
 * Copies a file and tells what was copied; `settle` afterwards makes it outlast a power cut. A request to stop cuts
 * it short.
 * @returns {Promise<{ sha256: string, size: number }>}
 */
export async function copyHashed(from, to, mode = 0o600) {
  interruption.throwIfAborted();
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let size = 0;
  const target = await open(to, 'w', mode);
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 })) {
      interruption.throwIfAborted();
      hash.update(chunk);
      size += chunk.length;
      await target.writeFile(chunk);
    }
  } finally {
    await target.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** Every entry below a folder, parents first, by its path from there; a missing folder has none. */
export async function* walk(folder, from = '') {
  let entries;
  try {
    entries = await readdir(path.join(folder, from), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.posix.join(from, entry.name);
    if (entry.isDirectory()) {
      yield { name, kind: 'folder' };
      yield* walk(folder, name);
    } else yield { name, kind: entry.isFile() ? 'file' : 'other' };
  }
}

/** The stored files (evidence, letters) below `<dataDir>/files`: each lies under the hash of its content. */
export async function* storedFiles(root) {
  for await (const { name, kind } of walk(root)) {
    const key = path.posix.basename(name);
    if (kind === 'file' && name === storedName(key)) yield { name, key };
  }
}

/** Where a stored file lies below `files/`. */
export function storedName(key) {
  return KEY.test(key) ? `${key.slice(0, 2)}/${key.slice(2, 4)}/${key}` : undefined;
}

/** Waits until everything written below the folder is safe on its disk: one call instead of one for each file. */
export async function settle(folder) {
  interruption.throwIfAborted();
  const args = process.platform === 'linux' ? ['-f', folder] : [];
  const { code, output } = await run('sync', args, { capture: true });
  if (code !== 0) throw new Error(`sync ${folder}: ${output}`);
}

/** Waits until the folder's own list of names is safe on its disk: after a renaming, which nothing cuts short. */
export async function settleNames(folder) {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
