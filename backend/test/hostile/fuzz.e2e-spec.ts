import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { EXPOSED_TRIAL, startTestApp, type TestApp } from '../app.js';
import { OPERATIONS, type Operation, SCHEMAS } from './contract.js';
import { complaints } from './oracle.js';
import { readMine, readPools } from './pools.js';
import { requestsFor, type SentRequest } from './requests.js';
import { fingerprint, markTexts } from './second-agency.js';
import { type Received, Sender } from './sender.js';
import type { Material } from './values.js';
import { addWorkFor, makeWorld, type World } from './world.js';

/**
 * Every endpoint of the contract is sent right, nearly right and hostile requests by people of every capacity, and by
 * nobody. The seed follows from the contract, so that a build that failed fails again; FUZZ_SEED=random explores, and
 * FUZZ_SEED=<number> FUZZ_REQUESTS=<number> repeats a run.
 */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 22_000);
const SEED = seedOf(process.env.FUZZ_SEED);
const AT_ONCE = 8;
const NOBODY = 'nobody';

function seedOf(given: string | undefined): number {
  if (given === 'random') return Math.floor(Math.random() * 2 ** 31);
  if (given) return Number(given);
  const names = JSON.stringify([OPERATIONS.map(({ name }) => name), Object.keys(SCHEMAS)]);
  return createHash('sha256').update(names).digest().readInt32BE() & 0x7fff_ffff;
}

/** What spends a password hash or decodes pictures gets fewer requests; it is no more likely to be wrong. */
const LIGHTER =
  /\/auth\/(?:login|password|reset|forgot)|\/accounts\/codes|\/second-factor\/|\/imports$|\/evidence$/;
const weightOf = ({ name }: Operation): number => (LIGHTER.test(name) ? 0.3 : 1);
const TOTAL_WEIGHT = OPERATIONS.reduce((sum, one) => sum + weightOf(one), 0);
const shareOf = (operation: Operation): number =>
  Math.ceil((REQUESTS * weightOf(operation)) / TOTAL_WEIGHT);

/** Asks for a password, a code or a hash that only an earlier answer gives: nobody gets past that by chance. */
const needsProof = ({ path, json }: Operation): boolean =>
  /\/auth\/|\/second-factor\/|\/me\/sessions\//.test(path) ||
  JSON.stringify(json ?? {}).includes('letterHash');

/** Reads first; what takes an actor's powers away, or changes how the agency works, last. */
function order({ method, path }: Operation): number {
  const upsets =
    /\/(?:grants|delegations|second-approvals|transfers|employees|agency|units|assessor|auth|accounts|imports)/.test(
      path,
    );
  return (method === 'GET' ? 0 : 2) + (upsets ? 1 : 0) + (method === 'DELETE' ? 1 : 0);
}
const inOrder = OPERATIONS.toSorted((a, b) => order(a) - order(b));

