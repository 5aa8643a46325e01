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

/** How people fill a cell that stays empty. */
const NOTHING = /^[-\u2010-\u2015\u2212._\u2026]+$/;
/** What spreadsheets and programs write where a value is missing or went wrong. */
const ERRORS =
  /^(?:#(?:n\/a|ref!|value!|name\?|div\/0!|null!|num!|spill!|calc!|field!|getting_data|blocked!|connect!|busy!|unknown!|#+)|err:\d{3}|n\/a|n\.a\.?|null|none|nil|undefined)$/i;
/** `nan` as programs write it; Nan and Nan Tua are names. */
const NOT_A_NUMBER: ReadonlySet<string> = new Set(['nan', 'NaN', 'NAN']);
const MONTH_NAME =
  /^\d{1,2}[-/ ](?:jan|feb|mar|apr|may|mei|jun|jul|aug|agu|agt|sep|oct|okt|nov|dec|des)(?:[-/ ]\d{2,4})?$/i;

export interface CellFault {
  readonly code: 'value_missing' | 'code_not_text' | 'text_not_text';
  readonly message: string;
}

/** Whether a word stands for "there is nothing". */
export const meansNothing = (text: string): boolean => NOTHING.test(text);

/** Whether a word tells of an error or of a missing value. */
export const tellsError = (text: string): boolean => ERRORS.test(text) || NOT_A_NUMBER.has(text);

const printed = (cell: Cell): string => quoted(cell.date ? shownDate(cell.text) : cell.text);
const shownDate = (iso: string): string => iso.split('-').reverse().join('-');

/** What is wrong with a cell before anybody asks what it says; null where nothing is. */
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
