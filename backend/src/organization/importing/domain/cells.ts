import { tellsError } from '../../../kernel/label.js';
import type { Cell } from './sheet.js';
import { quoted, readDate } from './values.js';

/** Columns whose text other rows and files point to. */
const CODE_COLUMNS: ReadonlySet<string> = new Set([
  'KODE',
  'INDUK',
  'KODE_UNIT',
  'KODE_INDIKATOR',
  'PENGAMPU_UNIT',
]);
/** The names of the columns say which hold a date. */
const isDateColumn = (column: string): boolean => /^(?:TANGGAL|TMT)_/.test(column);

const MONTH_NAME =
  /^\d{1,2}[-/ ](?:jan|feb|mar|apr|may|mei|jun|jul|aug|agu|agt|sep|oct|okt|nov|dec|des)(?:[-/ ]\d{2,4})?$/i;

export interface CellFault {
  readonly code: 'value_missing' | 'code_not_text' | 'text_not_text';
  readonly message: string;
}

const printed = (cell: Cell): string => quoted(cell.date ? shownDate(cell.text) : cell.text);
const shownDate = (iso: string): string => iso.split('-').reverse().join('-');

/** What is wrong with a cell whatever its column means; null when nothing is. */
export function faultOf(column: string, cell: Cell): CellFault | null {
  if (cell.error || tellsError(cell.text)) {
    const message = `${column} berisi ${quoted(cell.text)}, tanda bahwa isinya hilang atau rumusnya gagal. Isi dengan yang benar, atau kosongkan.`;
    return { code: 'value_missing', message };
  }
  if (CODE_COLUMNS.has(column)) {
    const became = becameOf(cell);
    if (became === null) return null;
    const message = `${column} ${printed(cell)} bukan lagi teks: spreadsheet mengubahnya menjadi ${became}, dan yang diketik semula hilang. Atur format kolom ini sebagai Teks, lalu ketik ulang kodenya.`;
    return { code: 'code_not_text', message };
  }
  if (cell.date && !isDateColumn(column)) {
    const message = `${column} ${printed(cell)} adalah tanggal: spreadsheet mengubah yang diketik. Atur format kolom ini sebagai Teks, lalu ketik ulang isinya.`;
    return { code: 'text_not_text', message };
  }
  return null;
}

function becameOf(cell: Cell): string | null {
  if (cell.date || readDate(cell.text) !== null || MONTH_NAME.test(cell.text)) return 'tanggal';
  return cell.numeric ? 'angka' : null;
}
