import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { invalidField, isRefusal, refusal } from '../errors/problem.js';

export interface Upload {
  readonly content: Buffer;
  readonly fileName: string;
  /** Name of the part that carried the file. */
  readonly fieldName: string;
  /** The text fields sent along. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads a multipart request that carries one file, to its end, in any order of its parts.
 * @throws 400 when there is no file, an empty one or half of one, 413 when it is larger than `maxBytes`
 */
export async function readUpload(request: FastifyRequest, maxBytes: number): Promise<Upload> {
  const upload = await (early.get(request) ?? read(request, maxBytes));
  // May have been read already by the check of the idempotency key, which does not know the endpoint's own limit.
  if (upload.content.length > maxBytes) throw tooLarge();
  return upload;
}

/** Uploads that were read before their endpoint asked for them. */
const early = new WeakMap<FastifyRequest, Promise<Upload>>();

/**
 * The content of an upload, to tell apart two under one key; the endpoint finds it already read.
 * @returns null for an unreadable upload, which the endpoint then refuses
 */
export async function digestOfUpload(request: FastifyRequest): Promise<string | null> {
  const reading = read(request, Number.MAX_SAFE_INTEGER);
  early.set(request, reading);
  const upload = await reading.catch(() => null);
  if (!upload) return null;
  const { content, fileName, fieldName, fields } = upload;
  const sorted = Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(`${JSON.stringify([fieldName, fileName, sorted])}\n`)
    .update(content)
    .digest('hex');
}

async function read(request: FastifyRequest, maxBytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw missingFile();
  const fields: Record<string, string> = {};
  let file: Omit<Upload, 'fields'> | null = null;
  try {
    for await (const part of request.parts(
      maxBytes === Number.MAX_SAFE_INTEGER ? {} : { limits: { fileSize: maxBytes } },
    )) {
      if (part.type === 'file') {
        const { fieldname: fieldName, filename: fileName } = part;
        file = { content: await contentOf(part), fileName, fieldName };
      } else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    }
  } catch (error) {
    throw asProblem(error);
  }
  if (!file) throw missingFile();
  if (file.content.length === 0) throw emptyFile(file.fieldName);
  return { ...file, fields };
}

async function contentOf(part: { toBuffer(): Promise<Buffer> }): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE') {
      throw tooLarge();
    }
    throw error;
  }
}

/** The parser throws errors without a status: the body ends early, names no boundary or a wrong one, has a broken part. */
function asProblem(error: unknown): unknown {
  if (!(error instanceof Error) || 'statusCode' in error || isRefusal(error)) return error;
  return error.message.startsWith('Unexpected end of')
    ? refusal('upload_incomplete', 'Kiriman terputus sebelum selesai. Kirim ulang berkasnya.')
    : refusal('upload_unreadable', 'Kiriman tidak dapat dibaca. Kirim ulang berkasnya.');
}

const tooLarge = () => refusal('too_large', 'Berkas terlalu besar.');

const emptyFile = (field: string) =>
  invalidField(field, 'file_empty', 'Berkas kosong. Pilih berkas lain.');

const missingFile = () => invalidField('file', 'required', 'Pilih berkasnya.');
