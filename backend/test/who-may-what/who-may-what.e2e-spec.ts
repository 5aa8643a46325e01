import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readiness } from '../../src/operations/health/readiness.js';
import { Database, type Tx } from '../../src/platform/database/database.js';
import { startTestApp, type TestApp } from '../app.js';
import { answerOf, type Seen } from './answers.js';
import { CAPACITIES, type Capacity, OF_OTHER_AGENCY } from './capacities.js';
import { documentOf } from './document.js';
import { MATRIX } from './matrix.js';
import { REQUESTS } from './requests.js';
import { routesOf } from './routes.js';
import { addressOf, OFFERED_BY_LIST, OFFERED_BY_ME, verbOf } from './told.js';
import { buildWorld, type World } from './world.js';

const DOCUMENT = resolve(import.meta.dirname, '../../../docs/who-may-what.md');
const ANY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

describe('who may what', () => {
  let test: TestApp;
  let world: World;
  /** Every id of the agency that the world belongs to. */
  let ownIds: Set<string>;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    ownIds = await idsOf(test, world.agency.factory.agencyId);
    test.app.get(Readiness).markReady();
    undoEveryVerb(test.app.get(Database));
  }, 120_000);
  afterAll(() => test.close());

  it('has a line for every route, and a route for every line', () => {
    const routes = routesOf(test.app).map(({ name }) => name);
    expect(MATRIX.map(({ route }) => route).sort()).toEqual(routes.sort());
  });

  it('asks to sign in wherever a controller does not say @Public()', () => {
    const open = MATRIX.filter(({ answers }) => answers.nobody !== 401).map(({ route }) => route);
    const said = routesOf(test.app).filter(({ isPublic }) => isPublic);
    expect(open.sort()).toEqual(said.map(({ name }) => name).sort());
  });

  it.each(MATRIX)('$route', async ({ route, answers }) => {
    const seen = await asEveryone((capacity) => answerOf(world, route, capacity));
    const statuses = CAPACITIES.map((capacity) => [capacity, seen[capacity].status]);
    expect(Object.fromEntries(statuses)).toEqual(answers);
    // Public routes are open to anyone who holds the password or the letter's code, from any agency.
    if (answers.nobody === 401) expect(leaksOf(route, seen)).toEqual([]);
  });

  it.each(MATRIX.filter(({ route }) => verbOf(route) !== null))(
    '$route is offered to whom it is allowed',
    async ({ route, answers }) => {
      const verb = verbOf(route);
      const address = addressOf(world, route);
      const offered = await asEveryone(async (capacity) => {
        const { status, body } = await world.clients[capacity].get(address);
        return status === 200 && body.allowedActions.includes(verb);
      });
      const allowed = CAPACITIES.map((capacity) => [capacity, answers[capacity] < 300]);
      expect(offered).toEqual(Object.fromEntries(allowed));
    },
  );

  it.each(Object.entries(OFFERED_BY_LIST))(
    '%s is offered by its list to whom it is allowed',
    async (route, { list, action }) => {
      expect(await whoIsOffered(list, action)).toEqual(whoMayAsk(route));
    },
  );

  it.each(Object.entries(OFFERED_BY_ME))('%s is what GET /me calls %s', async (route, action) => {
    expect(await whoIsOffered('/me', action)).toEqual(whoMayAsk(route));
  });

  it('offers to form a squad wherever it is allowed, and to nobody who heads no unit', async () => {
    const offered = await whoIsOffered('/squads', 'create');
    const line = MATRIX.find(({ route }) => route === 'POST /squads');
    const formed = CAPACITIES.filter((capacity) => line?.answers[capacity] === 201);
    expect(CAPACITIES.filter((capacity) => offered[capacity])).toEqual(
      expect.arrayContaining(formed),
    );
    const heads = await asEveryone(async (capacity) => {
      const { body } = await world.clients[capacity].get('/me');
      return (body.capacities ?? []).some(({ role }: { role: string }) => role === 'unit_head');
    });
    expect(offered).toEqual(heads);
  });

  it('offers to propose somebody to whom it is allowed, person by person', async () => {
    const input = REQUESTS['POST /assignments']?.(world).body as Record<string, string>;
    const offered = await asEveryone(async (capacity) => {
      const { status, body } = await world.clients[capacity].get(
        `/squads/${input.squadId}/roles/${input.roleId}/candidates?limit=50`,
      );
      const asked = (status === 200 ? body.items : []).find(
        ({ employeeId }: { employeeId: string }) => employeeId === input.employeeId,
      );
      return asked?.allowedActions.includes('propose') ?? false;
    });
    expect(offered).toEqual(whoMayAsk('POST /assignments'));
  });

  it('is told in docs/who-may-what.md', async () => {
    const written = documentOf();
    if (process.env.UPDATE_DOCS) await writeFile(DOCUMENT, written);
    expect(await readFile(DOCUMENT, 'utf8')).toBe(written);
  });

  const whoIsOffered = (address: string, action: string): Promise<Record<Capacity, boolean>> =>
    asEveryone(async (capacity) => {
      const { status, body } = await world.clients[capacity].get(address);
      return status === 200 && body.allowedActions.includes(action);
    });

  /** Ids of the agency in answers to people of another one, beside those that they named themselves. */
  function leaksOf(route: string, seen: Record<Capacity, Seen>): string[] {
    return [...OF_OTHER_AGENCY].flatMap((capacity) =>
      (seen[capacity].text.match(ANY_ID) ?? [])
        .filter((id) => ownIds.has(id) && !seen[capacity].sent.includes(id))
        .map((id) => `${route} tells ${capacity} of ${id}`),
    );
  }
});

