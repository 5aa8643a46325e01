/**
 * The yardstick: node:http and pg, the statements that the product sends, nothing else. It is told by its parent what to
 * replay and for whom.
 */
import { createServer } from 'node:http';
import { verify } from '@node-rs/argon2';
import { Client, Pool } from 'pg';
import { renewer } from './values.mjs';

/** What is sent together leaves in one write, as the product's connections do. */
class PipeliningClient extends Client {
  constructor(config) {
    super({ ...config, pipeline: true });
  }

  together(statements) {
    const { stream } = this.connection;
    stream.cork();
    const answers = statements.map((statement) => this.query(statement));
    stream.uncork();
    return Promise.all(answers);
  }
}

const pool = new Pool({
  Client: PipeliningClient,
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL_SIZE),
  options: [
    '-c pg_trgm.word_similarity_threshold=0.45',
    '-c plan_cache_mode=force_generic_plan',
    `-c role=${process.env.BENCH_ROLE}`,
  ].join(' '),
});
let task = null;
let served = 0;

const renewed = ({ text, name, values }, renew) => ({ text, name, values: renew(values) });

/** For which task each connection was told of the agency: what was replayed before may have told it something else. */
const told = new WeakMap();

async function tell(client) {
  if (told.get(client) === task) return;
  told.set(client, task);
  await client.query(`select set_config('app.agency_id', $1, false)`, [process.env.BENCH_AGENCY]);
}

async function runUnit(trips, renew) {
  const client = await pool.connect();
  try {
    await tell(client);
    const answers = [];
    for (const trip of trips) {
      const results = await client.together(trip.map((statement) => renewed(statement, renew)));
      answers.push(...results.map(({ rows }) => rows));
    }
    client.release();
    return answers;
  } catch (error) {
    // What is left of a broken transaction goes with its connection.
    client.release(error);
    throw error;
  }
}

async function answer() {
  const { waves, subjects, from, since, password, bytes } = task;
  const subject = subjects.length > 0 ? subjects[served++ % subjects.length] : {};
  const renew = renewer({ from, to: subject, since });
  const answers = [];
  for (const units of waves) {
    answers.push(...(await Promise.all(units.map((unit) => runUnit(unit, renew)))));
    // Checking a password is work that no handler can leave out.
    if (password && answers.length === 1) await verify(password.hash, password.text);
  }
  // What is sent costs too: as much as the product sends, where the rows are less.
  return JSON.stringify(answers).padEnd(bytes);
}

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => void respond(response));
});

async function respond(response) {
  try {
    const body = await answer();
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(body);
  } catch (error) {
    response.statusCode = 500;
    response.end(error.message);
  }
}

process.on('message', (message) => {
  task = message;
  served = 0;
  process.send({ ready: true });
});
process.once('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
