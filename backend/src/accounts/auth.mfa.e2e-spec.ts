import { createHmac } from 'node:crypto';
import { generateSync } from 'otplib';
import { JWT_SECRET, startTestApp, type TestApp, waitFor } from '../../test/app.js';
import type { SmallAgency } from '../../test/factories/organization.js';
import { bearer, SecondFactorSteps } from '../../test/factories/second-factor.js';
import { OWN_PASSWORD } from '../../test/factories/sessions.js';

const NEXT = 'Teduh-Menanam-77';

describe('POST /auth/mfa', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let steps: SecondFactorSteps;
  beforeAll(async () => {
    test = await startTestApp();
    steps = await SecondFactorSteps.in(test);
    ({ agency } = steps);
  });
  afterAll(() => test.close());
  beforeEach(() => steps.later(20));

  /** A token between password and code, by hand. */
  const halfWayToken = (changes: object): string => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(changes)}`;
    return `${text}.${createHmac('sha256', JWT_SECRET).update(text).digest('base64url')}`;
  };
  it('asks for a code after the password, and takes each once, also of two at the same time', async () => {
    const { secret } = await steps.switchOn(agency.staffA1b);
    const answer = await steps.login(agency.staffA1b);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(['mfaToken']);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const { mfaToken } = answer.body;
    expect((await test.anonymous.get('/me', bearer(mfaToken))).status).toBe(401);
    const asCookie = { headers: { cookie: `asn_access=${mfaToken}; asn_refresh=${mfaToken}` } };
    expect((await test.anonymous.get('/me', asCookie)).status).toBe(401);
    expect((await test.anonymous.post('/auth/refresh', {}, asCookie)).status).toBe(401);
    expect((await steps.second(mfaToken, '000000')).body.errors[0].code).toBe('code_wrong');
    const code = steps.codeOf(secret);
    const both = await Promise.all([1, 2].map(() => steps.second(mfaToken, code)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(both.find(({ status }) => status === 200)?.body.me.name).toBe(agency.staffA1b.name);
    // Neither the code nor the token is good for another session.
    const next = await steps.halfWay(agency.staffA1b);
    expect((await steps.second(next, code)).body.errors[0].code).toBe('code_wrong');
    steps.later(1);
    expect((await steps.second(mfaToken, steps.codeOf(secret))).body.errors[0].code).toBe(
      'mfa_expired',
    );
    expect((await steps.second(next, steps.codeOf(secret))).status).toBe(200);
  });

  it('takes codes of the half minute before and after, and no others', async () => {
    const { headOfDinasA } = agency;
    const { secret } = await steps.switchOn(headOfDinasA);
    const at = (seconds: number) => generateSync({ secret, epoch: steps.now / 1000 + seconds });
    for (const seconds of [-90, 90])
      expect((await steps.second(await steps.halfWay(headOfDinasA), at(seconds))).status).toBe(400);
    expect((await steps.second(await steps.halfWay(headOfDinasA), at(-30))).status).toBe(200);
    expect((await steps.second(await steps.halfWay(headOfDinasA), at(30))).status).toBe(200);
    // One that is older than the last that was used would be a replay.
    expect((await steps.second(await steps.halfWay(headOfDinasA), at(0))).status).toBe(400);
    steps.later(1);
    const spaced = `${steps.codeOf(secret).slice(0, 3)} ${steps.codeOf(secret).slice(3)}`;
    expect((await steps.second(await steps.halfWay(headOfDinasA), spaced)).status).toBe(200);
  });

  it('refuses a token between the steps that is too old, for another use, or of another key', async () => {
    const { staffA1b } = agency;
    const good = await steps.halfWay(staffA1b);
    const claims = JSON.parse(Buffer.from(good.split('.')[1] ?? '', 'base64url').toString());
    const made = [
      halfWayToken({ ...claims, exp: Math.floor(Date.now() / 1000) - 1 }),
      halfWayToken({ ...claims, aud: 'asn-squad' }),
      halfWayToken({ ...claims, sub: agency.staffA2.accountId }),
      `${good.slice(0, -3)}AAA`,
    ];
    for (const token of made)
      expect((await steps.second(token, '000000')).body.errors[0].code).toBe('mfa_expired');
    // Made in the same way, with nothing changed, it is one: the refusals above have their own reasons.
    expect((await steps.second(halfWayToken(claims), '000000')).body.errors[0].code).toBe(
      'code_wrong',
    );
  });

  it('takes a recovery code once', async () => {
    const { recoveryCodes } = await steps.switchOn(agency.staffA2);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = ''] = recoveryCodes;
    const token = await steps.halfWay(agency.staffA2);
    const both = await Promise.all(
      [first, first.toLowerCase().replaceAll('-', ' ')].map((code) => steps.second(token, code)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const signedIn = both.find(({ status }) => status === 200)?.body.accessToken;
    const state = await test.anonymous.get('/me/second-factor', bearer(signedIn));
    expect(state.body.recoveryCodesLeft).toBe(9);
    expect(await steps.toldTo(agency.staffA2)).toContain('account.use_recovery_code');
  });

  it('opens one session with one token, whatever codes come with it at once', async () => {
    const { asisten } = agency;
    const { recoveryCodes } = await steps.switchOn(asisten);
    const token = await steps.halfWay(asisten);
    const all = await Promise.all(
      recoveryCodes.slice(0, 4).map((code) => steps.second(token, code)),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    for (const { body } of all.filter(({ status }) => status === 400))
      expect(body.errors[0]).toMatchObject({ field: 'mfaToken', code: 'mfa_expired' });
    const again = await steps.second(await steps.halfWay(asisten), recoveryCodes[5] ?? '');
    expect(again.status).toBe(200);
  });

  it('lets nobody who knows the password lock out the browser that its owner uses', async () => {
    const { sekda } = agency;
    const { secret } = await steps.switchOn(sekda);
    const first = await steps.second(await steps.halfWay(sekda), steps.codeOf(secret));
    const cookie = first.headers
      .getSetCookie()
      .map((text) => text.split(';')[0] ?? '')
      .find((text) => text.startsWith('asn_device='));
    steps.later(1);
    const token = await steps.halfWay(sekda);
    for (let guess = 0; guess < 5; guess += 1)
      await steps.second(token, '000000', { 'x-forwarded-for': `127.113.0.${guess}` });
    expect((await steps.second(token, steps.codeOf(secret))).body.code).toBe('account_locked');
    const owner = await steps.second(token, steps.codeOf(secret), { cookie: cookie ?? '' });
    expect(owner.status).toBe(200);
    await waitFor(async () => (await steps.toldTo(sekda)).includes('account.refuse_login'));
  });

  it('stops after five wrong codes, and refuses a token that was made up or whose password changed', async () => {
    const { staffB1 } = agency;
    const { secret, session } = await steps.switchOn(staffB1);
    const token = await steps.halfWay(staffB1);
    const wrong = await Promise.all(
      Array.from({ length: 20 }, () => steps.second(token, '000000')),
    );
    expect(wrong.filter(({ status }) => status === 400)).toHaveLength(5);
    expect((await steps.second(token, steps.codeOf(secret))).body.code).toBe('account_locked');
    steps.later(16);
    const late = await steps.halfWay(staffB1);
    const change = { current: OWN_PASSWORD, next: NEXT };
    expect((await session.post('/auth/password', change)).status).toBe(200);
    for (const made of [late, 'bukan-token', session.accessToken])
      expect((await steps.second(made, steps.codeOf(secret))).body.errors[0]).toMatchObject({
        field: 'mfaToken',
        code: 'mfa_expired',
      });
  });
});