describe(`hostile input, seed ${SEED}`, () => {
  let test: TestApp;
  let world: World;
  let sender: Sender;
  let otherAgency: string;
  let before: Record<string, string>;
  let foreignIds: ReadonlySet<string>;
  let other: Material['other'];
  const tokens = new Map<string, string>();
  const answered = new Map<string, Map<number, number>>();

  beforeAll(async () => {
    test = await startTestApp(EXPOSED_TRIAL);
    world = await makeWorld(test, '3521');
    const second = await makeWorld(test, '3522');
    otherAgency = second.agency.factory.agencyId;
    await markTexts(test, otherAgency);
    other = await readPools(test, otherAgency);
    foreignIds = new Set([otherAgency, ...Object.values(other.ids).flat()]);
    before = await fingerprint(test, otherAgency);
    for (const [actor, accountId] of Object.entries(world.accounts))
      tokens.set(actor, test.tokenOf(accountId));
    sender = new Sender(test.url);
  }, 120_000);
  afterAll(async () => {
    await test.close();
    sender.close();
    process.stdout.write(`${summary(answered)}\n`);
  });

  /** An admin may well have ended the auditor's role or signed the member out; the next endpoint finds them as they were. */
  async function restoreActors(): Promise<void> {
    const ids = Object.values(world.accounts);
    await test.database.query(
      'update role_grant set ends_on = null where account_id = any($1) and ends_on is not null and granted_by is null',
      [ids],
    );
    await test.database.query(
      `update account set token_epoch = 0, password_state = 'own', locked_until = null where id = any($1)`,
      [ids],
    );
    await test.database.query('delete from guess');
    // Else nobody of that role could do anything more.
    await test.database.query(`update agency set settings = settings - 'secondFactorFor'`);
  }

  /** What each actor makes requests of: for changes of one thing, mostly things that are theirs to change. */
  async function materials(operation: Operation): Promise<Map<string, Material>> {
    const { agency } = world;
    const nips = [agency.staffA1.nip, agency.headOfA1.nip, '199001012015011001'];
    const own = await readPools(test, agency.factory.agencyId);
    const changes = operation.method !== 'GET' && operation.path.includes('{');
    const signedIn = await Promise.all(
      Object.entries(world.accounts).map(
        async ([actor, accountId]): Promise<[string, Material]> => {
          const mine = changes ? await readMine(test, accountId) : {};
          return [actor, { own, mine, other, nips }];
        },
      ),
    );
    // In the same order every time, on which the seed's requests depend.
    return new Map([...signedIn, [NOBODY, { own, mine: {}, other, nips }]]);
  }

  async function sendAll(
    operation: Operation,
    requests: readonly SentRequest[],
  ): Promise<string[]> {
    const wrong: string[] = [];
    const queue = [...requests.entries()];
    const statuses = new Map<number, number>();
    answered.set(operation.name, statuses);
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [at, sent] = next;
        let received: Received | null = null;
        try {
          received = await sender.send(sent, tokens.get(sent.actor) ?? null);
          statuses.set(received.status, (statuses.get(received.status) ?? 0) + 1);
          for (const complaint of complaints(operation, sent, received, foreignIds))
            wrong.push(`#${at} ${complaint}\n${told(sent)}`);
        } catch (error) {
          wrong.push(`#${at} ${String(error)} (${received?.status ?? 'no answer'})\n${told(sent)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return wrong;
  }

  it.each(inOrder.map((operation) => [operation.name, operation] as const))(
    '%s',
    async (name, operation) => {
      await restoreActors();
      const numRuns = shareOf(operation);
      const seed = SEED ^ createHash('sha256').update(name).digest().readInt32BE();
      if (operation.method !== 'GET')
        await addWorkFor(operation.path, test, world.agency).catch(() => undefined);
      const arbitrary = requestsFor(operation, await materials(operation));
      const wrong = await sendAll(operation, fc.sample(arbitrary, { seed, numRuns }));
      if (wrong.length > 0)
        throw new Error(
          `FUZZ_SEED=${SEED} FUZZ_REQUESTS=${REQUESTS}: ${wrong.length} of ${numRuns} answers are wrong\n${wrong.slice(0, 6).join('\n')}`,
        );
      expect(await fingerprint(test, otherAgency)).toEqual(before);
    },
    120_000,
  );

  it('got past the checks: most endpoints also did what they are for', () => {
    const within = OPERATIONS.filter((operation) => !needsProof(operation));
    const refused = within.flatMap(({ name }) => {
      const statuses = answered.get(name) ?? new Map<number, number>();
      return [...statuses.keys()].some((status) => status < 300)
        ? []
        : [`${name}: ${[...statuses].map(([status, times]) => `${times} × ${status}`).join(', ')}`];
    });
    // A short run, made to repeat one, may reach less.
    const share = REQUESTS < 22_000 ? 0.3 : 0.6;
    if (1 - refused.length / within.length < share)
      throw new Error(`nobody got past the checks of\n${refused.join('\n')}`);
  });

  it('is as healthy as before', async () => {
    expect((await fetch(`${test.url.replace('/v1', '')}/health/live`)).status).toBe(200);
    await restoreActors();
    expect(await world.agency.admin.api.get('/me')).toMatchObject({ status: 200 });
  });
});

const told = ({ actor, method, target, headers, body }: SentRequest): string =>
  `  ${actor}: ${method} ${target.slice(0, 400)} ${JSON.stringify(headers).slice(0, 300)}\n  ${body?.toString('utf8').slice(0, 600) ?? ''}`;

function summary(answered: ReadonlyMap<string, ReadonlyMap<number, number>>): string {
  const sums = new Map<number, number>();
  for (const statuses of answered.values())
    for (const [status, count] of statuses) sums.set(status, (sums.get(status) ?? 0) + count);
  const total = [...sums.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...sums]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`);
  return `${total} hostile requests, seed ${SEED} (${parts.join(', ')})`;
}
