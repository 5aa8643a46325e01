import { COLUMNS, type ColumnOf } from '../domain/columns.js';
import type { Cell, ImportKind, ImportProblem, Sheet, SheetRow } from '../domain/sheet.js';
import { readCsvTable } from './csv.reader.js';
import { MAX_BYTES, MAX_ROWS, SheetUnreadable, type Table, tooManyRows } from './table.js';
import { readXlsxTable } from './xlsx.reader.js';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Reads an uploaded CSV or XLSX file as the table of one kind of import. What the file is, is told by
 * its content, not its name.
 * @throws SheetUnreadable when it is no table at all, or too large
 */
export async function readSheet<Kind extends ImportKind>(
  kind: Kind,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<Sheet<ColumnOf<Kind>>> {
  if (file.bytes.length > MAX_BYTES) {
    throw new SheetUnreadable('file_too_large', 'Berkas lebih besar dari 20 MB.');
  }
  if (file.bytes.subarray(0, 4).equals(OLD_EXCEL)) {
    throw new SheetUnreadable(
      'file_type',
      'Berkas .xls lama atau berkata sandi tidak dapat dibaca. Simpan sebagai .xlsx atau CSV.',
    );
  }
  const table = file.bytes.subarray(0, 4).equals(ZIP)
    ? await readXlsxTable(file.bytes)
    : readCsvTable(file.bytes);
  return toSheet(kind, file.name, table);
}

function toSheet<Kind extends ImportKind>(
  kind: Kind,
  file: string,
  table: Table,
): Sheet<ColumnOf<Kind>> {
  const wanted: readonly ColumnOf<Kind>[] = COLUMNS[kind];
  const rejected: ImportProblem[] = [];
  const warnings: ImportProblem[] = [];
  const header = table.find(({ row }) => row === 1)?.cells ?? [];
  const places = new Map<number, ColumnOf<Kind>>();
  const found = new Set<string>();

  for (const [index, cell] of header.entries()) {
    const name = cell?.text ?? '';
    if (name === '') continue;
    const key = name.toUpperCase().replace(/\s+/g, '_');
    const column = wanted.find((candidate) => candidate === key);
    const problem = (code: string, message: string): ImportProblem => ({
      file,
      row: 1,
      column: name,
      code,
      message,
    });
    if (!column) {
      warnings.push(
        problem('column_unknown', `Kolom ${name.slice(0, 60)} tidak dikenal dan tidak dibaca.`),
      );
    } else if (found.has(column)) {
      rejected.push(problem('column_duplicate', `Kolom ${column} ada dua kali.`));
    } else {
      found.add(column);
      places.set(index, column);
    }
  }
  for (const column of wanted) {
    if (found.has(column)) continue;
    const message = `Kolom ${column} tidak ada. Baris 1 harus berisi nama kolom seperti pada templat.`;
    rejected.push({ file, row: 1, column, code: 'required', message });
  }
  // Without its columns every row would be refused for the same reason: one word about it is enough.
  if (rejected.length > 0) return { file, rows: [], rejected, warnings };

  const rows: SheetRow<ColumnOf<Kind>>[] = [];
  for (const { row, cells } of table) {
    if (row === 1) continue;
    const typed: Partial<Record<ColumnOf<Kind>, Cell>> = {};
    for (const [index, column] of places) {
      const cell = cells[index];
      if (cell) typed[column] = cell;
    }
    const stray = cells.findIndex((cell, index) => cell && index >= header.length);
    if (stray !== -1) {
      const message = `Baris ini berisi lebih banyak kolom daripada baris judul. Apit isian yang memuat pemisah dengan tanda kutip.`;
      rejected.push({ file, row, column: `#${stray + 1}`, code: 'column_count', message });
    }
    if (Object.keys(typed).length > 0) rows.push({ row, cells: typed });
  }
  if (rows.length > MAX_ROWS) throw tooManyRows();
  return { file, rows, rejected, warnings };
}
