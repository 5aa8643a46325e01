import { visibly } from '../../../kernel/text.js';
import { meansNothing } from '../../../kernel/label.js';
import { faultOf } from '../../../organization/importing/domain/cells.js';
import {
  COLUMNS,
  type ColumnOf,
  OPTIONAL_COLUMNS,
} from '../../../organization/importing/domain/columns.js';
import type {
  Cell,
  ImportKind,
  ImportProblem,
  Sheet,
  TableRow,
} from '../../../organization/importing/domain/sheet.js';
import { isExampleRow } from '../../../organization/importing/domain/template.js';
import { readCsvTable } from './csv.reader.js';
import { MAX_BYTES, MAX_ROWS, SheetUnreadable, type Table, tooManyRows } from './table.js';
import { openWorkbook, type Workbook } from './xlsx.reader.js';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const KIND_NAMES: Record<ImportKind, string> = {
  agency: 'Instansi',
  units: 'Unit',
  employees: 'Pegawai',
  goals: 'Sasaran',
};
/** What people send instead of a table, by its first bytes. */
const NO_TABLES: readonly (readonly [start: string, name: string])[] = [
  ['%PDF', 'PDF'],
  ['\u0089PNG', 'gambar PNG'],
  ['\u00ff\u00d8\u00ff', 'gambar JPEG'],
];

/**
 * Reads an uploaded CSV or XLSX file as the table of one kind of import. Its content decides what it is, not its name.
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
  const start = file.bytes.subarray(0, 4).toString('latin1');
  const other = NO_TABLES.find(([bytes]) => start.startsWith(bytes))?.[1];
  if (other) {
    throw new SheetUnreadable(
      'file_type',
      `Berkas ini ${other}, bukan tabel. Unduh templat ${KIND_NAMES[kind]}, isi, simpan sebagai XLSX atau CSV, lalu pilih berkas itu.`,
    );
  }
  const table = file.bytes.subarray(0, 4).equals(ZIP)
    ? tableOf(kind, await openWorkbook(file.bytes))
    : readCsvTable(file.bytes);
  return toSheet(kind, file.name, table);
}

const listed = (names: readonly string[]): string =>
  names.map((name) => `“${visibly(name.slice(0, 40))}”`).join(', ');

/**
 * The sheet with the required columns: all of them, or else most. Hidden sheets are never read.
 * @throws SheetUnreadable naming the sheets where none or more than one of them could be meant
 */
function tableOf(kind: ImportKind, { tabs, hidden }: Workbook): Table {
  const heads = tabs.map((tab) => ({ tab, head: tab.rows(2) }));
  if (heads.every(({ head }) => head.length === 0)) {
    throw new SheetUnreadable('file_empty', `Berkas kosong.${hiddenHint(hidden)}`);
  }
  const wanted: readonly string[] = COLUMNS[kind];
  const graded = heads
    .filter(({ head }) => head.length > 0)
    .map((each) => ({ ...each, columns: columnsIn(headerOf(each.head), wanted) }));
  const whole = graded.filter(({ columns }) => columns === wanted.length);
  const filled = whole.filter(({ head }) => head.length > 1);
  if (filled.length > 1) {
    throw new SheetUnreadable(
      'header_unknown',
      `Kolom ${KIND_NAMES[kind]} ada di beberapa lembar: ${listed(filled.map(({ tab }) => tab.name))}. Sisakan satu lembar, lalu pilih berkas itu lagi.`,
    );
  }
  const most = Math.max(...graded.map(({ columns }) => columns));
  const chosen = filled[0] ?? whole[0] ?? graded.find(({ columns }) => columns === most);
  if (!chosen) throw unknownHeader(kind);
  if (chosen.columns === 0) {
    const other = graded.map(({ head }) => kindOf(headerOf(head))).find(Boolean);
    if (other) throw otherKind(kind, other);
    throw unknownHeader(kind, tabs, hidden);
  }
  return chosen.tab.rows();
}

const hiddenHint = (hidden: readonly string[]): string =>
  hidden.length === 0 ? '' : ` Lembar tersembunyi tidak dibaca: ${listed(hidden)}.`;

const headerOf = (table: Table): Table[number]['cells'] =>
  table.find(({ row }) => row === 1)?.cells ?? [];

