import { say } from '../../lib/log.mjs';
import { withClient } from '../lib/database.mjs';
import { boundaryId, findActorsOfAgencies, removeSince } from './actors.mjs';
import { withCpu } from './cpu.mjs';
import { load, summary } from './load.mjs';
import { setTelling, startMeasured, toldTimes } from './product.mjs';
import { assertInPlace, withoutWall } from './wall.mjs';
import { WALL_CASES } from './wall-cases.mjs';

/** After each change the statements are planned anew; that is not measured. */
const WARM_UP_SECONDS = 2;
/** With and without change first place, so that a machine that gets busier or quieter meets both alike. */
const TURNS = ['with', 'without', 'without', 'with'];

/**
 * What row-level security costs: the product as it is, and one whose connections are told nothing, on the same database
 * while its policies are away.
 * @returns {Promise<{ name: string, with: object, without: object, toldPerRequest: number }[]>}
 */
export async function measureWall({ databaseUrl, databasePid, options }) {
  const { port, dataDir } = options;
  return withClient(databaseUrl, async (client) => {
    const actors = await findActorsOfAgencies(client);
    const products = [];
    try {
      const start = async (at) => {
        const product = await startMeasured({ databaseUrl, port: at, dataDir, wall: true });
        products.push(product);
        return { product, told: () => toldTimes(at), tell: (way) => setTelling(at, way) };
      };
      const sides = { with: await start(port), without: await start(port + 2) };
      await assertInPlace(client);
      const rows = [];
      for (const one of WALL_CASES) {
        rows.push(await measureCase(one, { client, actors, sides, databasePid, options }));
        say(lineOf(rows.at(-1)));
      }
      return rows;
    } finally {
      for (const product of products) await product.stop();
    }
  });
}

async function measureCase(one, { client, actors, sides, databasePid, options }) {
  const { connections } = options;
  const seconds = options.seconds / 2;
  const runs = { with: [], without: [] };
  const counted = { told: 0, sent: 0 };
  const enough = (perSecond) => Math.ceil(perSecond * (seconds + WARM_UP_SECONDS)) + 50;

  const turn = async (side) => {
    const { product, tell } = sides[side];
    const boundary = boundaryId();
    try {
      // Signing in is no part of it and needs the wall: always by the one product.
      const url = sides.with.product.url;
      const { next } = await one.prepare({ client, actors, url, enough });
      let sent = 0;
      const following = () => next(sent++);
      const parts = { product: product.pids, database: () => [databasePid] };
      const measured = async (away) => {
        await load(product.url, following, { connections, seconds: WARM_UP_SECONDS, least: 0 });
        away?.throwIfAborted();
        const before = { told: await sides[side].told(), sent };
        runs[side].push(
          await withCpu(parts, () => load(product.url, following, { connections, seconds })),
        );
        if (side === 'without') return;
        counted.told += (await sides[side].told()) - before.told;
        counted.sent += sent - before.sent;
      };
      const untold = async (away) => {
        await tell('untold');
        try {
          await measured(away);
        } finally {
          await tell('told');
        }
      };
      await (side === 'with' ? measured() : withoutWall(client, untold));
    } finally {
      const agencyIds = [...new Set(actors.staff.map(({ agencyId }) => agencyId))];
      await removeSince(client, agencyIds, boundary);
    }
  };
  for (const side of TURNS) await turn(side);
  return {
    name: one.name,
    with: summary(runs.with),
    without: summary(runs.without),
    toldPerRequest: counted.told / counted.sent,
  };
}

function lineOf({ name, with: own, without, toldPerRequest }) {
  const side = ({ perSecond, p95, cpu, failures }) =>
    `${perSecond.toFixed(0).padStart(5)}/s p95 ${p95.toFixed(0).padStart(4)} ms cpu ${(cpu.product + cpu.database).toFixed(2)} ms` +
    (Object.keys(failures).length > 0 ? ` FAILED ${JSON.stringify(failures)}` : '');
  return `  ${name.padEnd(24)} ${side(own)}   without wall ${side(without)}   told ${toldPerRequest.toFixed(2)} times`;
}
