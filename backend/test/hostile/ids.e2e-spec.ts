import * as fc from 'fast-check';
import { startTestApp, type TestApp } from '../app.js';
import { OPERATIONS, type Operation, resolved, type Schema } from './contract.js';
import { kindOf, readPools, segmentBefore } from './pools.js';
import { fingerprint } from './second-agency.js';
import { type Material, valueFor } from './values.js';
import { makeWorld, type World } from './world.js';

const SEED = 20_261_124;
const UNKNOWN = '0199a5a0-0000-7000-8000-000000000000';
/** Fields that rows have and that no client may set, sent along with every body. */
const STOLEN: Readonly<Record<string, unknown>> = {
  agencyId: UNKNOWN,
  agency_id: UNKNOWN,
  createdBy: UNKNOWN,
  decidedBy: UNKNOWN,
  isInstaller: true,
  allowedActions: ['approve'],
  createdAt: '2020-01-01T00:00:00Z',
  tokenEpoch: 0,
};
/** These are fields of some bodies; where they are not, they are refused like the others. */
const SOMETIMES: Readonly<Record<string, unknown>> = {
  status: 'approved',
  version: 1,
  employeeId: UNKNOWN,
  id: UNKNOWN,
  ownerUnitId: UNKNOWN,
  role: 'agency_admin',
};

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place in a body that holds an id, each replaced in a copy of its own. */
function withId(value: unknown, id: string, field = ''): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((one, at) => withId(one, id, field).map((other) => value.with(at, other)));
  if (isObject(value))
    return Object.entries(value).flatMap(([name, one]) =>
      withId(one, id, name).map((other) => ({ ...value, [name]: other })),
    );
  return typeof value === 'string' && kindOf(field) !== null ? [id] : [];
}

