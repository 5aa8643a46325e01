import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { SheetUnreadable } from './table.js';

const inflate = promisify(inflateRaw);
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const MAX_ENTRIES = 500;
/** About 75,000 employees. */
const MAX_UNPACKED = 80 * 1024 * 1024;

export const broken = (): SheetUnreadable =>
  new SheetUnreadable('file_broken', 'Berkas XLSX rusak dan tidak dapat dibaca.');

interface DirectoryEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

/**
 * A zip of which only the parts that are asked for are unpacked, all of them together under one limit, so that a small
 * file cannot become a huge one in memory. Sizes are measured, not believed: the directory can lie.
 */
export class GuardedZip {
  private readonly entries: ReadonlyMap<string, DirectoryEntry>;
  private budget = MAX_UNPACKED;

  /** @throws SheetUnreadable when it is no zip */
  constructor(private readonly bytes: Buffer) {
    this.entries = new Map(directory(bytes).map((entry) => [entry.name, entry]));
  }

  /** @throws SheetUnreadable when the part is broken or too large */
  async read(name: string): Promise<string | null> {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const content = await entryContent(this.bytes, entry, this.budget);
    this.budget -= content.length;
    return decode(content);
  }
}

/** XML of a workbook is UTF-8; the standard also allows UTF-16, which begins with its mark. */
const decode = (content: Buffer): string =>
  content[0] === 0xff && content[1] === 0xfe
    ? content.toString('utf16le', 2)
    : content.toString('utf8', content[0] === 0xef && content[1] === 0xbb ? 3 : 0);

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
  if (method === 0 && data.length > budget) throw tooLarge();
  if (method === 0) return data;
  if (method !== 8) throw broken();
  try {
    return await inflate(data, { maxOutputLength: Math.max(1, budget) });
  } catch (error) {
    throw isTooLarge(error) ? tooLarge() : broken();
  }
}

const tooLarge = (): SheetUnreadable =>
  new SheetUnreadable(
    'file_too_large',
    'Isi berkas XLSX terlalu besar. Pecah berkasnya, atau kirim sebagai CSV.',
  );

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_BUFFER_TOO_LARGE';
