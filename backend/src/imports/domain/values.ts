import { Decimal } from 'decimal.js';
import { isIsoDate, type IsoDate } from '../../kernel/domain/date.js';
import { visibly } from '../../kernel/domain/text.js';

/** A value of the file inside a message: never longer than a line, nothing in it invisible. */
export const quoted = (text: string): string => {
  const seen = visibly(text);
  return `"${seen.length > 60 ? `${seen.slice(0, 57)}…` : seen}"`;
};

const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const LOCAL_DATE = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/**
 * A date as Indonesian files write it (dd-mm-yyyy, dd/mm/yyyy, dd.mm.yyyy) or ISO, as `YYYY-MM-DD`.
 * Null for anything else, also for days that do not exist (31 February) and two-digit years.
 */
export function readDate(text: string): IsoDate | null {
  const iso = ISO_DATE.exec(text);
  const local = LOCAL_DATE.exec(text);
  const [year = '', month = '', day = ''] = iso
    ? [iso[1], iso[2], iso[3]]
    : [local?.[4], local?.[3], local?.[1]];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? date : null;
}

/** `YYYY-MM-DD` as the files print it: `dd-mm-yyyy`. */
export const printDate = (iso: IsoDate): string => iso.split('-').reverse().join('-');

const GROUPED = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;
const COMMA = /^-?\d+(,\d+)?$/;
const POINT = /^-?\d+\.\d+$/;

export interface ReadDecimal {
  /** canonical: decimal point, no grouping, no trailing zeros */
  readonly value: string;
  /** `1.234`: read as one thousand two hundred thirty-four, which a reader elsewhere might not mean */
  readonly ambiguous: boolean;
}

/**
 * A number with decimal comma and grouping points (`1.234,50`). A point that cannot be grouping
 * (`75.50`) is a decimal point, and so is every point of a cell the spreadsheet holds as a number.
 * A trailing per cent sign is dropped (the unit stands in its own column). Null for anything else.
 */
export function readDecimal(text: string, numeric = false): ReadDecimal | null {
  const bare = text.replace(/\s*%$/, '');
  if (numeric) {
    return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(bare)
      ? { value: new Decimal(bare).toFixed(), ambiguous: false }
      : null;
  }
  const grouped = GROUPED.test(bare);
  const plain = grouped
    ? bare.replaceAll('.', '').replace(',', '.')
    : COMMA.test(bare)
      ? bare.replace(',', '.')
      : POINT.test(bare)
        ? bare
        : null;
  if (plain === null) return null;
  return {
    value: new Decimal(plain).toFixed(),
    ambiguous: grouped && !bare.includes(',') && bare.split('.').length === 2,
  };
}

/** An Indonesian telephone number in its national form (`08…`), or null. */
export function readPhone(text: string): string | null {
  const digits = text.replace(/[\s().-]/g, '');
  const national = digits.replace(/^(?:\+62|62)(?=[1-9])/, '0').replace(/^8/, '08');
  return /^0\d{7,14}$/.test(national) ? national : null;
}

/** A mail address of the usual form, in lower case, or null. */
export function readEmail(text: string): string | null {
  return text.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/.test(text)
    ? text.toLowerCase()
    : null;
}
