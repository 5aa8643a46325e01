import { isIsoDate, type IsoDate } from '../../../kernel/date.js';
import { visibly } from '../../../kernel/text.js';

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
