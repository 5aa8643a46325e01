/**
 * The yardstick: node:http and pg, the statements that the product sends, nothing else. It is told by its parent what to
 * replay and for whom.
 */
import { createServer } from 'node:http';
import { verify } from '@node-rs/argon2';
import { Pool } from 'pg';
import { renewer } from './values.mjs';

const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL_SIZE),
  options: '-c pg_trgm.word_similarity_threshold=0.45',
});
let task = null;
let served = 0;

const renewed = ({ text, name, values }, renew) => ({ text, name, values: renew(values) });

async function runUnit(unit, renew) {
  if (unit.length === 1) return [(await pool.query(renewed(unit[0], renew))).rows];
  const client = await pool.connect();
  try {
    const answers = [];
    for (const statement of unit)
      answers.push((await client.query(renewed(statement, renew))).rows);
    client.release();
    return answers;
  } catch (error) {
    // What is left of a broken transaction goes with its connection.
    client.release(error);
    throw error;
  }
}

async function answer() {
  const { waves, subjects, from, since, password } = task;
  const subject = subjects.length > 0 ? subjects[served++ % subjects.length] : {};
  const renew = renewer({ from, to: subject, since });
  const answers = [];
  for (const units of waves) {
    answers.push(...(await Promise.all(units.map((unit) => runUnit(unit, renew)))));
    // Checking a password is work that no handler can leave out.
    if (password && answers.length === 1) await verify(password.hash, password.text);
  }
  return JSON.stringify(answers);
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
