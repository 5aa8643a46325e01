import { UserError } from '../../lib/log.mjs';
import { untilQuiet } from '../lib/database.mjs';

/** The views of ADR 0014, which are walls of their own: a table's columns under a condition. */
const VIEWS = ['searchable_directory', 'searchable_word'];
const CONDITION = /\s+where\s[\s\S]*$/i;

const GUARDED = `
  select c.oid::regclass::text as name, c.relrowsecurity as guarded
    from pg_class c join pg_policy p on p.polrelid = c.oid and p.polname = 'own_agency' order by 1`;

const tablesWhere = async (client, guarded) =>
  (await client.query(GUARDED)).rows
    .filter((table) => table.guarded === guarded)
    .map(({ name }) => name);

/** Takes row-level security away from the bench's own database; the connection is its superuser's. */
export async function takeAway(client) {
  await untilQuiet(client);
  // Kept in the database: what was killed here is put right at the next start.
  await client.query(
    'create table if not exists bench.wall_view (name text primary key, definition text not null)',
  );
  const views = await client.query(
    `insert into bench.wall_view select name, pg_get_viewdef(name::regclass) from unnest($1::text[]) name
     returning name, definition`,
    [VIEWS],
  );
  for (const { name, definition } of views.rows)
    await client.query(`create or replace view ${name} as ${definition.replace(CONDITION, '')}`);
  // One lock at a time, so that nobody waits for another in a circle.
  for (const table of await tablesWhere(client, true))
    await client.query(`alter table ${table} disable row level security`);
}

/** Puts it back as it was; does nothing where it stands. */
export async function putBack(client) {
  await untilQuiet(client);
  for (const table of await tablesWhere(client, false))
    await client.query(`alter table ${table} enable row level security`);
  const { rows } = await client.query(`select to_regclass('bench.wall_view') as kept`);
  if (rows[0].kept === null) return;
  const views = await client.query('select name, definition from bench.wall_view');
  for (const { name, definition } of views.rows)
    await client.query(`create or replace view ${name} as ${definition}`);
  await client.query('truncate bench.wall_view');
}

/** @throws UserError where a table or a view shows rows of every agency */
export async function assertInPlace(client) {
  const tables = await client.query(GUARDED);
  const views = await client.query(
    `select name, pg_get_viewdef(name::regclass) ~ 'scope_agency' as guarded from unnest($1::text[]) name`,
    [VIEWS],
  );
  const open = [...tables.rows, ...views.rows].filter(({ guarded }) => !guarded);
  if (tables.rowCount === 0) throw new UserError('There is no row-level security in the database.');
  if (open.length > 0)
    throw new UserError(
      `Without row-level security: ${open.map(({ name }) => name).join(', ')}. Build anew with --rebuild.`,
    );
}

/**
 * Does work while the wall is away and puts it back whatever happens, Ctrl-C included: that ends the work at its next look
 * at the signal.
 * @param {(away: AbortSignal) => Promise<void>} work
 */
export async function withoutWall(client, work) {
  const asked = new AbortController();
  const stop = () => asked.abort(new UserError('Stopped; row-level security is back in place.'));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  try {
    await takeAway(client);
    const result = await work(asked.signal);
    asked.signal.throwIfAborted();
    return result;
  } finally {
    await putBack(client);
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
  }
}
