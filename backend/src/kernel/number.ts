import { Decimal } from 'decimal.js';

const GROUPED = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;
const COMMA = /^-?\d+(,\d+)?$/;
const POINT = /^-?\d+\.\d+$/;

export interface ReadDecimal {
  /** canonical: decimal point, no grouping, no trailing zeros */
  readonly value: string;
  /**
   * `1.234` is read as one thousand two hundred thirty-four (`grouping`), `75.5` as seventy-five and a half (`point`):
   * somebody may have meant something else.
   */
  readonly doubt: 'grouping' | 'point' | null;
}

/**
 * A number as Indonesians write it, with decimal comma and grouping points (`1.234,50`). A point that cannot be grouping
 * (`75.50`) is a decimal point, and so is every point of a cell the spreadsheet holds as a number.
 * A trailing per cent sign is dropped (the unit stands in its own field). Null for anything else.
 */
export function readDecimal(text: string, numeric = false): ReadDecimal | null {
  const bare = text.replace(/\s*%$/, '');
  if (numeric) {
    return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(bare)
      ? { value: new Decimal(bare).toFixed(), doubt: null }
      : null;
  }
  if (GROUPED.test(bare)) {
    const plain = bare.replaceAll('.', '').replace(',', '.');
    const isOneGroup = !bare.includes(',') && bare.split('.').length === 2;
    return { value: new Decimal(plain).toFixed(), doubt: isOneGroup ? 'grouping' : null };
  }
  if (COMMA.test(bare)) {
    return { value: new Decimal(bare.replace(',', '.')).toFixed(), doubt: null };
  }
  return POINT.test(bare) ? { value: new Decimal(bare).toFixed(), doubt: 'point' } : null;
}

/** A canonical decimal as Indonesians write it: `1234.5` is `1.234,5`. */
export function printDecimal(value: string): string {
  const [, sign = '', whole = '', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (whole === '') return value;
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.');
  return `${sign}${grouped}${fraction ? `,${fraction}` : ''}`;
}
