import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from '../../lib/log.mjs';
import { withClient } from '../lib/database.mjs';
import { boundaryId, findActors, removeSince } from './actors.mjs';
import { startBare } from './bare.mjs';
import { withCpu } from './cpu.mjs';
import { appRole, explain } from './explain.mjs';
import { load, summary } from './load.mjs';
import { countStatements, planOf } from './plan.mjs';
import { captured, POOL_SIZE, startMeasured } from './product.mjs';

const WARM_UP_SECONDS = 2;
/** Pages are fast only after some hundred of them, when V8 has compiled what makes them; a server of the day is past that. */
const WARM_UP_ANSWERS = 300;
/** Product and bare handler take turns, so that a busy minute of the machine meets both. */
const TURNS = 2;
const WARM_REQUESTS = 8;

const once = async (url, { path: address, method, ...init }) => {
  const response = await fetch(url + address, { ...init, method, redirect: 'manual' });
  const text = await response.text();
  if (response.status < 200 || response.status > 299)
    throw new Error(`${method} ${address}: ${response.status} ${text.slice(0, 300)}`);
  return Number(response.headers.get('content-length') ?? Buffer.byteLength(text));
};

/** Writes of a case are taken away again, so that every case finds the load as it was built. */
async function within({ client, actors, url, seconds }, one, work) {
  const boundary = boundaryId();
  try {
    const enough = (perSecond) => Math.ceil(perSecond * seconds) + 50;
    return await work(await one.prepare({ client, actors, url, enough }));
  } finally {
    if (one.kind === 'write') await removeSince(client, actors.head.agencyId, boundary);
  }
}

/** What each case sends to PostgreSQL, and what that reads there. */
export async function lookAt({ cases, results, databaseUrl, options }) {
  const { port, dataDir } = options;
  const product = await startMeasured({ databaseUrl, port, dataDir, capture: true });
  try {
    await withClient(databaseUrl, async (client) => {
      const actors = await findActors(client);
      for (const one of cases) {
        await within({ client, actors, url: product.url, seconds: 0 }, one, async (prepared) => {
          const { next, subjects, password } = prepared;
          // Plans, connections and caches are as in the middle of the day.
          for (let index = 1; index <= WARM_REQUESTS; index += 1)
            await once(product.url, next(index));
          const since = Date.now();
          let bytes = 0;
          const statements = await captured(port, async () => {
            bytes = await once(product.url, next(0));
          });
          const plan = planOf(statements);
          const replay = { waves: plan, from: subjects[0] ?? {}, since, password, bytes };
          const change = { from: replay.from, to: subjects[9] ?? {}, since };
          const read = await explain(client, plan, change, actors.head.agencyId);
          Object.assign(results.get(one.name), {
            replay,
            bytes,
            statements: countStatements(plan),
            read,
          });
        });
      }
    });
  } finally {
    await product.stop();
  }
  if (options.plans) writePlans(dataDir, results);
}

function writePlans(dataDir, results) {
  const folder = path.join(dataDir, 'plans');
  mkdirSync(folder, { recursive: true });
  for (const { name, read } of results.values()) {
    const file = path.join(folder, `${name.replaceAll(/[^\w]+/g, '-')}.json`);
    writeFileSync(file, JSON.stringify(read.statements, null, 1));
  }
  say(`plans: ${folder}`);
}

/** The bare handler behind the wall of the agency whose people the cases are about. */
const startBareAt = (databaseUrl) =>
  withClient(databaseUrl, async (client) => {
    const { head } = await findActors(client);
    const wall = { role: await appRole(client), agencyId: head.agencyId };
    return startBare(databaseUrl, POOL_SIZE, wall);
  });

/** Requests a second and how long they take: the product, and on the large load the bare handler in turn with it. */
export async function measure({ cases, results, databaseUrl, databasePid, options, size }) {
  const { port, dataDir, connections, seconds } = options;
  const profile = options.profile && size === 'large' ? path.join(dataDir, 'profiles') : null;
  const product = await startMeasured({ databaseUrl, port, dataDir, profile });
  const bare = size === 'large' ? await startBareAt(databaseUrl) : null;
  const turn = seconds / TURNS;
  const parts = { product: product.pids, database: () => [databasePid] };
  try {
    await withClient(databaseUrl, async (client) => {
      const actors = await findActors(client);
      for (const one of cases) {
        const result = results.get(one.name);
        const runs = { product: [], bare: [] };
        const run = (length, least) =>
          within({ client, actors, url: product.url, seconds: length }, one, ({ next }) =>
            withCpu(parts, () => load(product.url, next, { connections, seconds: length, least })),
          );
        const runBare = (length, least) =>
          within(
            { client, actors, url: product.url, seconds: length },
            one,
            async ({ subjects }) => {
              await bare.replay({ ...result.replay, subjects });
              return load(bare.url, () => ({ method: 'GET', path: '/' }), {
                connections,
                seconds: length,
                least,
              });
            },
          );
        await run(WARM_UP_SECONDS, one.kind === 'page' ? WARM_UP_ANSWERS : 0);
        if (bare) await runBare(WARM_UP_SECONDS, 0);
        for (let count = 0; count < TURNS; count += 1) {
          runs.product.push(await run(turn));
          if (bare) runs.bare.push(await runBare(turn));
        }
        result[size] = summary(runs.product);
        if (bare) result.bare = summary(runs.bare);
        say(lineOf(one.name, result[size], result.bare));
      }
    });
  } finally {
    await bare?.stop();
    await product.stop();
  }
}

function lineOf(name, own, bare) {
  const failures = Object.entries({ ...own.failures, ...bare?.failures });
  const parts = [
    `  ${name.padEnd(24)}`,
    `${own.perSecond.toFixed(0).padStart(6)}/s p95 ${own.p95.toFixed(0).padStart(5)} ms`,
    bare
      ? `bare ${bare.perSecond.toFixed(0).padStart(6)}/s p95 ${bare.p95.toFixed(0).padStart(5)} ms`
      : '',
    failures.length > 0 ? `FAILED ${JSON.stringify(failures)}` : '',
  ];
  return parts.join(' ');
}
