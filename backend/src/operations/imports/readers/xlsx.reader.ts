import type { Cell } from '../../../organization/importing/domain/sheet.js';
import { MAX_ROWS, SheetUnreadable, type Table, tooManyRows } from './table.js';
import { type CellContext, toCell } from './xlsx.cell.js';
import { readStyles } from './xlsx.styles.js';
import { readWorkbook } from './xlsx.workbook.js';
import { walkXml } from './xml.js';
import { broken, GuardedZip } from './zip.guard.js';

/** Cells that a sheet may hold: 200,000 rows of the widest kind would be 4.2 million. */
const MAX_CELLS = 4_500_000;
/** Where every spreadsheet ends. */
const LAST_ROW = 1_048_576;
/** No kind of import has as many columns; what stands further right is somebody's scratch pad. */
const MAX_COLUMNS = 200;

/** A sheet that people see, not read yet. */
export interface SheetTab {
  readonly name: string;
  /** Its rows with anything in them, all or the first few. */
  rows(most?: number): Table;
}

export interface Workbook {
  readonly tabs: readonly SheetTab[];
  /** names of sheets that are hidden, which are never read */
  readonly hidden: readonly string[];
}

/**
 * Opens an XLSX workbook. Cells keep what the spreadsheet held them as: number, date or error. Formulas are never
 * computed, and nothing but values and their formats is looked at: no links, macros, pictures or declarations.
 * @throws SheetUnreadable when broken or too large
 */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const zip = new GuardedZip(bytes);
  const parts = await readWorkbook(zip);
  const read = async (path: string | null) => (path === null ? null : zip.read(path));
  const context: CellContext = {
    strings: readStrings(await read(parts.sharedStrings)),
    styles: readStyles(await read(parts.styles)),
    from1904: parts.from1904,
  };
  const tabs: SheetTab[] = [];
  for (const { name, path, hidden } of parts.sheets) {
    if (hidden) continue;
    const xml = await zip.read(path);
    if (xml === null) throw broken();
    tabs.push({ name, rows: (most) => readRows(xml, context, most) });
  }
  return { tabs, hidden: parts.sheets.filter(({ hidden }) => hidden).map(({ name }) => name) };
}

/** The texts that cells refer to by number: runs of formatted text put together, readings of characters left out. */
function readStrings(xml: string | null): readonly string[] {
  const strings: string[] = [];
  if (xml === null) return strings;
  let text: string | null = null;
  let inText = false;
  let inReading = false;
  walkXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !inReading;
      else if (name === 'rPh') inReading = true;
    },
    text(part) {
      if (inText && text !== null) text += part;
    },
    close(name) {
      if (name === 'si') {
        strings.push(text ?? '');
        text = null;
      } else if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
    },
  });
  return strings;
}

/** Number of a column from 0: `B7` is 1; -1 where no column is named. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}(?=\d)/i.exec(reference)?.[0].toUpperCase() ?? '') {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function readRows(xml: string, context: CellContext, most = Number.POSITIVE_INFINITY): Table {
  const table: { row: number; cells: (Cell | undefined)[] }[] = [];
  let inData = false;
  let rows = 0;
  let cells = 0;
  let row = 0;
  let column = -1;
  let found: (Cell | undefined)[] = [];
  let type = 'n';
  let style = 0;
  let value = '';
  let inValue = false;
  let inReading = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'sheetData') inData = true;
      if (!inData) return;
      if (name === 'row') {
        rows += 1;
        if (rows > MAX_ROWS * 2) throw tooManyRows();
        row = Number(attribute('r') ?? row + 1);
        if (!Number.isInteger(row) || row < 1 || row > LAST_ROW) throw broken();
        column = -1;
        found = [];
      } else if (name === 'c') {
        cells += 1;
        if (cells > MAX_CELLS) {
          throw new SheetUnreadable('file_too_large', 'Berkas berisi terlalu banyak sel.');
        }
        const named = columnOf(attribute('r') ?? '');
        column = named === -1 ? column + 1 : named;
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? 0);
        value = '';
      } else if (name === 'v' || name === 't') inValue = !inReading;
      else if (name === 'rPh') inReading = true;
    },
    text(text) {
      if (inValue) value += text;
    },
    close(name) {
      if (!inData) return;
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'c' && column < MAX_COLUMNS) {
        const cell = toCell({ type, style, value }, context);
        if (cell) found[column] = cell;
      } else if (name === 'row' && found.some(Boolean)) {
        table.push({ row, cells: found });
        if (table.length > MAX_ROWS + 1) throw tooManyRows();
        return table.length < most;
      } else if (name === 'sheetData') return false;
    },
  });
  return table;
}
