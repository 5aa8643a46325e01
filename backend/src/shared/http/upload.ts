import type { FastifyRequest } from 'fastify';
import { invalidField, problem } from '../errors/problem.js';

export interface Upload {
  readonly content: Buffer;
  readonly fileName: string;
  /** The text fields sent along. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads a multipart request that carries one file, wholly, whatever the order of its parts.
 * @throws 400 when there is no file, 413 when it is larger than `maxBytes`
 */
export async function readUpload(request: FastifyRequest, maxBytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw missingFile();
  const fields: Record<string, string> = {};
  let file: { content: Buffer; fileName: string } | null = null;
  for await (const part of request.parts({ limits: { fileSize: maxBytes } })) {
    if (part.type === 'file') file = { content: await contentOf(part), fileName: part.filename };
    else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
  }
  if (!file || file.content.length === 0) throw missingFile();
  return { ...file, fields };
}

async function contentOf(part: { toBuffer(): Promise<Buffer> }): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE') {
      throw problem(413, 'too_large', 'Berkas terlalu besar.');
    }
    throw error;
  }
}

const missingFile = () => invalidField('file', 'required', 'Pilih berkasnya.');
