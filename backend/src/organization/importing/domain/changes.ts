export type FieldValue = string | number | boolean | null | readonly string[];

/** One corrected field, as the audit event keeps it. */
export interface FieldChange {
  readonly field: string;
  readonly from: FieldValue;
  readonly to: FieldValue;
}

const same = (a: FieldValue, b: FieldValue): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.toSorted().every((item, at) => item === b.toSorted()[at])
    : a === b;

/** The fields of `fields` in which `to` differs from `from`; lists compare as sets. */
export function changesOf<Field extends string>(
  from: Readonly<Record<Field, FieldValue>>,
  to: Readonly<Record<Field, FieldValue>>,
  fields: readonly Field[],
): FieldChange[] {
  return fields
    .filter((field) => !same(from[field], to[field]))
    .map((field) => ({ field, from: from[field], to: to[field] }));
}

/**
 * As `changesOf`, but an empty cell changes nothing: what is filled in the app (a telephone number, a
 * date) is not lost because the file of the agency does not have it.
 */
export const filledChangesOf = <Field extends string>(
  from: Readonly<Record<Field, FieldValue>>,
  to: Readonly<Record<Field, FieldValue>>,
  fields: readonly Field[],
): FieldChange[] =>
  changesOf(from, to, fields).filter(
    ({ to: value }) => value !== null && !(Array.isArray(value) && value.length === 0),
  );

/** A correction of one stored record, and the row that asks for it. */
export interface Correction {
  readonly row: number;
  readonly id: string;
  readonly changes: readonly FieldChange[];
}

/** A correction, or nothing where nothing differs. */
export const correction = (
  row: number,
  id: string,
  changes: readonly FieldChange[],
): Correction[] => (changes.length > 0 ? [{ row, id, changes }] : []);
