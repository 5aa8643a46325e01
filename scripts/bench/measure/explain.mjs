import { prepareValue } from 'pg/lib/utils.js';
import { isFrame, statementsOf } from './plan.mjs';
import { renewer } from './values.mjs';

const SCANS = /Scan$/;

/** As whom the product's connections read. @returns {Promise<string>} */
export async function appRole(client) {
  const { rows } = await client.query(
    `select rolname as role from pg_roles where rolname = session_user || '_app'`,
  );
  return rows[0].role;
}

/**
 * Runs the statements of one request once more under EXPLAIN (ANALYZE, BUFFERS), in a transaction that is rolled back,
 * behind the wall and by the plan for all values, as the product does.
 * @returns {Promise<{ rowsRead: number, blocks: number, milliseconds: number, statements: { text: string, planning: number, execution: number, rowsRead: number, blocks: number, plan: object }[] }>}
 */
export async function explain(client, plan, change, agencyId) {
  const renew = renewer(change);
  const statements = [];
  const role = client.escapeIdentifier(await appRole(client));
  await client.query(
    `begin; set local pg_trgm.word_similarity_threshold = 0.45; set local plan_cache_mode = force_generic_plan;
     set local role ${role}`,
  );
  await client.query(`select set_config('app.agency_id', $1, true)`, [agencyId]);
  try {
    for (const statement of statementsOf(plan)) {
      if (isFrame(statement)) continue;
      const asked = await planned(client, statement, renew(statement.values), statements.length);
      const { rows } = await client.query(`explain (analyze, buffers, format json) ${asked}`);
      const [found] = rows[0]['QUERY PLAN'];
      statements.push({
        text: statement.text.replaceAll(/\s+/g, ' ').trim(),
        planning: found['Planning Time'],
        execution: found['Execution Time'],
        rowsRead: rowsIn(found.Plan),
        blocks: (found.Plan['Shared Hit Blocks'] ?? 0) + (found.Plan['Shared Read Blocks'] ?? 0),
        plan: found.Plan,
      });
    }
  } finally {
    await client.query('rollback');
    // They outlive the transaction.
    await client.query('deallocate all');
  }
  const sum = (pick) => statements.reduce((total, statement) => total + pick(statement), 0);
  return {
    rowsRead: sum(({ rowsRead }) => rowsRead),
    blocks: sum(({ blocks }) => blocks),
    milliseconds: sum(({ planning, execution }) => planning + execution),
    statements,
  };
}

/**
 * What to explain: a statement with values is prepared and planned before, as it is on the product's connections; one without
 * stands as it is.
 */
async function planned(client, { text }, values, number) {
  if (!values || values.length === 0) return text;
  const name = `explained_${number}`;
  await client.query(`prepare ${name} as ${text}`);
  const call = `execute ${name} (${values.map((value) => literal(client, value)).join(', ')})`;
  await client.query(`explain ${call}`);
  return call;
}

/** A value as the driver sends it, typed by the statement. */
function literal(client, value) {
  const sent = prepareValue(value);
  if (sent === null || sent === undefined) return 'null';
  return Buffer.isBuffer(sent)
    ? `'\\x${sent.toString('hex')}'`
    : client.escapeLiteral(sent.toString());
}

/** Rows that scans looked at, those included that a filter then threw away. */
function rowsIn(node) {
  const loops = node['Actual Loops'] ?? 1;
  const own =
    SCANS.test(node['Node Type']) &&
    node['Node Type'] !== 'CTE Scan' &&
    node['Node Type'] !== 'Subquery Scan' &&
    node['Node Type'] !== 'Bitmap Index Scan'
      ? ((node['Actual Rows'] ?? 0) +
          (node['Rows Removed by Filter'] ?? 0) +
          (node['Rows Removed by Index Recheck'] ?? 0)) *
        loops
      : 0;
  return Math.round(own) + (node.Plans ?? []).reduce((total, child) => total + rowsIn(child), 0);
}
