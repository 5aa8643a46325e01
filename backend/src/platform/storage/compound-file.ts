import { fileRefused } from './file-refused.js';

/** Directory entries of a compound file (MS-CFB 2.6) are 128 bytes and stand on 128-byte marks. */
const ENTRY_BYTES = 128;
const HEADER_BYTES = 512;
const NAME_LENGTH_AT = 64;
const TYPE_AT = 66;
const ENTRY_TYPES = new Set([1, 2, 5]);

const MACRO_STORES = ['Macros', '_VBA_PROJECT_CUR', '_VBA_PROJECT', 'VBA'];

/**
 * Tells a legacy Word document from a legacy workbook by its streams.
 * @throws Refusal 400 `file_type` (another kind, or macros) or `file_broken` on `field`.
 */
export function findOfficeDocument(content: Uint8Array, field: string): 'doc' | 'xls' {
  const names = entryNames(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  if (!names.has('Root Entry')) {
    throw fileRefused(
      field,
      'file_broken',
      'Berkas Office rusak. Simpan ulang, lalu kirim kembali.',
    );
  }
  if (MACRO_STORES.some((name) => names.has(name))) {
    throw fileRefused(
      field,
      'file_type',
      'Berkas berisi makro. Simpan tanpa makro atau sebagai PDF.',
    );
  }
  if (names.has('WordDocument')) return 'doc';
  if (names.has('Workbook') || names.has('Book')) return 'xls';
  throw fileRefused(
    field,
    'file_type',
    'Berkas harus berupa PDF, Word (DOC, DOCX), atau Excel (XLS, XLSX).',
  );
}

function entryNames(content: Buffer): Set<string> {
  const names = new Set<string>();
  for (let at = HEADER_BYTES; at + ENTRY_BYTES <= content.length; at += ENTRY_BYTES) {
    const length = content.readUInt16LE(at + NAME_LENGTH_AT);
    if (length < 4 || length > NAME_LENGTH_AT || length % 2 !== 0) continue;
    if (!ENTRY_TYPES.has(content.readUInt8(at + TYPE_AT))) continue;
    if (content.readUInt16LE(at + length - 2) !== 0) continue;
    names.add(content.toString('utf16le', at, at + length - 2));
  }
  return names;
}
