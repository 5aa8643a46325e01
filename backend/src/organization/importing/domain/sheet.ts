/** What can be imported, in the order an agency does it. */
export const IMPORT_KINDS = ['agency', 'units', 'employees', 'goals'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * One cell of a table, trimmed, as text. `numeric`, `date` and `error` mark a cell that the spreadsheet itself holds as a
 * number (decimal point, no grouping), a date (as ISO date) or an error: what was typed before it became that is lost,
 * so codes and texts must not be read from it. `refused` marks one that is among the sheet's refusals already.
 */
export interface Cell {
  readonly text: string;
  readonly numeric?: true;
  readonly date?: true;
  readonly error?: true;
  readonly refused?: true;
}

/** One row with its number in the table (the header is row 1); empty cells are left out. */
export interface TableRow<Column extends string = string> {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Column, Cell>>>;
}

/** A refusal of, or a doubt about, one cell: the shape the import answers with. */
export interface ImportProblem {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

/** A table as read, with what is wrong with the table itself (missing or unknown columns). */
export interface Sheet<Column extends string = string> {
  readonly file: string;
  readonly rows: readonly TableRow<Column>[];
  readonly rejected: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
}

/** Typed rows of a table; a row with any refusal is not among them. */
export interface Parsed<Row> {
  readonly rows: Row[];
  readonly rejected: ImportProblem[];
  readonly warnings: ImportProblem[];
}

/** Collects what is wrong with one file, in the order of its rows. */
export class ProblemLog {
  private readonly refusals: ImportProblem[];
  private readonly doubts: ImportProblem[];
  private readonly refusedRows = new Set<number>();

  constructor(private readonly sheet: Sheet) {
    this.refusals = [...sheet.rejected];
    this.doubts = [...sheet.warnings];
    for (const { row } of sheet.rejected) this.refusedRows.add(row);
  }

  reject(row: number, column: string, code: string, message: string): void {
    this.refusedRows.add(row);
    this.refusals.push({ file: this.sheet.file, row, column, code, message });
  }

  warn(row: number, column: string, code: string, message: string): void {
    this.doubts.push({ file: this.sheet.file, row, column, code, message });
  }

  /** The result: `rows` without the refused ones, problems sorted by row. */
  finish<Row extends { readonly row: number }>(rows: readonly Row[]): Parsed<Row> {
    const byRow = (a: ImportProblem, b: ImportProblem): number => a.row - b.row;
    return {
      rows: rows.filter(({ row }) => !this.refusedRows.has(row)),
      rejected: this.refusals.sort(byRow),
      warnings: this.doubts.sort(byRow),
    };
  }
}