/** Those whom the route does not turn away for who they are; a payload that names nothing of theirs is no matter. */
function whoMayAsk(route: string): Record<Capacity, boolean> {
  const line = MATRIX.find((one) => one.route === route);
  if (!line) throw new Error(`${route} has no line`);
  const entries = CAPACITIES.map((capacity) => [
    capacity,
    ![401, 403, 404].includes(line.answers[capacity]),
  ]);
  return Object.fromEntries(entries) as Record<Capacity, boolean>;
}

async function asEveryone<T>(
  work: (capacity: Capacity) => Promise<T>,
): Promise<Record<Capacity, T>> {
  const entries = await Promise.all(
    CAPACITIES.map(async (capacity) => [capacity, await work(capacity)] as const),
  );
  return Object.fromEntries(entries) as Record<Capacity, T>;
}

class Undone extends Error {
  constructor(readonly result: unknown) {
    super('undone');
  }
}

/** Verbs answer as ever, and are then rolled back: the next one who asks finds the world as it was. */
function undoEveryVerb(database: Database): void {
  const transaction = database.transaction.bind(database);
  const undone = async (work: (tx: Tx) => Promise<unknown>): Promise<unknown> => {
    try {
      return await transaction(async (tx) => {
        throw new Undone(await work(tx));
      });
    } catch (error) {
      if (error instanceof Undone) return error.result;
      throw error;
    }
  };
  Object.assign(database, { transaction: undone });
}

async function idsOf(test: TestApp, agencyId: string): Promise<Set<string>> {
  const tables = await test.database.query<{ name: string }>(
    `select a.table_name as name from information_schema.columns a
       join information_schema.columns i on i.table_name = a.table_name and i.table_schema = 'public' and i.column_name = 'id'
       join information_schema.tables t on t.table_name = a.table_name and t.table_schema = 'public' and t.table_type = 'BASE TABLE'
      where a.table_schema = 'public' and a.column_name = 'agency_id'`,
  );
  const ids = await Promise.all(
    tables.map(({ name }) =>
      test.database.query<{ id: string }>(`select id from ${name} where agency_id = $1`, [
        agencyId,
      ]),
    ),
  );
  return new Set([agencyId, ...ids.flat().map(({ id }) => id)]);
}