describe('ids of another agency, and fields that are nobody’s to set', () => {
  let test: TestApp;
  let world: World;
  let second: World;
  let material: Material;
  let before: Record<string, string>;
  beforeAll(async () => {
    test = await startTestApp();
    world = await makeWorld(test, '3521');
    second = await makeWorld(test, '3522');
    const own = await readPools(test, world.agency.factory.agencyId);
    const other = await readPools(test, second.agency.factory.agencyId);
    // Bodies are made of the caller's own things only; the foreign id is put in afterwards.
    material = { own, other: own, mine: {}, nips: [world.agency.staffA1.nip] };
    before = await fingerprint(test, second.agency.factory.agencyId);
    foreign = other;
  }, 120_000);
  let foreign: Material['other'];
  afterAll(() => test.close());

  const call = async (actor: string, { method }: Operation, target: string, body: unknown) => {
    const accountId = world.accounts[actor] ?? '';
    const response = await fetch(`${test.url.replace('/api/v1', '')}${target}`, {
      method,
      headers: {
        authorization: `Bearer ${test.tokenOf(accountId)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const problem = /"code":"(\w+)"/.exec(text)?.[1] ?? '';
    return { status: response.status, problem, text };
  };

  /** The path with ids of the second agency, or of nothing at all. */
  const pathWith = ({ path, parameters }: Operation, ids: 'foreign' | 'unknown'): string =>
    parameters
      .filter((one) => one.in === 'path')
      .reduce((told, { name }) => {
        const kind = kindOf(name, segmentBefore(path, name));
        const id = ids === 'foreign' && kind ? foreign.ids[kind]?.at(-1) : UNKNOWN;
        return told.replace(`{${name}}`, id ?? UNKNOWN);
      }, path);

  const sampleOf = (schema: Schema | null, count: number): unknown[] =>
    schema
      ? fc.sample(valueFor(schema, '', material, 0), { seed: SEED, numRuns: count })
      : [undefined];

  const byId = OPERATIONS.filter(({ path, parameters }) =>
    parameters.some((one) => one.in === 'path' && kindOf(one.name, segmentBefore(path, one.name))),
  );

  it.each(byId.map((operation) => [operation.name, operation] as const))(
    '%s: an id of another agency is as unknown as one of nothing',
    async (_name, operation) => {
      const [body] = sampleOf(operation.json, 1);
      for (const actor of Object.keys(world.accounts)) {
        const strange = await call(actor, operation, pathWith(operation, 'foreign'), body);
        const none = await call(actor, operation, pathWith(operation, 'unknown'), body);
        const told = { status: strange.status, problem: strange.problem };
        expect([actor, told]).toEqual([actor, { status: none.status, problem: none.problem }]);
        expect([actor, strange.status >= 400 && strange.status < 500]).toEqual([actor, true]);
      }
    },
  );

  it('tells an admin 404 for each of them, once the body is right', async () => {
    const seen = new Map<string, Set<number>>();
    // Without a file, evidence is refused before anything is looked up.
    for (const operation of byId.filter(({ multipart }) => multipart === null)) {
      const statuses = new Set<number>();
      for (const body of sampleOf(operation.json, 12))
        for (const actor of ['admin', 'member', 'head', 'auditor'])
          statuses.add((await call(actor, operation, pathWith(operation, 'foreign'), body)).status);
      seen.set(operation.name, statuses);
    }
    const never = [...seen].filter(([, statuses]) => !statuses.has(404)).map(([name]) => name);
    expect(never).toEqual([]);
  }, 120_000);

  const withBody = OPERATIONS.filter(({ json }) => json !== null);

  it.each(withBody.map((operation) => [operation.name, operation] as const))(
    '%s: an id of another agency in the body is as unknown as one of nothing',
    async (_name, operation) => {
      const [path] = fc.sample(fc.constantFrom(...ownPaths(operation)), { seed: SEED, numRuns: 1 });
      for (const body of sampleOf(operation.json, 3)) {
        const places = withId(body, UNKNOWN).length;
        for (let at = 0; at < places; at += 1) {
          const kinds = Object.keys(foreign.ids);
          for (const actor of ['admin', 'head', 'leader']) {
            const none = await call(actor, operation, path ?? '', withId(body, UNKNOWN)[at]);
            const id = foreign.ids[kinds[at % kinds.length] ?? '']?.at(-1) ?? UNKNOWN;
            const strange = await call(actor, operation, path ?? '', withId(body, id)[at]);
            expect([actor, strange.status, strange.problem]).toEqual([
              actor,
              none.status,
              none.problem,
            ]);
          }
        }
      }
    },
  );

  const ownPaths = ({ path, parameters }: Operation): string[] => {
    const wanted = parameters.filter((one) => one.in === 'path');
    return Array.from({ length: 3 }, (_, at) =>
      wanted.reduce((told, { name }) => {
        const kind = kindOf(name, segmentBefore(path, name));
        const ids = kind ? (material.own.ids[kind] ?? []) : name === 'date' ? ['2026-12-24'] : [];
        return told.replace(`{${name}}`, ids[at % Math.max(1, ids.length)] ?? UNKNOWN);
      }, path),
    );
  };

  it.each(withBody.map((operation) => [operation.name, operation] as const))(
    '%s: refuses every field that is not its own',
    async (_name, operation) => {
      const named = Object.keys(resolved(operation.json ?? {}).properties ?? {});
      const stolen = Object.entries({ ...STOLEN, ...SOMETIMES }).filter(
        ([field]) => !named.includes(field),
      );
      const [body] = sampleOf(operation.json, 1);
      const [path] = ownPaths(operation);
      const sent = { ...(isObject(body) ? body : {}), ...Object.fromEntries(stolen) };
      const { status, text } = await call('admin', operation, path ?? '', sent);
      expect(status).toBe(400);
      const { errors } = JSON.parse(text) as { errors: { field: string }[] };
      const fields = new Set(errors.map(({ field }) => field));
      expect(stolen.map(([field]) => field).filter((field) => !fields.has(field))).toEqual([]);
    },
  );

  it('has changed nothing of the other agency', async () => {
    expect(await fingerprint(test, second.agency.factory.agencyId)).toEqual(before);
  });
});
