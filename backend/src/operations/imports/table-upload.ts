import type { FastifyRequest } from 'fastify';
import { typedLine } from '../../kernel/text.js';
import { invalidField, refusal } from '../../platform/errors/problem.js';
import { readUpload } from '../../platform/http/upload.js';
import { MAX_BYTES, SheetUnreadable } from './readers/table.js';

/** A file as it was sent. */
export interface TableFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const MAX_NAME = 120;

/** A file name that can be shown: no path, no invisible characters, no longer than a line. */
const shownName = (name: string): string =>
  typedLine(name.split(/[\\/]/).at(-1) ?? '').slice(-MAX_NAME) || 'berkas';

/** @throws 400 when there is no file, 413 when it is too large */
export async function readTableUpload(request: FastifyRequest): Promise<TableFile> {
  const { content, fileName } = await readUpload(request, MAX_BYTES);
  return { name: shownName(fileName), bytes: content };
}

/** A file that cannot be read as a table is the sender's fault: 413 when too large, otherwise 400 at `file`. */
export function unreadableTable(error: unknown): unknown {
  if (!(error instanceof SheetUnreadable)) return error;
  if (error.code !== 'file_too_large') return invalidField('file', error.code, error.message);
  return refusal('too_large', error.message, [
    { field: 'file', code: error.code, message: error.message },
  ]);
}
