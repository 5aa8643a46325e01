import { type Correction, changesOf, correction } from './changes.js';

/** A stored record, in the fields of its row. */
export type Present<Row> = Omit<Row, 'row'> & { readonly id: string };

/** What a file would do: new records, and corrected ones with their changes. */
export interface UpsertPlan<Row> {
  readonly created: readonly Row[];
  readonly corrected: readonly Correction[];
}

/** Compares the rows of a file with the stored records by code; records that the file does not name are untouched. */
export function upsert<
  Field extends string,
  Row extends Coded & { readonly row: number } & Readonly<Record<Field, string | null>>,
>(
  rows: readonly Row[],
  present: readonly (Coded & { readonly id: string } & Readonly<Record<Field, string | null>>)[],
  fields: readonly Field[],
): UpsertPlan<Row> {
  const byCode = new Map(present.map((record) => [record.code, record]));
  const byPlace = new Map(present.map((record) => [placeOf(record), record]));
  const created: Row[] = [];
  const corrected: Correction[] = [];
  for (const row of rows) {
    const record = byPlace.get(placeOf(row)) ?? byCode.get(row.code);
    if (!record) created.push(row);
    else corrected.push(...correction(row.row, record.id, changesOf(record, row, fields)));
  }
  return { created, corrected };
}

interface Coded {
  readonly code: string;
  readonly goalCode?: string;
}

/** On the screen two goals can give an indicator the same code: the one in its place comes first. */
const placeOf = ({ goalCode = '', code }: Coded): string => `${goalCode}\n${code}`;
