import type { Readable } from 'node:stream';

export const FILE_STORAGE = Symbol('FILE_STORAGE');

export interface StoredFile {
  /** SHA-256 of the content, 64 lower-case hex digits. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Keeps files under the hash of their content: the same content is kept once, and a key can never
 * name anything but what was put. There is no delete: one file may stand behind several rows, and
 * letters and evidence must outlive the people who sent them.
 */
export interface FileStorage {
  /** Keeps the content; it is whole on disk when the promise resolves. */
  put(content: Uint8Array | Readable): Promise<StoredFile>;
  /** @throws FileNotStored when nothing is kept under the key, or it is no key. */
  open(key: string): Promise<Readable>;
  read(key: string): Promise<Buffer>;
  exists(key: string): Promise<boolean>;
}

export class FileNotStored extends Error {
  override name = 'FileNotStored';

  constructor(readonly key: string) {
    super(`no file is stored under ${key}`);
  }
}

const KEY = /^[0-9a-f]{64}$/;

/** Whether the text can be a key at all; anything else never reaches a path. */
export const isFileKey = (text: string): boolean => KEY.test(text);
