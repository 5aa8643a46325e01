import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Connection } from 'pg';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { throwAwayDirectory } from '../../scripts/lib/throw-away.mjs';
import { waitFor } from '../test/app.js';
import { Client } from './client.js';
import { Cluster } from './cluster.js';
import { databaseProxy, OWNER, pagesProxy, SUPERUSER } from './cluster-config.js';
import { Invariants } from './invariants.js';
import { seed } from './people.js';
import { Product } from './product.js';
import { Random } from './random.js';
import { Work } from './work.js';

const EVENTS = Number(process.env.EVENTS || 14);
const SEED = Number(process.env.KILL_SEED || Date.now() % 1_000_000);
const PROGRESS = 10;
const WITHIN_MS = 60;
/** Longer than Patroni's `ttl` and an election take. */
const ELECTED_MS = 90_000;

type Event = 'burn' | 'freeze' | 'postgres' | 'switchover' | 'standby' | 'etcd' | 'instance';
const WEIGHTS: Record<Event, number> = {
  burn: 4,
  freeze: 3,
  postgres: 3,
  switchover: 3,
  standby: 2,
  etcd: 1,
  instance: 3,
};

/** One kind alone, to look into it. */
const ONLY = Object.keys(WEIGHTS).find((event): event is Event => event === process.env.ONLY);

/** docs/operations.md, High availability: two instances, HAProxy, PostgreSQL under Patroni with synchronous replication. */
describe(`failover while people work (KILL_SEED=${SEED})`, () => {
  const random = new Random(SEED);
  const folder = throwAwayDirectory('asn-squad-failover-');
  const silent: Partial<Record<Event, number[]>> = {};
  const instances: Product[] = [];
  let cluster: Cluster;
  const proxies: ChildProcess[] = [];
  let client: Client;
  let work: Work;
  let invariants: Invariants;
  let adminUrl: string;

  const begin = (name: string, config: string): void => {
    const path = join(folder, `haproxy-${name}.cfg`);
    writeFileSync(path, config);
    proxies.push(spawn('haproxy', ['-db', '-f', path], { stdio: 'ignore' }));
  };

  beforeAll(async () => {
    await ensureBuilt();
    cluster = await Cluster.start(folder);
    const listen = { database: await freePort(), pages: await freePort() };
    const at = `127.0.0.1:${listen.database}`;
    begin('database', databaseProxy(listen.database, cluster.ports));
    const address = (who: { username: string; password: string }, database: string): string =>
      `postgres://${who.username}:${who.password}@${at}/${database}`;
    // Just started, HAProxy leads to any of the three until it has asked each twice.
    await sleep(5_000);
    await ask(
      address(SUPERUSER, 'postgres'),
      `create role ${OWNER.username} login createrole password '${OWNER.password}'`,
      `create database ${OWNER.database} owner ${OWNER.username}`,
    );
    adminUrl = address(SUPERUSER, OWNER.database);
    const ownerUrl = address(OWNER, OWNER.database);
    for (const name of ['instansi-1', 'instansi-2']) {
      const data = join(folder, name);
      mkdirSync(data);
      // What a shared file system is to machines of their own.
      const files = join(folder, 'files');
      mkdirSync(files, { recursive: true });
      symlinkSync(files, join(data, 'files'));
      instances.push(await Product.start(data, ownerUrl));
    }
    begin(
      'pages',
      pagesProxy(
        listen.pages,
        instances.map(({ port }) => port),
      ),
    );
    const cast = await seed(ownerUrl);
    client = new Client({ url: `http://127.0.0.1:${listen.pages}` }, new Random(SEED + 1));
    work = new Work(client, cast);
    invariants = new Invariants(work.acknowledged, join(folder, 'files'));
    work.begin();
  }, 600_000);

  afterAll(async () => {
    client?.giveUp();
    await Promise.allSettled([work?.finish()]);
    await Promise.allSettled(instances.map((one) => one.stop()));
    await cluster?.stop();
    for (const proxy of proxies) proxy.kill('SIGKILL');
    if (!process.env.KEEP_FOLDER) rmSync(folder, { recursive: true, force: true });
  }, 180_000);

  /** Does it, and answers what puts everything back. */
  async function strike(event: Event): Promise<() => Promise<void>> {
    const leader = await cluster.leader();
    const elected = () =>
      waitFor(async () => (await cluster.leader().catch(() => leader)) !== leader, ELECTED_MS);
    switch (event) {
      case 'burn':
        await cluster.burn(leader);
        return async () => {
          await elected();
          cluster.mend(leader);
        };
      case 'freeze': {
        const wake = cluster.freeze(leader);
        return async () => {
          await elected().finally(wake);
        };
      }
      case 'postgres':
        cluster.killPostgres(leader);
        return async () => undefined;
      case 'switchover':
        await cluster.switchOver(leader);
        return elected;
      case 'standby': {
        const standby = await cluster.standby();
        await cluster.burn(standby);
        return async () => {
          await sleep(2_000);
          cluster.mend(standby);
        };
      }
      case 'etcd':
        await cluster.killEtcd(random.below(3));
        return async () => undefined;
      case 'instance': {
        const one = instances[random.below(instances.length)];
        await one?.kill('supervisor', () => 0);
        return async () => undefined;
      }
    }
  }

  it('loses nothing, repeats nothing, and works on after each', async () => {
    for (let count = 1; count <= EVENTS; count += 1) {
      const event = ONLY ?? random.weighted(WEIGHTS);
      await client.nextRequest();
      await sleep(random.below(WITHIN_MS));
      const before = client.tally.acknowledged;
      const startedAt = Date.now();
      const putBack = await strike(event);
      // Answers under way may still arrive; there were fewer than ten.
      const worksAgain = waitFor(() => {
        work.complain();
        return client.tally.acknowledged >= before + PROGRESS;
      }, 120_000).then(() => (silent[event] ??= []).push(Date.now() - startedAt));
      await Promise.all([putBack(), worksAgain]);
      await cluster.isHealthy();
      await Promise.all(instances.map((one) => one.isBack()));
      const faults = await invariants.check(adminUrl);
      if (faults.length > 0)
        throw new Error(
          `after event ${count} (${event}):\n${faults.join('\n')}\n${instances.map(({ log }) => log).join('\n')}`,
        );
      process.stderr.write(`  ${count}. ${event}: ${silent[event]?.at(-1)} ms\n`);
    }
  });

  it('finishes everything that was begun', async () => {
    await work.finish();
    expect(await invariants.check(adminUrl)).toEqual([]);
    const { activities, assignments, letters } = work.acknowledged;
    expect([...activities.values()].filter(({ status }) => status !== 'validated')).toEqual([]);
    expect([...assignments.values()].filter(({ status }) => status !== 'active')).toEqual([]);
    const told = Object.entries(silent).map(([event, times]) => `${event} ${times.join(', ')} ms`);
    process.stderr.write(
      `  ${EVENTS} events, KILL_SEED=${SEED}; ten answers after: ${told.join('; ')}\n` +
        `  ${activities.size} activities, ${assignments.size} assignments, ${letters.size} letters, ` +
        `${invariants.files} files; requests ${JSON.stringify(client.tally)}\n`,
    );
  });
});

async function ask(url: string, ...statements: string[]): Promise<void> {
  const connection = new Connection({ connectionString: url });
  await connection.connect();
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}
