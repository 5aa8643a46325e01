import * as fc from 'fast-check';
import { newId } from '../../src/platform/database/ids.js';
import { startTestApp, type TestApp } from '../app.js';
import { employeesCsv, sendImport } from '../factories/imports.js';
import { testNip } from '../factories/organization.js';
import { OPERATIONS, type Operation } from './contract.js';
import { kindOf, readPools, segmentBefore } from './pools.js';
import { CANARY, fingerprint, markTexts } from './second-agency.js';
import { type Material, valueFor } from './values.js';
import { makeWorld, type World } from './world.js';

const SEED = 20_261_130;
const UNKNOWN = '0199a5a0-0000-7000-8000-000000000000';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every text of a body, each replaced in a copy of its own. */
function withText(value: unknown, text: string): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((one, at) => withText(one, text).map((other) => value.with(at, other)));
  if (isObject(value))
    return Object.entries(value).flatMap(([name, one]) =>
      withText(one, text).map((other) => ({ ...value, [name]: other })),
    );
  return typeof value === 'string' ? [text] : [];
}

const spaced = (nip: string): string =>
  `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`;

describe('NIPs of another agency, in files and in fields', () => {
  let test: TestApp;
  let world: World;
  let second: World;
  let victims: string[];
  let material: Material;
  let before: Record<string, string>;
  beforeAll(async () => {
    test = await startTestApp();
    world = await makeWorld(test, '3521');
    second = await makeWorld(test, '3522');
    const { headOfDinasA, regionalHead, staffA1 } = second.agency;
    victims = [headOfDinasA, regionalHead, staffA1].map(({ nip }) => nip);
    const own = await readPools(test, world.agency.factory.agencyId);
    material = { own, other: own, mine: {}, nips: victims };
    await markTexts(test, second.agency.factory.agencyId);
    before = await fingerprint(test, second.agency.factory.agencyId);
  }, 120_000);
  afterAll(() => test.close());

  const admin = () => world.agency.admin.api;
  const unit = () => world.agency.units.dinasA.code;
  const rowsOfOurs = async (): Promise<unknown> =>
    test.database.query(
      `select (select count(*) from person where agency_id = $1) as people, (select count(*) from employment where agency_id = $1) as employed`,
      [world.agency.factory.agencyId],
    );

  it.each([
    ['shown beforehand', true],
    ['written', false],
  ])('a file with such a NIP, %s, is refused in one word and changes nobody', async (_, dryRun) => {
    const ours = await rowsOfOurs();
    const lines = victims.flatMap((nip) => [
      { nip, name: 'Nama Palsu', phone: '081234567890', unit: unit() },
      { nip: testNip(), unit: unit() },
    ]);
    const answer = await sendImport(admin(), 'employees', employeesCsv(lines), { dryRun });
    expect(answer).toMatchObject({ status: 200, body: { applied: false, accepted: 3 } });
    expect(answer.body.summary).toEqual({ created: 3, moved: 0, corrected: 0, unchanged: 0 });
    expect(answer.body.rejected).toEqual(
      [2, 4, 6].map((row) => ({
        file: 'employees.csv',
        row,
        column: 'NIP',
        code: 'nip_not_available',
        message:
          'NIP ini belum dapat dicatat di instansi ini. Periksa NIP, atau ajukan perpindahan.',
      })),
    );
    expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`${CANARY}|3522`));
    expect(await rowsOfOurs()).toEqual(ours);
  });

  it('knows it however it is written, and as a head', async () => {
    const [nip = ''] = victims;
    for (const typed of [spaced(nip), `'${nip}`, ` ${nip} `]) {
      const csv = employeesCsv([{ nip: typed, unit: unit(), head: true }]);
      const { body } = await sendImport(admin(), 'employees', csv);
      expect(body.applied).toBe(false);
      expect(body.rejected[0]).toMatchObject({ code: 'nip_not_available' });
    }
  });

  it('gives no way to the account, neither by code nor by session', async () => {
    for (const { accountId } of [second.agency.headOfDinasA, second.agency.admin]) {
      for (const path of ['codes', 'sessions/end-all']) {
        const strange = await admin().post(`/accounts/${accountId}/${path}`);
        const none = await admin().post(`/accounts/${UNKNOWN}/${path}`);
        expect([path, strange.status]).toEqual([path, 404]);
        expect(strange.body.code).toBe(none.body.code);
      }
      const many = await admin().post('/accounts/codes', { accountIds: [accountId] });
      expect(many.status).toBe(400);
    }
  });

  it('finds nobody by such a NIP', async () => {
    for (const nip of victims)
      for (const path of ['employees', 'people', 'search']) {
        const { text } = await get(`/${path}?q=${nip}`);
        expect([path, text.includes(CANARY)]).toEqual([path, false]);
      }
  });

  const get = async (path: string): Promise<{ text: string }> => {
    const answer = await admin().get(path);
    return { text: JSON.stringify(answer.body) };
  };

  /** Signing in takes NIPs of everybody: hostile/sign-in. */
  const withBody = OPERATIONS.filter(
    ({ json, path }) => json !== null && !path.includes('/auth/') && !path.includes('/installer/'),
  );

  const ownPath = ({ path, parameters }: Operation): string =>
    parameters
      .filter((one) => one.in === 'path')
      .reduce((told, { name }) => {
        const kind = kindOf(name, segmentBefore(path, name));
        const id = kind ? material.own.ids[kind]?.at(-1) : '2026-12-24';
        return told.replace(`{${name}}`, id ?? UNKNOWN);
      }, path);

  it.each(withBody.map((operation) => [operation.name, operation] as const))(
    '%s: a NIP of another agency in any text tells no more than one of nobody',
    async (_name, operation) => {
      const nobody = testNip();
      const send = async (body: unknown) => {
        const response = await fetch(`${test.url.replace('/api/v1', '')}${ownPath(operation)}`, {
          method: operation.method,
          headers: {
            authorization: `Bearer ${test.tokenOf(world.agency.admin.accountId)}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify(body),
        });
        return { status: response.status, text: await response.text() };
      };
      const [body] = fc.sample(valueFor(operation.json ?? {}, '', material, 0), {
        seed: SEED,
        numRuns: 1,
      });
      const strange = withText(body, victims[0] ?? '');
      for (const [at, other] of withText(body, nobody).entries()) {
        const none = await send(other);
        const met = await send(strange[at]);
        expect([at, met.text.includes(CANARY)]).toEqual([at, false]);
        // The first may have moved the thing on: then neither is more than refused.
        // Guessing at a password or a code is stopped sooner or later, whatever NIP stands beside.
        if (none.status >= 400 && met.status !== 429)
          expect([at, met.status]).toEqual([at, none.status]);
      }
    },
  );

  it('has changed nothing of the other agency', async () => {
    expect(await fingerprint(test, second.agency.factory.agencyId)).toEqual(before);
  });

  it('lets one of two agencies that record the same newcomer at once be the home', async () => {
    const nip = testNip();
    const send = ({ agency }: World) =>
      sendImport(
        agency.admin.api,
        'employees',
        employeesCsv([{ nip, unit: agency.units.dinasA.code }]),
      );
    await test.database.query(`update unit set code = 'DISA' where code like 'DISA %'`);
    const answers = await Promise.all([send(world), send(second)]);
    expect(answers.filter(({ body }) => body.applied === true)).toHaveLength(1);
    const homes = await test.database.query('select agency_id from person where nip = $1', [nip]);
    expect(homes).toHaveLength(1);
    const losers = [world, second].filter((_, at) => answers[at]?.body.applied !== true);
    for (const loser of losers)
      expect((await send(loser)).body.rejected[0]).toMatchObject({ code: 'nip_not_available' });
  });

  it('never resolves two records of one NIP by chance: the home decides', async () => {
    const { staffB1, factory: theirs } = second.agency;
    const { factory: ours, units } = world.agency;
    const [kept, employment] = [newId(), newId()];
    // As an earlier release left it: two agencies employed one NIP (migration 1796000000100).
    await test.database.query(
      `insert into person (id, agency_id, nip, name, gender) values ($1, $2, null, 'Catatan Ganda', 'L')`,
      [kept, ours.agencyId],
    );
    await test.database.query(
      `insert into employment (id, agency_id, person_id, kind, starts_on) values ($1, $2, $3, 'PNS', '2026-02-01')`,
      [employment, ours.agencyId, kept],
    );
    await test.database.query(
      `insert into position_holding (id, agency_id, employee_id, unit_id, position_name, position_kind, is_head, starts_on)
       values ($1, $2, $3, $4, 'Analis', 'PELAKSANA', false, '2026-02-01')`,
      [newId(), ours.agencyId, employment, units.dinasA.id],
    );
    await test.database.query('update person set nip = $2, kept_of = $3 where id = $1', [
      kept,
      staffB1.nip,
      staffB1.personId,
    ]);
    await ours.refresh();
    for (let turn = 0; turn < 5; turn += 1) {
      const { body } = await staffB1.api.get('/me');
      expect(body.employee?.id ?? body.employeeId).toBe(staffB1.employeeId);
    }
    expect((await admin().post(`/accounts/${staffB1.accountId}/codes`)).status).toBe(404);
    const { body } = await admin().get('/people?q=Catatan Ganda');
    expect(body.items).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain(staffB1.accountId);
    const csv = employeesCsv([{ nip: staffB1.nip, unit: unit() }]);
    const answer = await sendImport(admin(), 'employees', csv);
    expect(answer.body.rejected[0]).toMatchObject({ code: 'nip_not_available' });
    expect(
      await test.database.query('select 1 from account where agency_id = $1 and person_id = $2', [
        theirs.agencyId,
        staffB1.personId,
      ]),
    ).toHaveLength(1);
  });
});
