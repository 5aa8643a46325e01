/** How a typed number reads. The same rules as the backend's kernel/number.ts, which reads files. */
export type Reading =
  | { kind: 'none' }
  /** `value`: plain decimal with a point, as the API takes it. */
  | { kind: 'number'; value: string }
  /** May mean either: the user is asked which. */
  | { kind: 'doubt'; values: readonly string[] }
  | { kind: 'words' };

const GROUPED = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;
const COMMA = /^-?\d+(,\d+)?$/;
const POINT = /^-?\d+\.\d+$/;

/** Without zeros that say nothing: `007,50` is 7.5. */
function canonical(plain: string): string {
  const [, sign = '', whole = '0', fraction = ''] =
    /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(plain) ?? [];
  return `${sign}${whole}${fraction ? `.${fraction}` : ''}`;
}

/**
 * Reads a number as Indonesians write it: `1.250` is 1250, `1.250,5` and `2.500.000` have grouping points, `1,5` a decimal comma.
 * A point that groups nothing (`1.25`) is asked about, and so is `1.250` where only 1,25 keeps to `max`.
 */
export function readNumber(text: string, max = Number.POSITIVE_INFINITY): Reading {
  const bare = text.replace(/\s*%$/, '').replace(/\s/g, '');
  if (bare === '') return { kind: 'none' };
  if (GROUPED.test(bare)) {
    const value = canonical(bare.replaceAll('.', '').replace(',', '.'));
    const other = canonical(bare);
    const isOneGroup = !bare.includes(',') && bare.split('.').length === 2;
    return isOneGroup && Number(value) > max && Number(other) <= max
      ? { kind: 'doubt', values: [other] }
      : { kind: 'number', value };
  }
  if (COMMA.test(bare)) return { kind: 'number', value: canonical(bare.replace(',', '.')) };
  if (POINT.test(bare)) {
    const values = [canonical(bare), canonical(bare.replace('.', ''))];
    return { kind: 'doubt', values: values.filter((value) => Number(value) <= max) };
  }
  return { kind: 'words' };
}

/** What the API gave, as one would type it: `1250.5` is `1.250,5`; words stay. */
export function typedNumber(value: string | null | undefined): string {
  const [, sign = '', whole = '', fraction = ''] =
    /^(-?)(\d+)(?:\.(\d+))?$/.exec(value ?? '') ?? [];
  if (whole === '') return value ?? '';
  const kept = fraction.replace(/0+$/, '');
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, '.')}${kept ? `,${kept}` : ''}`;
}

/**
 * What the API is sent: nothing, or a plain decimal. What is in doubt or no number goes as it was typed, with a mark that no
 * number has, so that it is refused beside the field and never kept as another number than was meant.
 */
export function sentNumber(text: string, max?: number): string | null {
  const read = readNumber(text, max);
  if (read.kind === 'none') return null;
  return read.kind === 'number' ? read.value : `${text.trim()}?`;
}

/** As `sentNumber`, where words may stand too; a number in doubt is still refused. */
export function sentTarget(text: string): { target: string | null; words: string | null } {
  const read = readNumber(text);
  if (read.kind === 'words') return { target: null, words: text.trim() };
  return { target: sentNumber(text), words: null };
}

const ONES = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
] as const;
const SCALES = [
  [1e12, 'triliun'],
  [1e9, 'miliar'],
  [1e6, 'juta'],
  [1e3, 'ribu'],
  [100, 'ratus'],
  [10, 'puluh'],
] as const;

function wholeWords(number: number): string {
  if (number < 12) return ONES[number] ?? '';
  if (number < 20) return `${wholeWords(number - 10)} belas`;
  const [size, name] = SCALES.find(([scale]) => number >= scale) ?? [1, ''];
  const times = Math.floor(number / size);
  const rest = number % size;
  const isOne = times === 1 && (size === 100 || size === 1000);
  const head = isOne ? `se${name}` : `${wholeWords(times)} ${name}`;
  return rest === 0 ? head : `${head} ${wholeWords(rest)}`;
}

/** `1250.5` → "seribu dua ratus lima puluh koma lima"; empty beyond what anybody reads. */
export function numberWords(value: string): string {
  const [, sign, whole = '', fraction] = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(value) ?? [];
  if (whole === '') return '';
  const behind = fraction
    ? ` koma ${Array.from(fraction, (digit) => ONES[Number(digit)]).join(' ')}`
    : '';
  return `${sign ? 'minus ' : ''}${wholeWords(Number(whole))}${behind}`;
}

/** A stored figure as a number; null for words. Figures are stored plain, those of older drafts with a comma. */
export function plainNumber(text: string): number | null {
  const plain = text.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}
