import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { start } from '../../scripts/lib/embedded-postgres.mjs';
import { childrenOf } from '../../scripts/lib/processes.mjs';
import { throwAwayDirectory } from '../../scripts/lib/throw-away.mjs';
import { Readiness } from '../src/operations/health/readiness.js';
import { migrate } from '../src/platform/database/migrate.js';
import { startAppOn, type TestApp, waitFor } from './app.js';
import { activityInput } from './factories/activities.js';
import { type SmallAgency, smallAgency } from './factories/organization.js';

/** Of the server: one for each connection, and its own. */
const processesOf = (parent: number): number[] =>
  process.platform === 'linux' ? childrenOf(parent) : listed(parent);

const listed = (parent: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, of]) => (of === parent ? [pid] : []));

/** More than the pool holds, so that some lie on a connection and others wait for one. */
const READERS = 20;
const LIMIT_MS = 10_000;

describe('a database that stands still', () => {
  const dataDir = throwAwayDirectory('asn-squad-frozen-');
  let server: Awaited<ReturnType<typeof start>>;
  let test: TestApp;
  let agency: SmallAgency;

  beforeAll(async () => {
    server = await start(dataDir, { durable: false });
    await migrate(server.url);
    test = await startAppOn(server.url, { DATABASE_WAIT_MS: '5000' }, async () => undefined);
    agency = await smallAgency(test);
    test.app.get(Readiness).markReady();
  }, 120_000);
  afterAll(async () => {
    signalAll('SIGCONT');
    await test?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const signalAll = (name: NodeJS.Signals): void => {
    const parent = server.pid ?? 0;
    for (const pid of [parent, ...processesOf(parent)])
      try {
        process.kill(pid, name);
      } catch {
        // A connection's process that has ended meanwhile.
      }
  };
  const timed = async <T>(work: Promise<T>): Promise<{ answer: T; ms: number }> => {
    const startedAt = performance.now();
    return { answer: await work, ms: performance.now() - startedAt };
  };
  const read = () => timed(agency.staffA1.api.get('/me'));

  it('is answered 503 within ten seconds by everybody who asks, and works on when it wakes', async () => {
    // Every connection of the pool is open and idle: those are the ones that would hang.
    await Promise.all(Array.from({ length: READERS }, read));
    const key = { headers: { 'idempotency-key': 'frozen-1' } };
    const write = () => agency.staffA1.api.post('/activities', activityInput(), key);
    signalAll('SIGSTOP');
    try {
      for (const round of [1, 2]) {
        const all = await Promise.all([...Array.from({ length: READERS }, read), timed(write())]);
        for (const { answer, ms } of all) {
          expect({ round, status: answer.status, isInTime: ms < LIMIT_MS }).toEqual({
            round,
            status: 503,
            isInTime: true,
          });
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        }
      }
      const health = test.url.replace('/v1', '/health');
      expect((await fetch(`${health}/live`)).status).toBe(200);
      expect((await fetch(`${health}/ready`)).status).toBe(503);
    } finally {
      signalAll('SIGCONT');
    }
    await waitFor(async () => (await agency.staffA1.api.get('/me')).status === 200);
    expect((await write()).status).toBe(201);
    expect(await test.database.query('select id from activity')).toHaveLength(1);
    expect((await read()).ms).toBeLessThan(LIMIT_MS);
  }, 90_000);
});
