import {
  type ArgumentMetadata,
  type Type,
  ValidationPipe,
  type ValidationError,
} from '@nestjs/common';
import type { FieldError } from '../../kernel/error.js';
import { invalid } from './problem.js';

/** The words for each class-validator rule; a DTO may give its own text through `message`. */
const MESSAGES: Record<string, string> = {
  isString: 'Isi dengan teks.',
  isNotEmpty: 'Wajib diisi.',
  isInt: 'Isi dengan bilangan bulat.',
  isNumber: 'Isi dengan angka.',
  isBoolean: 'Pilih ya atau tidak.',
  isArray: 'Isi dengan daftar.',
  isUuid: 'Pilihan tidak dikenal.',
  isIn: 'Pilihan tidak dikenal.',
  isEnum: 'Pilihan tidak dikenal.',
  isObject: 'Bentuk isian tidak dikenal.',
  isLocalDate: 'Tanggal tidak ada di kalender. Tulis seperti 2026-11-24.',
  isWallTime: 'Jam tidak benar. Tulis seperti 09:15.',
  isDecimalText: 'Isi dengan angka desimal.',
  isEmail: 'Alamat surel tidak benar.',
  whitelistValidation: 'Isian ini tidak dikenal.',
  arrayMaxSize: 'Terlalu banyak isian.',
  arrayMinSize: 'Isi paling sedikit satu.',
  nestedValidation: 'Bentuk isian tidak dikenal.',
};

/** Limits whose words carry the figure: taken from the rule's own English text, which ends in the number. */
const LIMITS: Record<string, (limit: string) => string> = {
  maxLength: (n) => `Paling banyak ${n} huruf.`,
  minLength: (n) => `Paling sedikit ${n} huruf.`,
  max: (n) => `Paling besar ${n}.`,
  min: (n) => `Paling kecil ${n}.`,
};

function fieldProblems(errors: readonly ValidationError[], prefix = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = prefix === '' ? error.property : `${prefix}.${error.property}`;
    // A missing value breaks many rules; the first to tell is "Wajib diisi".
    const rules = Object.entries(error.constraints ?? {});
    const missing = error.value === undefined || error.value === null || error.value === '';
    const own =
      missing && rules.length > 0 && !rules.some(([code]) => code === 'whitelistValidation')
        ? [{ field, code: 'required', message: 'Wajib diisi.' }]
        : [...rules]
            .sort(([a], [b]) => Number(isLimit(a)) - Number(isLimit(b)))
            .slice(0, 1)
            .map(([code, text]) => ({ field, code, message: messageFor(code, text) }));
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });
}

/** "At most 150 letters" means nothing to somebody who sent a list: first says what kind of value is wanted. */
const isLimit = (code: string): boolean => code in LIMITS;

function messageFor(code: string, text: string): string {
  const limit = LIMITS[code];
  const number = /(-?\d+)(?: characters)?$/.exec(text)?.[1];
  if (limit && number) return limit(number);
  return MESSAGES[code] ?? text;
}

/** No payload of this API holds a list within a list; class-validator takes an empty one for an object without faults. */
function listsInLists(value: unknown, path = ''): FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const field = path === '' ? key : `${path}.${key}`;
    return Array.isArray(value) && Array.isArray(item)
      ? [{ field, code: 'nestedValidation', message: messageFor('nestedValidation', '') }]
      : listsInLists(item, field);
  });
}

class PayloadPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const faults = metadata.type === 'body' ? listsInLists(value) : [];
    if (faults.length > 0) throw invalid(faults);
    return super.transform(value, metadata);
  }
}

/** Checks every DTO; unknown fields are refused, so that no field is set by accident. */
export const validationPipe = (): ValidationPipe =>
  new PayloadPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    transformOptions: { exposeDefaultValues: true },
    exceptionFactory: (errors) => invalid(fieldProblems(errors)),
  });

/** Checks the text fields of a form with a file, which no pipe sees, by the rules of their DTO. @throws 400 at a field */
export const fieldsAs = <T extends object>(
  Dto: Type<T>,
  fields: Readonly<Record<string, string>>,
): Promise<T> => validationPipe().transform({ ...fields }, { type: 'body', metatype: Dto });
