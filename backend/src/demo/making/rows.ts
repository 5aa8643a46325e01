import { inBatches } from '../../platform/database/corrections.js';
import type { Sql } from '../../platform/database/sql.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes many rows of one table, set by set. The columns are those of the first row; what a row leaves
 * out is null. The demo agency writes history that no verb could write today, so it writes rows.
 */
export async function insertRows(sql: Sql, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(', ');
  await inBatches(rows, (batch) =>
    sql.query(
      `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
      [JSON.stringify(batch)],
    ),
  );
}