function columnsIn(header: Table[number]['cells'], wanted: readonly string[]): number {
  const names = new Set(header.map((cell) => columnKey(cell?.text ?? '')));
  return wanted.filter((column) => names.has(column)).length;
}

const columnKey = (name: string): string => name.toUpperCase().replace(/\s+/g, '_');

/** The kind whose columns the header has, all of them. */
function kindOf(header: readonly (Cell | undefined)[]): ImportKind | undefined {
  const names = new Set(header.map((cell) => columnKey(cell?.text ?? '')));
  return (Object.keys(COLUMNS) as ImportKind[]).find((kind) =>
    COLUMNS[kind].every((column) => names.has(column)),
  );
}

// One sentence with the way out, instead of one complaint per column.
const otherKind = (chosen: ImportKind, found: ImportKind): SheetUnreadable =>
  new SheetUnreadable(
    'header_unknown',
    `Berkas ini berisi kolom untuk ${KIND_NAMES[found]}, bukan ${KIND_NAMES[chosen]}. Pilih ${KIND_NAMES[found]} pada “Yang diimpor”, atau pilih berkas lain.`,
  );

const unknownHeader = (
  kind: ImportKind,
  tabs: Workbook['tabs'] = [],
  hidden: readonly string[] = [],
): SheetUnreadable => {
  const where =
    tabs.length > 0
      ? `Tidak satu pun lembar berkas ini (${listed(tabs.map(({ name }) => name))}) memuat nama kolom ${KIND_NAMES[kind]} di baris 1.`
      : `Baris 1 berkas ini tidak memuat satu pun nama kolom ${KIND_NAMES[kind]}.`;
  return new SheetUnreadable(
    'header_unknown',
    `${where}${hiddenHint(hidden)} Unduh templatnya, salin isi berkas Anda ke sana, lalu pilih berkas itu.`,
  );
};

function toSheet<Kind extends ImportKind>(
  kind: Kind,
  file: string,
  table: Table,
): Sheet<ColumnOf<Kind>> {
  const demanded: readonly ColumnOf<Kind>[] = COLUMNS[kind];
  const wanted: readonly ColumnOf<Kind>[] = [...demanded, ...OPTIONAL_COLUMNS[kind]];
  const rejected: ImportProblem[] = [];
  const warnings: ImportProblem[] = [];
  const header = headerOf(table);
  const places = new Map<number, ColumnOf<Kind>>();
  const found = new Set<string>();

  for (const [index, cell] of header.entries()) {
    const name = cell?.text ?? '';
    if (name === '') continue;
    const key = columnKey(name);
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
        problem(
          'column_unknown',
          `Kolom ${visibly(name.slice(0, 60))} tidak dikenal dan tidak dibaca.`,
        ),
      );
    } else if (found.has(column)) {
      rejected.push(problem('column_duplicate', `Kolom ${column} ada dua kali.`));
    } else {
      found.add(column);
      places.set(index, column);
    }
  }
  const missing = demanded.filter((column) => !found.has(column)).join(', ');
  if (missing !== '') {
    const other = kindOf(header);
    if (other) throw otherKind(kind, other);
    if (found.size === 0) throw unknownHeader(kind);
    const message = `Kolom ${missing} tidak ada. Baris 1 harus berisi nama kolom seperti pada templat.`;
    rejected.push({ file, row: 1, column: missing, code: 'required', message });
  }
  // Without its columns every row would be refused for the same reason: one word about it is enough.
  if (rejected.length > 0) return { file, rows: [], rejected, warnings };

  const rows: TableRow<ColumnOf<Kind>>[] = [];
  for (const { row, cells } of table) {
    if (row === 1) continue;
    const placed = new Map([...places].map(([index, column]) => [column as string, cells[index]]));
    if (isExampleRow(kind, (column) => placed.get(column)?.text)) {
      const message = `Baris ini contoh dari templat, bukan data. Hapus baris ini.`;
      rejected.push({ file, row, column: wanted[0] ?? '', code: 'template_example', message });
      continue;
    }
    const typed: Partial<Record<ColumnOf<Kind>, Cell>> = {};
    for (const [index, column] of places) {
      const cell = cells[index];
      if (!cell || meansNothing(cell.text)) continue;
      const fault = faultOf(column, cell);
      if (fault) rejected.push({ file, row, column, ...fault });
      typed[column] = fault ? { ...cell, refused: true } : cell;
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
