import { isPlainLabel } from '../../../kernel/label.js';
import { printDecimal, type ReadDecimal, readDecimal } from '../../../kernel/number.js';
import { type Cell, type ProblemLog, type TableRow } from './sheet.js';
import { quoted, readDate } from './values.js';

export { quoted };

const EMPTY: Cell = { text: '' };
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;

const squeezed = (text: string): string => text.toUpperCase().replace(/[\s_./-]+/g, '');

/**
 * Reads the cells of one row as typed values. An empty cell gives null; what cannot be read is
 * written to the log with its column and code, and gives null too.
 */
export class RowReader<Column extends string> {
  constructor(
    private readonly source: TableRow<Column>,
    private readonly log: ProblemLog,
  ) {}

  get row(): number {
    return this.source.row;
  }

  /** What stands there; nothing where it is refused already. */
  cell(column: Column): Cell {
    const cell = this.source.cells[column] ?? EMPTY;
    return cell.refused ? EMPTY : cell;
  }

  isEmpty(column: Column): boolean {
    return (this.source.cells[column] ?? EMPTY).text === '';
  }

  reject(column: Column, code: string, message: string): null {
    this.log.reject(this.row, column, code, message);
    return null;
  }

  warn(column: Column, code: string, message: string): void {
    this.log.warn(this.row, column, code, message);
  }

  /** Notes an empty cell that must not be empty. */
  require(column: Column, why = ''): void {
    if (this.isEmpty(column)) this.reject(column, 'required', `${column} wajib diisi${why}.`);
  }

  /** Free text of at most `max` characters. */
  text(column: Column, max = 200): string | null {
    const { text } = this.cell(column);
    if (text === '') return null;
    if ([...text].length <= max) return text;
    return this.reject(column, 'range', `${column} paling panjang ${max} karakter.`);
  }

  /** As `text`, and must not be empty; the empty string stands in for a refused value. */
  requiredText(column: Column, max = 200): string {
    this.require(column);
    return this.text(column, max) ?? '';
  }

  /** The name of a post, a unit, a measure: no markup, and nothing that a spreadsheet would compute. */
  label(column: Column, max = 200): string | null {
    const text = this.text(column, max);
    if (text === null || isPlainLabel(text)) return text;
    const message = `${column} ${quoted(text)} memuat rumus atau kode halaman. Tulis sebagai teks biasa, tanpa =, @, + di depan dan tanpa < >.`;
    return this.reject(column, 'text_unsafe', message);
  }

  /** As `label`, and must not be empty. */
  requiredLabel(column: Column, max = 200): string {
    this.require(column);
    return this.label(column, max) ?? '';
  }

  /** A code that other rows and files point to: letters, digits and `. _ / -`, at most 50. */
  code(column: Column): string | null {
    const text = this.text(column, 50);
    if (text === null || CODE.test(text)) return text;
    const rule = 'huruf, angka, titik, garis miring, garis bawah, atau tanda hubung';
    return this.reject(
      column,
      'range',
      `${column} ${quoted(text)} hanya boleh berisi ${rule}, tanpa spasi.`,
    );
  }

  /** One of a closed list; case, spaces and punctuation do not matter. `aliases` are other spellings. */
  oneOf<Value extends string>(
    column: Column,
    values: readonly Value[],
    aliases: Readonly<Record<string, Value>> = {},
  ): Value | null {
    const { text } = this.cell(column);
    if (text === '') return null;
    const wanted = squeezed(text);
    const found = values.find((value) => squeezed(value) === wanted) ?? aliases[wanted];
    if (found) return found;
    const list = values.join(', ');
    return this.reject(
      column,
      'enum',
      `${column} ${quoted(text)} tidak dikenal. Pilihan: ${list}.`,
    );
  }

  /** A date between 1900 and 2100 as `YYYY-MM-DD`. */
  date(column: Column): string | null {
    const { text, numeric } = this.cell(column);
    if (text === '') return null;
    const date = numeric ? null : readDate(text);
    if (!date) {
      const message = `${column} ${quoted(text)} bukan tanggal yang sah. Tulis hh-bb-tttt, misalnya 01-04-2025.`;
      return this.reject(column, 'date_invalid', message);
    }
    if (date >= '1900-01-01' && date <= '2100-12-31') return date;
    return this.reject(column, 'range', `${column} ${quoted(text)} di luar tahun 1900–2100.`);
  }

  /** A whole number within bounds. */
  integer(column: Column, least: number, most: number): number | null {
    const { text } = this.cell(column);
    if (text === '') return null;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    return this.reject(
      column,
      'range',
      `${column} ${quoted(text)} harus bilangan bulat ${least}–${most}.`,
    );
  }

  /** A canonical decimal of at most 12 digits before and 4 behind the comma. */
  decimal(column: Column): string | null {
    const { text, numeric } = this.cell(column);
    if (text === '') return null;
    const read = readDecimal(text, numeric);
    if (read) return this.figure(column, read);
    const message = `${column} ${quoted(text)} bukan angka. Tulis dengan koma desimal, misalnya 75,50.`;
    return this.reject(column, 'range', message);
  }

  /** A number that was read: within bounds, with a word about what may have been meant otherwise. */
  figure(column: Column, read: ReadDecimal): string | null {
    const { text } = this.cell(column);
    if (!/^-?\d{1,12}(\.\d{1,4})?$/.test(read.value)) {
      const message = `${column} ${quoted(text)} terlalu besar atau lebih dari 4 angka di belakang koma.`;
      return this.reject(column, 'range', message);
    }
    if (read.doubt) {
      const point = read.doubt === 'grouping' ? 'pemisah ribuan' : 'koma desimal';
      const message = `${column} ${quoted(text)} dibaca ${printDecimal(read.value)} (titik sebagai ${point}).`;
      this.warn(column, `number_${read.doubt}`, message);
    }
    return read.value;
  }

  /** Y or T; empty is T. */
  flag(column: Column): boolean {
    const values = ['Y', 'T'] as const;
    return this.oneOf(column, values, { YA: 'Y', TIDAK: 'T' }) === 'Y';
  }
}
