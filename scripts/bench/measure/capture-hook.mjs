/**
 * Preloaded into the backend while a case is looked at: keeps what the product sends to PostgreSQL, for the bare handler
 * to send the same. Not loaded while anything is measured.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { encode } from './values.mjs';

const PORT = Number(process.env.BENCH_CAPTURE_PORT);
let statements = null;

function hook() {
  const { Client } = createRequire(process.argv[1])('pg');
  const original = Client.prototype.query;
  Client.prototype.query = function query(...args) {
    const isOurs = this.connectionParameters?.application_name === 'asn-squad';
    if (statements === null || !isOurs) return original.apply(this, args);
    const [config, values] = args;
    const isText = typeof config === 'string';
    const one = {
      connection: this.processID,
      start: performance.now(),
      end: null,
      text: isText ? config : config.text,
      name: isText ? undefined : config.name,
      values: encode((isText ? (Array.isArray(values) ? values : []) : config.values) ?? []),
    };
    statements.push(one);
    const callback = args.at(-1);
    const ended = () => {
      one.end = performance.now();
    };
    if (typeof callback === 'function') {
      return original.apply(this, [
        ...args.slice(0, -1),
        (...answer) => {
          ended();
          callback(...answer);
        },
      ]);
    }
    const result = original.apply(this, args);
    result?.then?.(ended, ended);
    return result;
  };
  createServer((request, response) => {
    if (request.url === '/start') statements = [];
    response.end(JSON.stringify(statements));
    if (request.url === '/stop') statements = null;
  }).listen(PORT, '127.0.0.1');
}

// The pages inherit the same environment and have no database.
if (process.argv[1]?.endsWith('backend/dist/main.js')) hook();
