import type { Sql } from './sql.js';

/** Properties of a row that are written, each with its type in PostgreSQL; the column has the property's words: `due_on` for `dueOn`. */
export type Columns<Row> = Readonly<Partial<Record<keyof Row & string, string>>>;

/** One declaration of columns, as the statements that write them need it. */
export interface WrittenColumns<Row extends object> {
  /** `status, due_on`: for `insert into` */
  readonly names: string;
  /** `r."status", r."dueOn"`: for the `select` behind it */
  readonly values: string;
  /** `status = r."status", due_on = r."dueOn"`: for `update` */
  readonly assignments: string;
  /** What `from` takes: rows of the JSON that is this parameter, as `r`. */
  readonly rowsOf: (parameter: string) => string;
  /** The JSON of rows, with these properties only. */
  readonly json: (rows: readonly Row[]) => string;
}

const columnOf = (property: string): string =>
  property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function written<Row extends object>(columns: Columns<Row>): WrittenColumns<Row> {
  const types = Object.entries<string | undefined>(columns);
  const properties = types.map(([property]) => property);
  const list = (one: (property: string) => string): string => properties.map(one).join(', ');
  const typed = types.map(([property, type]) => `"${property}" ${type}`).join(', ');
  return {
    names: list(columnOf),
    values: list((property) => `r."${property}"`),
    assignments: list((property) => `${columnOf(property)} = r."${property}"`),
    rowsOf: (parameter) => `jsonb_to_recordset(${parameter}::jsonb) as r(id uuid, ${typed})`,
    json: (rows) =>
      JSON.stringify(
        rows.map((row) =>
          Object.fromEntries(
            ['id', ...properties].map((property) => [property, Reflect.get(row, property)]),
          ),
        ),
      ),
  };
}

/**
 * The write of a verb: these columns of rows that are locked, by one statement for one row or a hundred.
 * @param update `update <table>`, in full so that the owner of the table is found by its words
 */
export function marking<Row extends { readonly id: string }>(
  update: `update ${string}`,
  columns: Columns<Row>,
): (sql: Sql, agencyId: string, rows: readonly Row[]) => Promise<void> {
  const { assignments, rowsOf, json } = written(columns);
  const text = `${update} t set ${assignments} from ${rowsOf('$2')} where t.agency_id = $1 and t.id = r.id`;
  return async (sql, agencyId, rows) => {
    await sql.query(text, [agencyId, json(rows)]);
  };
}
