import type { TestApp } from '../app.js';

/** Stands in every text of the second agency, and nowhere else. */
export const CANARY = 'BURUNGKENARI';

interface Column {
  table: string;
  column: string;
}

/**
 * Writes the canary into every text of an agency that no constraint holds to fixed words, and into the names of its
 * people and accounts.
 */
export async function markTexts(test: TestApp, agencyId: string): Promise<void> {
  const columns = await test.database.query<Column>(
    `select c.table_name as table, c.column_name as column
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'text'
        and c.column_name not like '%hash' and c.column_name not in ('token', 'kind', 'file_key')
        and exists (select 1 from information_schema.columns a where a.table_name = c.table_name and a.column_name = 'agency_id')`,
  );
  let marked = 0;
  for (const { table, column } of columns) {
    // Where a check refuses (a status, a kind), the text is one of the product's own words.
    await test.database
      .query(
        `update ${table} set ${column} = left(${column}, 60) || ' ${CANARY}' where agency_id = $1`,
        [agencyId],
      )
      .then(() => (marked += 1))
      .catch(() => undefined);
  }
  await test.database.query(
    `update person p set name = name || ' ${CANARY}'
      where exists (select 1 from employment e where e.person_id = p.id and e.agency_id = $1)`,
    [agencyId],
  );
  await test.database.query(`update agency set name = name || ' ${CANARY}' where id = $1`, [
    agencyId,
  ]);
  if (marked < 30) throw new Error(`only ${marked} columns carry the canary`);
}

/** One digest for each table with rows of the agency: what nobody of another agency may change. */
export async function fingerprint(
  test: TestApp,
  agencyId: string,
): Promise<Record<string, string>> {
  const tables = await test.database.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'agency_id' order by 1`,
  );
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(r::text, ';' order by r::text), '')) as digest from ${name} r where r.agency_id = $1`,
  );
  const rows = await test.database.query<{ name: string; digest: string }>(
    digests.join(' union all '),
    [agencyId],
  );
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
