import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { generateSync } from 'otplib';
import {
  JWT_SECRET,
  startAppOn,
  startTestApp,
  type TestApp,
  TEST_NOW,
  waitFor,
} from '../../test/app.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../test/factories/organization.js';
import { OWN_PASSWORD, SessionFactory, type TestSession } from '../../test/factories/sessions.js';
import { type Method, OPERATIONS } from '../../test/hostile/contract.js';
import { newId } from '../shared/database/ids.js';

/** All that may be done before a second factor that is demanded is set up. */
const BEFORE_SET_UP = [
  'GET /api/v1/me',
  'GET /api/v1/me/second-factor',
  'POST /api/v1/auth/password',
  'POST /api/v1/auth/reauth',
  'POST /api/v1/me/second-factor',
  'POST /api/v1/me/second-factor/confirm',
];
/** Asks nobody who it is. */
const PUBLIC = /\/(health|metrics|verify|auth\/(login|mfa|refresh|logout|forgot|reset))/;

const REMOVE = resolve(import.meta.dirname, '../../dist/bin/remove-second-factor.js');

/** As test/app.ts sets it. */

const NEXT = 'Teduh-Menanam-77';

describe('a second factor', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let sessions: SessionFactory;
  /** Half minutes go on from test to test, for a code is used once. */
  let now = new Date(TEST_NOW).getTime();
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    sessions = new SessionFactory(test);
    await sessions.givePasswords();
  });
  afterAll(() => test.close());
  beforeEach(() => later(20));

  const later = (minutes: number): void => {
    now += minutes * 60_000;
    test.clock.set(new Date(now).toISOString());
  };
  const codeOf = (secret: string): string => generateSync({ secret, epoch: now / 1000 });
  const login = (person: TestEmployee, password = OWN_PASSWORD) =>
    test.anonymous.post('/auth/login', { nip: person.nip, password });
  const second = (mfaToken: string, code: string, headers: Record<string, string> = {}) =>
    test.anonymous.post('/auth/mfa', { mfaToken, code }, { headers });
  const toldTo = async ({ employeeId }: TestEmployee): Promise<string[]> =>
    (
      await test.database.query<{ kind: string }>(
        'select kind from notification where employee_id = $1 order by id',
        [employeeId],
      )
    ).map(({ kind }) => kind);
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  const ask = (method: Method, url: string, token: string) => {
    const { get, post, put, patch, delete: remove } = test.anonymous;
    if (method === 'GET') return get(url, bearer(token));
    if (method === 'DELETE') return remove(url, bearer(token));
    return { POST: post, PUT: put, PATCH: patch }[method](url, {}, bearer(token));
  };
  /** A token between password and code, by hand. */
  const halfWayToken = (changes: object): string => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(changes)}`;
    return `${text}.${createHmac('sha256', JWT_SECRET).update(text).digest('base64url')}`;
  };
  const halfWay = async (person: TestEmployee): Promise<string> =>
    (await login(person)).body.mfaToken;

  async function switchOn(
    person: TestEmployee,
  ): Promise<{ session: TestSession; secret: string; recoveryCodes: string[] }> {
    const session = await sessions.signIn(person);
    const { secret } = (await session.post('/me/second-factor')).body;
    const { status, body } = await session.post('/me/second-factor/confirm', {
      code: codeOf(secret),
    });
    expect(status).toBe(200);
    later(1);
    return { session, secret, ...body };
  }

  it('is off until switched on with a code of the app, and shows its secret as text and picture', async () => {
    const { staffA1 } = agency;
    expect((await test.anonymous.get('/me/second-factor')).status).toBe(401);
    const earlier = await sessions.signIn(staffA1);
    later(11);
    expect((await earlier.post('/me/second-factor')).body.code).toBe('password_required');
    const session = await sessions.signIn(staffA1);
    expect((await session.post('/me/second-factor/confirm', { code: '000000' })).status).toBe(409);
    expect((await session.get('/me/second-factor')).body).toEqual({
      status: 'off',
      since: null,
      recoveryCodesLeft: 0,
    });
    const { status, body } = await session.post('/me/second-factor');
    expect(status).toBe(200);
    expect(body.uri).toContain(`secret=${body.secret}`);
    expect(body.qr).toMatch(/^<svg/);
    // Begun is not switched on.
    expect((await login(staffA1)).body.accessToken).toBeDefined();
    expect(await session.post('/me/second-factor/confirm', { code: '000000' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'code', code: 'code_wrong' }] },
    });
    const rows = await test.database.query<{ secret: Buffer }>('select secret from second_factor');
    expect(rows[0]?.secret.toString('latin1')).not.toContain(body.secret);
    const both = await Promise.all(
      [1, 2].map(() => session.post('/me/second-factor/confirm', { code: codeOf(body.secret) })),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await session.get('/me/second-factor')).body).toMatchObject({
      status: 'on',
      recoveryCodesLeft: 10,
    });
    expect((await session.post('/me/second-factor')).status).toBe(409);
    // What was begun with the password alone does not live on.
    expect((await earlier.get('/me')).status).toBe(401);
    expect((await session.get('/me')).status).toBe(200);
    expect(await toldTo(staffA1)).toEqual(['account.switch_on_second_factor']);
  });

  it('leaves no session of the password alone that began while it was switched on', async () => {
    const { headOfB1 } = agency;
    const session = await sessions.signIn(headOfB1);
    const { secret } = (await session.post('/me/second-factor')).body;
    const waiting = async (most: number) =>
      waitFor(async () => {
        const rows = await test.database.query(
          `select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where not l.granted and a.datname = current_database()`,
        );
        return rows.length >= most;
      });
    const started: Promise<unknown>[] = [];
    let late: ReturnType<typeof login> | undefined;
    await test.database.transaction(async (tx) => {
      await tx.query('select 1 from account where id = $1 for update', [headOfB1.accountId]);
      started.push(session.post('/me/second-factor/confirm', { code: codeOf(secret) }));
      await waiting(1);
      late = login(headOfB1);
      await waiting(2);
    });
    expect(await started[0]).toMatchObject({ status: 200 });
    // Whichever of them the database lets through first: refused, or begun and ended.
    const answer = await late;
    const token: string | undefined = answer?.body.accessToken;
    const after = token ? await test.anonymous.get('/me', bearer(token)) : answer;
    expect(after?.status).toBe(401);
    expect(Object.keys((await login(headOfB1)).body)).toEqual(['mfaToken']);
    await test.database.query(
      `with gone as (delete from second_factor where account_id = $1)
       update account set has_second_factor = false where id = $1`,
      [headOfB1.accountId],
    );
  });

  it('is begun anew when its secret lay about for an hour', async () => {
    const { headOfA1 } = agency;
    const { secret } = (await (await sessions.signIn(headOfA1)).post('/me/second-factor')).body;
    later(61);
    const session = await sessions.signIn(headOfA1);
    const confirm = await session.post('/me/second-factor/confirm', { code: codeOf(secret) });
    expect(confirm.status).toBe(409);
    expect((await session.get('/me/second-factor')).body.status).toBe('off');
  });

  it('asks for a code after the password, and takes each once, also of two at the same time', async () => {
    const { secret } = await switchOn(agency.staffA1b);
    const answer = await login(agency.staffA1b);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(['mfaToken']);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const { mfaToken } = answer.body;
    expect((await test.anonymous.get('/me', bearer(mfaToken))).status).toBe(401);
    const asCookie = { headers: { cookie: `asn_access=${mfaToken}; asn_refresh=${mfaToken}` } };
    expect((await test.anonymous.get('/me', asCookie)).status).toBe(401);
    expect((await test.anonymous.post('/auth/refresh', {}, asCookie)).status).toBe(401);
    expect((await second(mfaToken, '000000')).body.errors[0].code).toBe('code_wrong');
    const code = codeOf(secret);
    const both = await Promise.all([1, 2].map(() => second(mfaToken, code)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(both.find(({ status }) => status === 200)?.body.me.name).toBe(agency.staffA1b.name);
    // Neither the code nor the token is good for another session.
    const next = await halfWay(agency.staffA1b);
    expect((await second(next, code)).body.errors[0].code).toBe('code_wrong');
    later(1);
    expect((await second(mfaToken, codeOf(secret))).body.errors[0].code).toBe('mfa_expired');
    expect((await second(next, codeOf(secret))).status).toBe(200);
  });

  it('takes codes of the half minute before and after, and no others', async () => {
    const { headOfDinasA } = agency;
    const { secret } = await switchOn(headOfDinasA);
    const at = (seconds: number) => generateSync({ secret, epoch: now / 1000 + seconds });
    for (const seconds of [-90, 90])
      expect((await second(await halfWay(headOfDinasA), at(seconds))).status).toBe(400);
    expect((await second(await halfWay(headOfDinasA), at(-30))).status).toBe(200);
    expect((await second(await halfWay(headOfDinasA), at(30))).status).toBe(200);
    // One that is older than the last that was used would be a replay.
    expect((await second(await halfWay(headOfDinasA), at(0))).status).toBe(400);
    later(1);
    const spaced = `${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)}`;
    expect((await second(await halfWay(headOfDinasA), spaced)).status).toBe(200);
  });

  it('refuses a token between the steps that is too old, for another use, or of another key', async () => {
    const { staffA1b } = agency;
    const good = await halfWay(staffA1b);
    const claims = JSON.parse(Buffer.from(good.split('.')[1] ?? '', 'base64url').toString());
    const made = [
      halfWayToken({ ...claims, exp: Math.floor(Date.now() / 1000) - 1 }),
      halfWayToken({ ...claims, aud: 'asn-squad' }),
      halfWayToken({ ...claims, sub: agency.staffA2.accountId }),
      `${good.slice(0, -3)}AAA`,
    ];
    for (const token of made)
      expect((await second(token, '000000')).body.errors[0].code).toBe('mfa_expired');
    // Made in the same way, with nothing changed, it is one: the refusals above have their own reasons.
    expect((await second(halfWayToken(claims), '000000')).body.errors[0].code).toBe('code_wrong');
  });

  it('takes a recovery code once', async () => {
    const { recoveryCodes } = await switchOn(agency.staffA2);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = ''] = recoveryCodes;
    const token = await halfWay(agency.staffA2);
    const both = await Promise.all(
      [first, first.toLowerCase().replaceAll('-', ' ')].map((code) => second(token, code)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const signedIn = both.find(({ status }) => status === 200)?.body.accessToken;
    const state = await test.anonymous.get('/me/second-factor', bearer(signedIn));
    expect(state.body.recoveryCodesLeft).toBe(9);
    expect(await toldTo(agency.staffA2)).toContain('account.use_recovery_code');
  });

  it('opens one session with one token, whatever codes come with it at once', async () => {
    const { asisten } = agency;
    const { recoveryCodes } = await switchOn(asisten);
    const token = await halfWay(asisten);
    const all = await Promise.all(recoveryCodes.slice(0, 4).map((code) => second(token, code)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    for (const { body } of all.filter(({ status }) => status === 400))
      expect(body.errors[0]).toMatchObject({ field: 'mfaToken', code: 'mfa_expired' });
    const again = await second(await halfWay(asisten), recoveryCodes[5] ?? '');
    expect(again.status).toBe(200);
  });

  it('gives ten new recovery codes for password and code, and the old ones end', async () => {
    const { headOfHukum } = agency;
    const url = '/me/second-factor/recovery-codes';
    const { session, secret, recoveryCodes } = await switchOn(headOfHukum);
    const renew = (body: object) => session.post(url, body);
    expect((await test.anonymous.post(url, {})).status).toBe(401);
    expect((await renew({ password: OWN_PASSWORD })).status).toBe(400);
    expect((await renew({ password: 'Salah-2026!', code: '1' })).body.errors[0].field).toBe(
      'password',
    );
    expect((await renew({ password: OWN_PASSWORD, code: '000000' })).body.errors[0].field).toBe(
      'code',
    );
    const body = { password: OWN_PASSWORD, code: codeOf(secret) };
    const both = await Promise.all([renew(body), renew(body)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const fresh: string[] = both.find(({ status }) => status === 200)?.body.recoveryCodes;
    expect(new Set([...fresh, ...recoveryCodes]).size).toBe(20);
    const [old = ''] = recoveryCodes;
    expect((await second(await halfWay(headOfHukum), old)).status).toBe(400);
    expect((await second(await halfWay(headOfHukum), fresh[0] ?? '')).status).toBe(200);
    const plain = await sessions.signIn(agency.staffUmum);
    expect((await plain.post(url, { password: OWN_PASSWORD, code: '000000' })).status).toBe(409);
  });

  it('is not got round with a code for a new password', async () => {
    const { headOfUmum, admin } = agency;
    const { session, secret } = await switchOn(headOfUmum);
    const { code } = (await admin.api.post(`/accounts/${headOfUmum.accountId}/codes`)).body;
    const reset = await test.anonymous.post('/auth/reset', {
      nip: headOfUmum.nip,
      code,
      next: NEXT,
    });
    expect([reset.status, reset.headers.getSetCookie()]).toEqual([204, []]);
    expect((await session.get('/me')).status).toBe(401);
    const answer = await login(headOfUmum, NEXT);
    expect(Object.keys(answer.body)).toEqual(['mfaToken']);
    expect((await second(answer.body.mfaToken, codeOf(secret))).status).toBe(200);
  });

  it('lets nobody who knows the password lock out the browser that its owner uses', async () => {
    const { sekda } = agency;
    const { secret } = await switchOn(sekda);
    const first = await second(await halfWay(sekda), codeOf(secret));
    const cookie = first.headers
      .getSetCookie()
      .map((text) => text.split(';')[0] ?? '')
      .find((text) => text.startsWith('asn_device='));
    later(1);
    const token = await halfWay(sekda);
    for (let guess = 0; guess < 5; guess += 1)
      await second(token, '000000', { 'x-forwarded-for': `127.113.0.${guess}` });
    expect((await second(token, codeOf(secret))).body.code).toBe('account_locked');
    const owner = await second(token, codeOf(secret), { cookie: cookie ?? '' });
    expect(owner.status).toBe(200);
    await waitFor(async () => (await toldTo(sekda)).includes('account.refuse_login'));
  });

  it('stops after five wrong codes, and refuses a token that was made up or whose password changed', async () => {
    const { staffB1 } = agency;
    const { secret, session } = await switchOn(staffB1);
    const token = await halfWay(staffB1);
    const wrong = await Promise.all(Array.from({ length: 20 }, () => second(token, '000000')));
    expect(wrong.filter(({ status }) => status === 400)).toHaveLength(5);
    expect((await second(token, codeOf(secret))).body.code).toBe('account_locked');
    later(16);
    const late = await halfWay(staffB1);
    const change = { current: OWN_PASSWORD, next: NEXT };
    expect((await session.post('/auth/password', change)).status).toBe(200);
    for (const made of [late, 'bukan-token', session.accessToken])
      expect((await second(made, codeOf(secret))).body.errors[0]).toMatchObject({
        field: 'mfaToken',
        code: 'mfa_expired',
      });
  });

  it('is switched off with password and code', async () => {
    const { staffB1b } = agency;
    const { session, secret } = await switchOn(staffB1b);
    const off = (password: string, code: string) =>
      session.post('/me/second-factor/off', { password, code });
    expect((await off('Salah-2026!', codeOf(secret))).body.errors[0].field).toBe('password');
    expect((await off(OWN_PASSWORD, '000000')).body.errors[0].field).toBe('code');
    expect((await off(OWN_PASSWORD, codeOf(secret))).status).toBe(204);
    expect((await off(OWN_PASSWORD, codeOf(secret))).status).toBe(409);
    expect((await login(staffB1b)).body.accessToken).toBeDefined();
  });

  it('is asked for when the password is given again', async () => {
    const { session, secret } = await switchOn(agency.staffUmum);
    const again = (body: object) => session.post('/auth/reauth', body);
    expect((await again({ password: OWN_PASSWORD })).body.errors[0].code).toBe('code_required');
    const code = codeOf(secret);
    expect((await again({ password: OWN_PASSWORD, code })).status).toBe(200);
  });

  it('is not got round by changing the password, and what is half way ends with the sessions', async () => {
    const { headOfDinasB, admin } = agency;
    const { session, secret } = await switchOn(headOfDinasB);
    later(11);
    const { body } = await session.post('/auth/password', { current: OWN_PASSWORD, next: NEXT });
    const asBearer = { headers: { authorization: `Bearer ${body.accessToken}` } };
    expect((await test.anonymous.get('/me', asBearer)).status).toBe(200);
    const grant = await test.anonymous.post('/accounts/codes', {}, asBearer);
    expect(grant.body.code).toBe('password_required');
    const { mfaToken } = (await login(headOfDinasB, NEXT)).body;
    expect((await admin.api.post(`/accounts/${headOfDinasB.accountId}/end-sessions`)).status).toBe(
      200,
    );
    expect((await second(mfaToken, codeOf(secret))).body.errors[0].code).toBe('mfa_expired');
  });

  it('is removed by the admin, who gave the password; sessions end and the person is told', async () => {
    const { headOfB1, admin, headOfA1 } = agency;
    const { session } = await switchOn(headOfB1);
    const url = `/accounts/${headOfB1.accountId}/reset-second-factor`;
    expect((await test.anonymous.post(url)).status).toBe(401);
    expect((await headOfA1.api.post(url)).status).toBe(403);
    expect((await admin.api.post(`/accounts/${newId()}/reset-second-factor`)).status).toBe(404);
    const both = await Promise.all([1, 2].map(() => admin.api.post(url)));
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await session.get('/me')).status).toBe(401);
    expect((await login(headOfB1)).body.accessToken).toBeDefined();
    const told = await test.database.query(
      `select 1 from notification where employee_id = $1 and kind = 'account.reset_second_factor'`,
      [headOfB1.employeeId],
    );
    expect(told).toHaveLength(1);
  });

  it('is taken away on the server where nobody else can', async () => {
    const { headOfA1 } = agency;
    const { session } = await switchOn(headOfA1);
    const remove = () =>
      promisify(execFile)(process.execPath, [REMOVE, headOfA1.nip], {
        env: { ...process.env, DATABASE_URL: test.databaseUrl },
      });
    expect((await remove()).stdout).toContain('with the password alone');
    await expect(remove()).rejects.toMatchObject({ code: 1 });
    expect((await session.get('/me')).status).toBe(401);
    expect((await login(headOfA1)).body.accessToken).toBeDefined();
    const events = await test.database.query(
      `select 1 from audit_event where entity_id = $1 and action = 'account.reset_second_factor'`,
      [headOfA1.accountId],
    );
    expect(events).toHaveLength(1);
  });

  it('is demanded of the capacities that the agency names, before anything else', async () => {
    const { admin, headOfA2, staffA1 } = agency;
    const { version } = (await admin.api.get('/agency')).body;
    const wish = { secondFactorFor: ['unit_head'], version };
    expect((await admin.api.patch('/agency', { ...wish, secondFactorFor: ['x'] })).status).toBe(
      400,
    );
    const changed = await admin.api.patch('/agency', wish);
    expect(changed.body.settings.secondFactorFor).toEqual(['unit_head']);
    const { body } = await login(headOfA2);
    expect(body.mustSetUpSecondFactor).toBe(true);
    const session = await sessions.signIn(headOfA2);
    expect((await session.get('/me')).body.account.mustSetUpSecondFactor).toBe(true);
    const open: string[] = [];
    for (const { name, method, path } of OPERATIONS.filter((one) => !PUBLIC.test(one.path))) {
      const url = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, newId());
      const { body: answer } = await ask(method, url, session.accessToken);
      if (answer?.code !== 'second_factor_required') open.push(name);
    }
    expect(open.sort()).toEqual(BEFORE_SET_UP);
    const { secret } = (await session.post('/me/second-factor')).body;
    const code = codeOf(secret);
    expect((await session.post('/me/second-factor/confirm', { code })).status).toBe(200);
    expect((await session.get('/inbox')).status).toBe(200);
    // Of nobody else.
    expect((await staffA1.api.get('/inbox')).status).toBe(200);
  });

  it('goes on under another JWT_SECRET where the one before is told at the start', async () => {
    const { headOfA1 } = agency;
    const { secret } = await switchOn(headOfA1);
    const sealedNow = () =>
      test.database.query<{ secret: Buffer }>(
        'select secret from second_factor where account_id = $1',
        [headOfA1.accountId],
      );
    const [before] = await sealedNow();
    const next = {
      JWT_SECRET: 'another-secret-another-secret-another-12',
      JWT_SECRET_BEFORE: JWT_SECRET,
    };
    const other = await startAppOn(test.databaseUrl, next, () => Promise.resolve());
    await other.close();
    const [after] = await sealedNow();
    expect(after?.secret.equals(before?.secret ?? Buffer.alloc(0))).toBe(false);
    const back = { JWT_SECRET, JWT_SECRET_BEFORE: next.JWT_SECRET };
    const again = await startAppOn(test.databaseUrl, back, () => Promise.resolve());
    await again.close();
    const answer = await second(await halfWay(headOfA1), codeOf(secret));
    expect(answer.status).toBe(200);
  });
});
