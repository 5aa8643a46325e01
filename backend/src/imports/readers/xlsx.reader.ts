import ExcelJS from 'exceljs';
import type { Cell } from '../domain/sheet.js';
import { MAX_ROWS, SheetUnreadable, type Table, textCell, tooManyRows } from './table.js';
import { unpack } from './zip.guard.js';

/** Cells that the whole workbook may hold: 200,000 rows of the widest kind would be 4.2 million. */
const MAX_CELLS = 4_500_000;
/** Parts of a sheet that say nothing about values; some of them make the library walk a million rows. */
const IGNORED = [
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'extLst',
  'hyperlinks',
  'autoFilter',
  'drawing',
  'picture',
  'legacyDrawing',
  'tableParts',
  'rowBreaks',
  'colBreaks',
  'cols',
];

/**
 * Reads the first sheet of an XLSX workbook. Numbers stay marked as numbers; dates become ISO dates;
 * of a formula the stored result counts.
 * @throws SheetUnreadable when broken or too large
 */
export async function readXlsxTable(bytes: Buffer): Promise<Table> {
  await measure(bytes);
  const sheet = (await load(bytes)).worksheets[0];
  const table: { row: number; cells: (Cell | undefined)[] }[] = [];
  sheet?.eachRow((row, number) => {
    const cells: (Cell | undefined)[] = [];
    row.eachCell((cell, column) => {
      if (column <= 200) cells[column - 1] = toCell(cell.value, cell.numFmt);
    });
    if (cells.some(Boolean)) table.push({ row: number, cells });
  });
  if (table.length === 0) throw new SheetUnreadable('file_empty', 'Berkas kosong.');
  if (table.length > MAX_ROWS + 1) throw tooManyRows();
  return table;
}

async function measure(bytes: Buffer): Promise<void> {
  for await (const { name, content } of unpack(bytes)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) continue;
    if (occurrences(content, '<row', MAX_ROWS * 2) > MAX_ROWS * 2) throw tooManyRows();
    if (occurrences(content, '<c ', MAX_CELLS) > MAX_CELLS) {
      throw new SheetUnreadable('file_too_large', 'Berkas berisi terlalu banyak sel.');
    }
  }
}

function occurrences(content: Buffer, text: string, limit: number): number {
  let found = 0;
  let at = content.indexOf(text);
  while (at !== -1 && found <= limit) {
    found += 1;
    at = content.indexOf(text, at + text.length);
  }
  return found;
}

async function load(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  try {
    return await workbook.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: IGNORED });
  } catch {
    throw new SheetUnreadable('file_broken', 'Berkas XLSX rusak dan tidak dapat dibaca.');
  }
}

function toCell(value: ExcelJS.CellValue, format: string | undefined): Cell | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'number') return numberCell(value, format);
  if (typeof value === 'boolean') return { text: value ? 'Y' : 'T' };
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? undefined : { text: value.toISOString().slice(0, 10) };
  }
  if ('error' in value) return { text: value.error };
  if ('richText' in value) return textCell(value.richText.map(({ text }) => text).join(''));
  // A hyperlink's text can itself be formatted text.
  if ('hyperlink' in value) return toCell(value.text, format);
  return toCell(value.result, format);
}

/** A number as the person sees it: 0.95 formatted as per cent is 95. */
function numberCell(value: number, format: string | undefined): Cell {
  const shown = format?.includes('%') ? value * 100 : value;
  return { text: String(Number(shown.toPrecision(15))), numeric: true };
}
