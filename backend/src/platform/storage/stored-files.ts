import type { Sql } from '../database/sql.js';
import type { StoredFile } from './storage.js';

/** Records files that the storage holds, so that rows can point to them; a content that is known already stays as it is. */
export async function recordFiles(
  sql: Sql,
  ...files: readonly (StoredFile & { readonly contentType: string })[]
): Promise<void> {
  await sql.query(
    `insert into stored_file (hash, size, content_type)
     select r.key, r.size, r."contentType" from jsonb_to_recordset($1::jsonb) as r(key text, size bigint, "contentType" text)
     on conflict (hash) do nothing`,
    [JSON.stringify(files)],
  );
}
