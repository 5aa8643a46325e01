import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  access,
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FileNotStored, type FileStorage, isFileKey, type StoredFile } from './storage.js';

const UNFINISHED = 'unfinished';
/** Only the product reads evidence and letters on this machine. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Files in `root/ab/cd/<sha256>`. A file is written aside, synced and renamed, so that a process
 * killed at any moment leaves either the whole file or none under its key.
 */
export class LocalDiskStorage implements FileStorage {
  /** @param openFile how a file is opened for writing; tests give one whose disk is full */
  constructor(
    private readonly root: string,
    private readonly openFile: typeof open = open,
  ) {}

  async put(content: Uint8Array | Readable): Promise<StoredFile> {
    const aside = join(this.root, UNFINISHED);
    await mkdir(aside, { recursive: true, mode: FOLDER_MODE });
    const temporary = join(aside, randomUUID());
    try {
      const stored = await writeAside(await this.openFile(temporary, 'wx', FILE_MODE), content);
      const target = this.pathOf(stored.key);
      if (await isThere(target)) return stored;
      const folder = join(target, '..');
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      await rename(temporary, target);
      await syncFolder(folder);
      return stored;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async open(key: string): Promise<Readable> {
    const path = await this.existing(key);
    return createReadStream(path);
  }

  async read(key: string): Promise<Buffer> {
    return readFile(await this.existing(key));
  }

  async exists(key: string): Promise<boolean> {
    return isFileKey(key) && isThere(this.pathOf(key));
  }

  /** Removes what killed processes left unfinished more than a day before `now`. */
  async sweepUnfinished(now: Date): Promise<number> {
    const aside = join(this.root, UNFINISHED);
    if (!(await isThere(aside))) return 0;
    let removed = 0;
    for (const name of await readdir(aside)) {
      const path = join(aside, name);
      const { mtimeMs } = await stat(path);
      if (now.getTime() - mtimeMs < ABANDONED_AFTER_MS) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  private async existing(key: string): Promise<string> {
    if (!(await this.exists(key))) throw new FileNotStored(key);
    return this.pathOf(key);
  }

  private pathOf(key: string): string {
    return join(this.root, key.slice(0, 2), key.slice(2, 4), key);
  }
}

async function writeAside(file: FileHandle, content: Uint8Array | Readable): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of chunksOf(content)) {
      hash.update(chunk);
      size += chunk.byteLength;
      await writeWhole(file, chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { key: hash.digest('hex'), size };
}

async function* chunksOf(content: Uint8Array | Readable): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) {
    yield content;
    return;
  }
  for await (const chunk of content) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a stream to store must give bytes');
    yield chunk;
  }
}

/** One write may take fewer bytes than it is given. */
async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let written = 0;
  while (written < chunk.byteLength) {
    const { bytesWritten } = await file.write(chunk, written);
    written += bytesWritten;
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The rename itself is durable only when its folder is synced. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
