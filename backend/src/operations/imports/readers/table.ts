import { unmarked } from '../../../kernel/label.js';
import { typedLine } from '../../../kernel/text.js';
import type { Cell } from '../../../organization/importing/domain/sheet.js';

export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_ROWS = 200_000;

/** The rows of a table that hold anything, by their number; the places of empty cells are undefined. */
export type Table = readonly {
  readonly row: number;
  readonly cells: readonly (Cell | undefined)[];
}[];

/** The file as a whole cannot be read; `message` says so in Indonesian, for the person who sent it. */
export class SheetUnreadable extends Error {
  override readonly name = 'SheetUnreadable';

  constructor(
    readonly code: 'file_too_large' | 'file_type' | 'file_empty' | 'file_broken' | 'header_unknown',
    message: string,
  ) {
    super(message);
  }
}

export const tooManyRows = (): SheetUnreadable =>
  new SheetUnreadable('file_too_large', 'Berkas berisi lebih dari 200.000 baris.');

/**
 * A cell's text, or undefined when the cell is empty. Any white space becomes one space; invisible characters are
 * dropped, and so is the leading sign by which spreadsheets mark a text.
 */
export function textCell(raw: string): Cell | undefined {
  const text = unmarked(typedLine(raw));
  return text === '' ? undefined : { text };
}
