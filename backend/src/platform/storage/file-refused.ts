import { invalidField, type Refusal } from '../errors/problem.js';

export type FileProblemCode =
  'file_type' | 'file_size' | 'file_empty' | 'file_broken' | 'file_dimensions';

/** 400 on the field `file` (or `photo`), with a stable code and words that say what to do. */
export const fileRefused = (field: string, code: FileProblemCode, message: string): Refusal =>
  invalidField(field, code, message);
