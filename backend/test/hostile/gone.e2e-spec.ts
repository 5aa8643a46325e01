import { startTestApp, type TestApp } from '../app.js';
import { OWN_PASSWORD, SessionFactory } from '../factories/sessions.js';
import { OPERATIONS, type Operation } from './contract.js';
import { kindOf, type Pools, readPools, segmentBefore } from './pools.js';
import { makeWorld, type World } from './world.js';

const UNKNOWN = '0199a5a0-0000-7000-8000-000000000000';
const TODAY = '2026-11-24';

/** Acts on their own account that a read-only person keeps. */
const OWN_ACCOUNT = /^\/api\/v1\/(?:auth|me)\//;

/** Who has left does nothing any more, on any endpoint, whatever they still hold in hand. */
describe('somebody who has left', () => {
  let test: TestApp;
  let world: World;
  let pools: Pools;
  let sessions: SessionFactory;
  /** What asks who calls; the rest is for everybody. */
  let guarded: readonly Operation[];
  beforeAll(async () => {
    test = await startTestApp();
    world = await makeWorld(test, '3531');
    pools = await readPools(test, world.agency.factory.agencyId);
    sessions = new SessionFactory(test);
    await sessions.givePasswords();
    const asked: Operation[] = [];
    for (const operation of OPERATIONS)
      if ((await call(operation, null)).status === 401) asked.push(operation);
    guarded = asked.filter(({ path }) => !/\/auth\/(?:login|refresh|mfa|reset)$/.test(path));
  }, 120_000);
  afterAll(() => test.close());

  const pathOf = ({ path, parameters }: Operation): string =>
    parameters
      .filter((one) => one.in === 'path')
      .reduce((told, { name }) => {
        const kind = kindOf(name, segmentBefore(path, name));
        const id = kind ? pools.ids[kind]?.at(-1) : undefined;
        return told.replace(`{${name}}`, id ?? (name === 'date' ? TODAY : UNKNOWN));
      }, path);
  const call = async (operation: Operation, token: string | null) => {
    const takesBody = operation.method !== 'GET' && operation.method !== 'DELETE';
    const response = await fetch(`${test.url.replace('/api/v1', '')}${pathOf(operation)}`, {
      method: operation.method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(takesBody ? { 'content-type': 'application/json' } : {}),
      },
      body: takesBody ? '{}' : undefined,
    });
    const text = await response.text();
    return { status: response.status, code: /"code":"(\w+)"/.exec(text)?.[1] ?? '' };
  };
  const leave = (employeeId: string, kind: string) =>
    world.agency.admin.api.post(`/employees/${employeeId}/end`, {
      kind,
      on: TODAY,
      reason: 'Keputusan Bupati 800/12/2026',
    });

  it('is asked about with nearly every endpoint', () => {
    expect(guarded.length).toBeGreaterThan(OPERATIONS.length * 0.8);
  });

  it.each([
    ['deceased', 'headOfB1'],
    ['transferred', 'headOfA1'],
    ['retired', 'headOfDinasA'],
    ['contract_ended', 'staffA1'],
    ['resigned', 'staffB1'],
    ['dismissed', 'headOfDinasB'],
  ] as const)('%s: the token from before opens nothing', async (kind, who) => {
    const person = world.agency[who];
    const { accessToken } = await sessions.signIn(person);
    expect((await leave(person.employeeId, kind)).status).toBe(200);
    const open: string[] = [];
    for (const token of [accessToken, test.tokenOf(person.accountId)])
      for (const operation of guarded) {
        const { status } = await call(operation, token);
        if (status !== 401) open.push(`${operation.name}: ${status}`);
      }
    expect(open).toEqual([]);
  });

  it.each(['headOfB1', 'headOfA1'] as const)(
    'is not let in again after death or a move to another agency (%s)',
    async (who) => {
      const { nip } = world.agency[who];
      const answer = await test.anonymous.post('/auth/login', { nip, password: OWN_PASSWORD });
      expect(answer).toMatchObject({ status: 403, body: { code: 'employment_over' } });
    },
  );

  it.each(['headOfDinasA', 'staffA1', 'staffB1', 'headOfDinasB'] as const)(
    'only reads after retiring, a contract’s end, resignation or dismissal (%s)',
    async (who) => {
      const { accessToken, get } = await sessions.signIn(world.agency[who]);
      expect((await get('/me')).body).toMatchObject({ access: 'read_only', capacities: [] });
      const done: string[] = [];
      for (const operation of guarded) {
        if (operation.method === 'GET' || OWN_ACCOUNT.test(operation.path)) continue;
        const { status, code } = await call(operation, accessToken);
        if (status !== 403 || code !== 'former_employee')
          done.push(`${operation.name}: ${status} ${code}`);
      }
      expect(done).toEqual([]);
    },
  );
});
