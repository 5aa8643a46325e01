import { fileTypeFromBuffer } from 'file-type';
import { findOfficeDocument } from './compound-file.js';
import { fileRefused } from './file-refused.js';
import { inspectOfficeZip } from './office-zip.js';

/** Photos and attachments are both refused above this. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

export type PhotoKind = 'jpeg' | 'png' | 'webp';
export type AttachmentKind = 'pdf' | 'doc' | 'docx' | 'xls' | 'xlsx';

export const ATTACHMENT_TYPES: Record<AttachmentKind, string> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const PHOTO_TYPES = new Map<string, PhotoKind>([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
]);

/** The decoder in use reads AV1 images only: HEIC is known by name, to say what to do about it. */
const HEIC_TYPES = new Set<string>(['image/heic', 'image/heif', 'image/heic-sequence']);

const ZIP_TYPES = new Set<string>([
  'application/zip',
  ATTACHMENT_TYPES.docx,
  ATTACHMENT_TYPES.xlsx,
]);
const COMPOUND_FILE = 'application/x-cfb';

const PDF_END = '%%EOF';
/** Readers look for the end mark in the last 1,024 bytes (ISO 32000-1, annex H). */
const PDF_END_WITHIN = 1024;

/**
 * Tells the type of a photo by its content; the name and the declared type are not believed.
 * @throws Refusal 400 `file_empty`, `file_size` or `file_type` on `field`.
 */
export async function detectPhoto(content: Uint8Array, field = 'photo'): Promise<PhotoKind> {
  checkSize(content, field, 'Foto');
  const type = await typeOf(content);
  const kind = PHOTO_TYPES.get(type);
  if (!kind && HEIC_TYPES.has(type)) {
    throw fileRefused(
      field,
      'file_type',
      'Foto HEIC tidak dapat dibaca. Pada pengaturan kamera pilih "Paling kompatibel" (JPEG).',
    );
  }
  if (!kind) {
    throw fileRefused(
      field,
      'file_type',
      'Foto harus berupa JPEG, PNG, atau WebP. Ambil ulang foto atau simpan sebagai JPEG.',
    );
  }
  return kind;
}

/**
 * Tells the type of a document by its content. Office files with macros, archives that unpack to too much, and truncated
 * files are refused.
 * @throws Refusal 400 `file_empty`, `file_size`, `file_type` or `file_broken` on `field`.
 */
export async function detectAttachment(
  content: Uint8Array,
  field = 'file',
): Promise<AttachmentKind> {
  checkSize(content, field, 'Berkas');
  const type = await typeOf(content);
  if (type === ATTACHMENT_TYPES.pdf) return checkPdf(content, field);
  if (ZIP_TYPES.has(type)) return inspectOfficeZip(content, field);
  if (type === COMPOUND_FILE) return findOfficeDocument(content, field);
  throw fileRefused(
    field,
    'file_type',
    'Berkas harus berupa PDF, Word (DOC, DOCX), atau Excel (XLS, XLSX).',
  );
}

function checkSize(content: Uint8Array, field: string, what: string): void {
  if (content.byteLength === 0) {
    throw fileRefused(field, 'file_empty', `${what} kosong. Pilih ${what.toLowerCase()} lain.`);
  }
  if (content.byteLength > MAX_FILE_BYTES) {
    throw fileRefused(
      field,
      'file_size',
      `${what} melebihi batas 10 MB. Perkecil, lalu kirim kembali.`,
    );
  }
}

async function typeOf(content: Uint8Array): Promise<string> {
  // A file that only begins like an archive makes the detector fail; it is then of no known type.
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  return found?.mime ?? '';
}

function checkPdf(content: Uint8Array, field: string): 'pdf' {
  const tail = Buffer.from(content.subarray(-PDF_END_WITHIN)).toString('latin1');
  if (!tail.includes(PDF_END)) {
    throw fileRefused(
      field,
      'file_broken',
      'PDF terpotong atau rusak. Simpan ulang, lalu kirim kembali.',
    );
  }
  return 'pdf';
}
