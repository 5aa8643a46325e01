import type { Cell } from '../../../organization/importing/domain/sheet.js';
import { textCell } from './table.js';
import type { NumberShape } from './xlsx.styles.js';

/** A cell as the sheet holds it. */
export interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly value: string;
}

/** What cells refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly styles: readonly NumberShape[];
  readonly from1904: boolean;
}

const DAY_MS = 86_400_000;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.4.2.4). */
const unescaped = (text: string): string =>
  text.replace(/_x([\dA-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** The calendar day of a serial number; 1900 counts a 29 February that never was. */
function dayOf(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * DAY_MS).toISOString().slice(0, 10);
}

/** The value as text, with what the spreadsheet held it as: a formula counts by its stored result. */
export function toCell({ type, style, value }: RawCell, context: CellContext): Cell | undefined {
  switch (type) {
    case 's':
      return textCell(unescaped(context.strings[Number(value)] ?? ''));
    case 'inlineStr':
    case 'str':
      return textCell(unescaped(value));
    case 'b':
      return value === '' ? undefined : { text: value.trim() === '1' ? 'Y' : 'T' };
    case 'e':
      return { text: value.trim() || '#N/A', error: true };
    case 'd':
      return value === '' ? undefined : { text: value.trim().slice(0, 10), date: true };
    default:
      return numberCell(value.trim(), context.styles[style] ?? 'number', context.from1904);
  }
}

/** A number as the person sees it: 0.95 formatted as per cent is 95. */
function numberCell(value: string, shape: NumberShape, from1904: boolean): Cell | undefined {
  const number = value === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return textCell(value);
  if (shape === 'date' && number >= 0 && number <= LAST_DAY) {
    return { text: dayOf(number, from1904), date: true };
  }
  const shown = shape === 'percent' ? number * 100 : number;
  return { text: String(Number(shown.toPrecision(15))), numeric: true };
}
