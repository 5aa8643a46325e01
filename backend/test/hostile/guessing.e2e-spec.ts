import { startTestApp, type TestApp, TEST_NOW, waitFor } from '../app.js';
import { type SmallAgency, smallAgency } from '../factories/organization.js';
import { OWN_PASSWORD, SessionFactory } from '../factories/sessions.js';

const WRONG = 'Tebakan-Jahat-9';
const STRANGER = '127.100.0.7';

describe('guessing passwords and codes', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    await new SessionFactory(test).givePasswords();
  });
  afterEach(() => test.close());

  const login = (nip: string, password: string, from = '127.113.0.9', cookie = '') =>
    test.anonymous.post(
      '/auth/login',
      { nip, password },
      { headers: { 'x-forwarded-for': from, cookie } },
    );
  const guessOften = (nip: string, times: number, from?: string) =>
    Promise.all(Array.from({ length: times }, () => login(nip, WRONG, from)));
  const deviceOf = ({ headers }: { headers: Headers }): string =>
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0] ?? '')
      .find((cookie) => cookie.startsWith('asn_device=')) ?? '';

  it.each([60, 115])(
    'checks five of %i that come at once, and not the right last one',
    async (n) => {
      const { nip, accountId } = agency.staffA1;
      const wrong = guessOften(nip, n - 1);
      await waitFor(async () => {
        const claimed = await test.database.query('select 1 from guess where attempts = 5');
        return claimed.length > 0;
      });
      const right = await login(nip, OWN_PASSWORD);
      const statuses = [...(await wrong), right].map(({ status }) => status);
      expect(statuses).toEqual(Array.from({ length: n }, () => 401));
      const refused = () =>
        test.database.query(
          `select 1 from audit_event where entity_id = $1 and action = 'account.refuse_login'`,
          [accountId],
        );
      await waitFor(async () => (await refused()).length >= 5);
      expect(await refused()).toHaveLength(5);
    },
  );

  it('checks no more when they come over two servers, and lets one sign in often at once', async () => {
    const { nip } = agency.staffA1;
    const many = await Promise.all(Array.from({ length: 12 }, () => login(nip, OWN_PASSWORD)));
    expect(many.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    // Another server has just given out four of the five.
    await login(nip, WRONG);
    await test.database.query('update guess set attempts = 4');
    expect((await login(nip, WRONG)).status).toBe(401);
    expect((await login(nip, OWN_PASSWORD)).status).toBe(401);
  });

  it('locks out nobody but whoever guesses: not the owner elsewhere, nor at the known browser', async () => {
    const { nip } = agency.staffA1;
    const device = deviceOf(await login(nip, OWN_PASSWORD, STRANGER));
    await guessOften(nip, 8, STRANGER);
    expect((await login(nip, OWN_PASSWORD, STRANGER)).status).toBe(401);
    // From home, and from the owner's own browser behind the same address as the stranger.
    expect((await login(nip, OWN_PASSWORD)).status).toBe(200);
    expect((await login(nip, OWN_PASSWORD, STRANGER, device)).status).toBe(200);
  });

  it('locks a known browser by itself, and takes nobody else’s or a forged one for known', async () => {
    const { nip } = agency.staffA1;
    const device = deviceOf(await login(nip, OWN_PASSWORD));
    const colleague = deviceOf(await login(agency.staffA2.nip, OWN_PASSWORD));
    await guessOften(nip, 5, STRANGER);
    expect((await login(nip, OWN_PASSWORD, STRANGER, colleague)).status).toBe(401);
    const forged = device.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await login(nip, OWN_PASSWORD, STRANGER, forged)).status).toBe(401);
    const guesses = await Promise.all(
      Array.from({ length: 8 }, () => login(nip, WRONG, '127.2.0.1', device)),
    );
    expect(guesses.every(({ status }) => status === 401)).toBe(true);
    expect((await login(nip, OWN_PASSWORD, '127.2.0.1', device)).status).toBe(401);
    expect((await login(nip, OWN_PASSWORD, '127.2.0.1')).status).toBe(200);
  });

  it('remembers several people of one shared browser, and for half a year', async () => {
    const { staffA1, staffA2 } = agency;
    const first = deviceOf(await login(staffA1.nip, OWN_PASSWORD));
    const both = deviceOf(await login(staffA2.nip, OWN_PASSWORD, undefined, first));
    await guessOften(staffA1.nip, 5, STRANGER);
    await guessOften(staffA2.nip, 5, STRANGER);
    expect((await login(staffA1.nip, OWN_PASSWORD, STRANGER, both)).status).toBe(200);
    expect((await login(staffA2.nip, OWN_PASSWORD, STRANGER, both)).status).toBe(200);
    test.clock.set('2027-06-24T02:14:00.000Z');
    await guessOften(staffA1.nip, 5, STRANGER);
    expect((await login(staffA1.nip, OWN_PASSWORD, STRANGER, both)).status).toBe(401);
    test.clock.set(TEST_NOW);
  });

  it('slows down who guesses from many networks, for an unknown NIP alike, and never a known browser', async () => {
    const { nip } = agency.staffA1;
    const unknown = '199001012015011001';
    const device = deviceOf(await login(nip, OWN_PASSWORD));
    for (const name of [nip, unknown]) {
      for (let n = 0; n < 6; n += 1) await guessOften(name, 5, `127.100.0.${n}`);
      const started = performance.now();
      await Promise.all([1, 2].map((n) => login(name, WRONG, `127.2.0.${n}`)));
      expect(performance.now() - started).toBeGreaterThan(1_900);
    }
    const started = performance.now();
    expect((await login(nip, OWN_PASSWORD, STRANGER, device)).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('locks out nobody’s admin either', async () => {
    await test.database.query(
      `insert into account (id, username, password_state, is_installer, password_hash)
       select gen_random_uuid(), 'admin', 'own', true, password_hash from account where username = $1`,
      [agency.staffA1.nip],
    );
    await guessOften('admin', 8, STRANGER);
    expect((await login('admin', OWN_PASSWORD, STRANGER)).status).toBe(401);
    expect((await login('admin', OWN_PASSWORD)).status).toBe(200);
  });

  it('burns nobody’s code', async () => {
    const { nip, accountId } = agency.staffA1;
    const { body } = await agency.admin.api.post(`/accounts/${accountId}/codes`);
    const reset = (code: string, from: string) =>
      test.anonymous.post(
        '/auth/reset',
        { nip, code, next: 'Teduh-Menanam-77' },
        { headers: { 'x-forwarded-for': from } },
      );
    const wrong = await Promise.all(
      Array.from({ length: 30 }, (_, n) => reset('SALAH23456', `127.100.0.${n % 4}`)),
    );
    expect(wrong.every(({ status }) => status === 400)).toBe(true);
    await guessOften(nip, 5, '127.113.0.9');
    expect((await reset(body.code, '127.113.0.9')).status).toBe(204);
    // And the holder of a new password is locked out nowhere.
    expect((await login(nip, 'Teduh-Menanam-77')).status).toBe(200);
  });

  it('checks ten codes from one place, however many come at once', async () => {
    const { nip, accountId } = agency.staffA1;
    const { body } = await agency.admin.api.post(`/accounts/${accountId}/codes`);
    // Two servers, or a limit by address that is set higher: the count is the database's.
    const reset = (code: string) =>
      test.anonymous.post(
        '/auth/reset',
        { nip, code, next: 'Teduh-Menanam-77' },
        { headers: { 'x-forwarded-for': STRANGER } },
      );
    await reset('SALAH23456');
    await test.database.query('update guess set attempts = 10');
    expect(await reset(body.code)).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'code_wrong' }] },
    });
    test.clock.set('2026-11-24T02:30:00.000Z');
    expect((await reset(body.code)).status).toBe(204);
  });

  it('guesses at a present password lock that session only', async () => {
    const sessions = new SessionFactory(test);
    const [taken, own] = [
      await sessions.signIn(agency.staffA1),
      await sessions.signIn(agency.staffA1),
    ];
    for (let n = 0; n < 5; n += 1) await taken.post('/auth/reauth', { password: WRONG });
    expect((await taken.post('/auth/reauth', { password: OWN_PASSWORD })).status).toBe(429);
    expect((await own.post('/auth/reauth', { password: OWN_PASSWORD })).status).toBe(200);
    expect((await login(agency.staffA1.nip, OWN_PASSWORD)).status).toBe(200);
  });
});
