import type { Sql } from './sql.js';

/** A record's corrected fields, by the names that the domain gives them. */
export interface RecordCorrection {
  readonly id: string;
  readonly changes: readonly { readonly field: string; readonly to: unknown }[];
}

/** Where a field is stored, e.g. `{ column: 'birth_date', type: 'date' }`. */
export interface StoredColumn {
  readonly column: string;
  readonly type: string;
}

const BATCH = 5_000;

/** Rows go to the database in bounded pieces: one parameter never grows with the file. */
export async function inBatches<Row>(
  rows: readonly Row[],
  write: (batch: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await write(rows.slice(at, at + BATCH));
}

/**
 * Writes many corrections of one table in one statement per batch; fields that a correction does not
 * name keep their value. Fields that `columns` does not know are left to the caller.
 * @param always further assignments, e.g. `version = t.version + 1`
 */
export async function applyCorrections(
  sql: Sql,
  table: string,
  columns: Readonly<Record<string, StoredColumn>>,
  corrections: readonly RecordCorrection[],
  always: readonly string[] = [],
): Promise<void> {
  const stored = corrections
    .map(({ id, changes }) => ({
      id,
      fields: Object.fromEntries(
        changes.filter(({ field }) => field in columns).map(({ field, to }) => [field, to]),
      ),
    }))
    .filter(({ fields }) => Object.keys(fields).length > 0);
  const assignments = Object.entries(columns).map(
    ([field, { column, type }]) =>
      `${column} = case when c.fields ? '${field}' then (c.fields ->> '${field}')::${type} else t.${column} end`,
  );
  await inBatches(stored, (batch) =>
    sql.query(
      `update ${table} t set ${[...assignments, ...always].join(', ')}
         from jsonb_to_recordset($1::jsonb) as c(id uuid, fields jsonb) where t.id = c.id`,
      [JSON.stringify(batch)],
    ),
  );
}
