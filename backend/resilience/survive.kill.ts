import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { throwAwayDirectory } from '../../scripts/lib/throw-away.mjs';
import { waitFor } from '../test/app.js';
import { Client } from './client.js';
import { Invariants } from './invariants.js';
import { Visitor } from './pages.js';
import { seed } from './people.js';
import { Product, type Victim } from './product.js';
import { Random } from './random.js';
import { Work } from './work.js';

const KILLS = Number(process.env.KILLS || 50);
const SEED = Number(process.env.KILL_SEED || Date.now() % 1_000_000);
/** In CI a slow machine stops earlier, and says so; never before the least number. */
const BUDGET_MS = Number(process.env.KILL_BUDGET_S || 3_600) * 1_000;
const LEAST_KILLS = 12;
/** Acknowledged between two kills, so that slow work gets done as well. */
const PROGRESS = 10;
const WEIGHTS: Record<Victim, number> = {
  backend: 16,
  postgres: 12,
  session: 8,
  pages: 10,
  supervisor: 4,
};
/** A kill comes this long after a request has left, at most: most requests are under way then. */
const WITHIN_MS = 60;

const seconds = (since: number): string => ((Date.now() - since) / 1000).toFixed(1);

/** Issue 3: SIGKILL at random while people work; what was acknowledged is there once, and everything agrees. */
describe(`SIGKILL at random (KILL_SEED=${SEED})`, () => {
  const random = new Random(SEED);
  const dataDir = throwAwayDirectory('asn-squad-kill-');
  const killed: Partial<Record<Victim, number[]>> = {};
  let kills = 0;
  let product: Product;
  let client: Client;
  let work: Work;
  let invariants: Invariants;
  let visitor: Visitor;

  beforeAll(async () => {
    await ensureBuilt();
    product = await Product.start(dataDir);
    const cast = await seed(product.databaseUrl);
    client = new Client(product, new Random(SEED + 1));
    work = new Work(client, cast);
    invariants = new Invariants(work.acknowledged, product.filesDir);
    const [first] = cast.authors;
    visitor = new Visitor(product, first ? client.tokenOf(first.author) : '');
    visitor.begin();
    work.begin();
  }, 180_000);

  afterAll(async () => {
    client?.giveUp();
    await Promise.allSettled([work?.finish(), visitor?.finish()]);
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 90_000);

  it('loses nothing, repeats nothing, and works on after each', async () => {
    const end = Date.now() + BUDGET_MS;
    for (let count = 1; count <= KILLS; count += 1) {
      if (count > LEAST_KILLS && Date.now() > end) break;
      const victim = random.weighted(WEIGHTS);
      const delay = random.below(WITHIN_MS);
      const choice = random.next();
      await client.nextRequest();
      await sleep(delay);
      const startedAt = Date.now();
      await product.kill(victim, (of) => Math.floor(choice * of));
      await product.isBack();
      const before = client.tally.acknowledged;
      (killed[victim] ??= []).push(Date.now() - startedAt);
      kills = count;
      // Being ready by its own word is not enough: work must go on.
      await waitFor(() => {
        work.complain();
        return client.tally.acknowledged >= before + PROGRESS;
      }, 60_000);
      const faults = await invariants.check(product.databaseUrl);
      if (faults.length > 0)
        throw new Error(
          `after kill ${count} (${victim}, back in ${seconds(startedAt)} s):\n${faults.join('\n')}\n${product.log}`,
        );
    }
  });

  it('finishes everything that was begun', async () => {
    await work.finish();
    await visitor.finish();
    expect(await invariants.check(product.databaseUrl)).toEqual([]);
    const { activities, assignments, letters } = work.acknowledged;
    expect([...activities.values()].filter(({ status }) => status !== 'validated')).toEqual([]);
    expect([...assignments.values()].filter(({ status }) => status !== 'active')).toEqual([]);
    const middle = Object.entries(killed).map(([victim, times]) => {
      const sorted = times.sort((a, b) => a - b);
      return `${victim} ${times.length}× (median ${sorted[Math.floor(times.length / 2)]} ms)`;
    });
    process.stderr.write(
      `  ${kills} of ${KILLS} kills, KILL_SEED=${SEED}: ${middle.join(', ')}\n` +
        `  ${activities.size} activities, ${assignments.size} assignments, ${letters.size} letters, ` +
        `${invariants.files} files; requests ${JSON.stringify(client.tally)}; pages ${JSON.stringify(visitor.seen)}\n`,
    );
  });

  it('told every visitor in a page what was the matter', () => {
    expect(visitor.complaints).toEqual([]);
    expect(visitor.seen.opened).toBeGreaterThan(0);
  });

  it('stops in order when it is asked to', async () => {
    expect(await product.stop()).toBe(0);
  });
});
