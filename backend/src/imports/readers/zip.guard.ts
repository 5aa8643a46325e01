import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { SheetUnreadable } from './table.js';

const inflate = promisify(inflateRaw);
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const MAX_ENTRIES = 500;
/** About 75,000 employees; the library needs some 14 bytes of memory for each of these. */
const MAX_UNPACKED = 80 * 1024 * 1024;

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

const broken = (): SheetUnreadable =>
  new SheetUnreadable('file_broken', 'Berkas XLSX rusak dan tidak dapat dibaca.');

/**
 * Unpacks the entries of a zip under a common limit, so that a small file cannot become a huge one
 * inside the spreadsheet library. Sizes are measured, not believed: the directory can lie.
 * @throws SheetUnreadable when broken or too large
 */
export async function* unpack(bytes: Buffer): AsyncGenerator<ZipEntry> {
  let budget = MAX_UNPACKED;
  for (const entry of directory(bytes)) {
    const content = await entryContent(bytes, entry, budget);
    budget -= content.length;
    yield { name: entry.name, content };
  }
}

interface DirectoryEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

function directory(bytes: Buffer): DirectoryEntry[] {
  const tail = Math.max(0, bytes.length - 65_557);
  let end = bytes.length - 22;
  while (end >= tail && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < tail || end < 0) throw broken();
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw broken();
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw broken();
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return entry;
  });
}

async function entryContent(
  bytes: Buffer,
  { method, packed, offset }: DirectoryEntry,
  budget: number,
): Promise<Buffer> {
  if (offset + 30 > bytes.length) throw broken();
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const data = bytes.subarray(start, start + packed);
  if (method === 0) return data;
  if (method !== 8) throw broken();
  try {
    return await inflate(data, { maxOutputLength: Math.max(1, budget) });
  } catch (error) {
    if (isTooLarge(error)) {
      throw new SheetUnreadable(
        'file_too_large',
        'Isi berkas XLSX terlalu besar. Pecah berkasnya, atau kirim sebagai CSV.',
      );
    }
    throw broken();
  }
}

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_BUFFER_TOO_LARGE';
