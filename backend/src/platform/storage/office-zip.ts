import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { fileRefused } from './file-refused.js';

const MAX_ENTRIES = 2_000;
const MAX_UNPACKED_BYTES = 100 * 1024 * 1024;
const CONTENT_TYPES = '[Content_Types].xml';
const MAX_CONTENT_TYPES_BYTES = 1024 * 1024;

/** Content type of the main part of each kind (ECMA-376 part 1, 11.3.10 and 12.3.23). */
const MAIN_PARTS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const;

const MACRO = /macroEnabled|vbaProject/i;

/** The archive exceeds a limit; reading stops as soon as that is known. */
class BeyondBounds extends Error {}

interface Contents {
  names: string[];
  contentTypes: string;
}

/**
 * Tells a DOCX from an XLSX by its declared main part, after unpacking every part once to nowhere,
 * so that an archive that is broken, lies about its sizes or unpacks to too much is found out.
 * @throws Refusal 400 `file_type`, `file_size` or `file_broken` on `field`.
 */
export async function inspectOfficeZip(
  content: Uint8Array,
  field: string,
): Promise<'docx' | 'xlsx'> {
  const { names, contentTypes } = await unpack(content).catch((error: unknown) => {
    if (error instanceof BeyondBounds) {
      throw fileRefused(
        field,
        'file_size',
        'Isi berkas terlalu besar setelah dibuka. Pecah menjadi beberapa berkas.',
      );
    }
    throw fileRefused(
      field,
      'file_broken',
      'Berkas Office terpotong, terkunci, atau rusak. Simpan ulang, lalu kirim kembali.',
    );
  });
  if (MACRO.test(contentTypes) || names.some((name) => MACRO.test(name))) {
    throw fileRefused(
      field,
      'file_type',
      'Berkas berisi makro. Simpan tanpa makro atau sebagai PDF.',
    );
  }
  if (contentTypes.includes(`"${MAIN_PARTS.docx}"`)) return 'docx';
  if (contentTypes.includes(`"${MAIN_PARTS.xlsx}"`)) return 'xlsx';
  throw fileRefused(
    field,
    'file_type',
    'Berkas harus berupa PDF, Word (DOC, DOCX), atau Excel (XLS, XLSX).',
  );
}

async function unpack(content: Uint8Array): Promise<Contents> {
  const zip = await fromBufferPromise(
    Buffer.from(content.buffer, content.byteOffset, content.byteLength),
  );
  if (zip.entryCount > MAX_ENTRIES) throw new BeyondBounds();
  const names: string[] = [];
  let contentTypes = '';
  let left = MAX_UNPACKED_BYTES;
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName);
    const isTypes = entry.fileName === CONTENT_TYPES;
    const part = await unpackPart(zip, entry, isTypes ? MAX_CONTENT_TYPES_BYTES : left, isTypes);
    if (isTypes) contentTypes = part.text;
    left -= part.size;
  }
  return { names, contentTypes };
}

async function unpackPart(
  zip: ZipFile,
  entry: Entry,
  limit: number,
  keep: boolean,
): Promise<{ size: number; text: string }> {
  if (entry.uncompressedSize > limit) throw new BeyondBounds();
  const stream = await zip.openReadStreamPromise(entry);
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a part must give bytes');
    size += chunk.length;
    if (size > limit) throw new BeyondBounds();
    if (keep) kept.push(chunk);
  }
  return { size, text: Buffer.concat(kept).toString('utf8') };
}
