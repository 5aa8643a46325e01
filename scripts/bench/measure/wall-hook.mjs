/**
 * Preloaded into the two backends of which the cost of row-level security is read: counts how often a connection is told
 * for which agency it works, and leaves the telling out between `PUT /untold` and `PUT /told`. Untold it sees rows only
 * while the policies are away.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const TELLS = "select set_config('app.agency_id'";
const NOTHING = { command: 'SELECT', rowCount: 0, rows: [], fields: [] };
let isUntold = false;
let told = 0;

function hook() {
  const { Client } = createRequire(process.argv[1])('pg');
  const original = Client.prototype.query;
  Client.prototype.query = function query(...args) {
    const [first] = args;
    const text = typeof first === 'string' ? first : first?.text;
    if (!text?.startsWith(TELLS)) return original.apply(this, args);
    told += 1;
    return isUntold ? Promise.resolve(NOTHING) : original.apply(this, args);
  };
  createServer((request, response) => {
    if (request.method === 'PUT') isUntold = request.url === '/untold';
    response.end(JSON.stringify({ told }));
  }).listen(Number(process.env.BENCH_WALL_PORT), '127.0.0.1');
}

// The pages inherit the same environment and have no database.
if (process.argv[1]?.endsWith('backend/dist/main.js')) hook();
