import { startTestApp, type TestApp } from '../../test/app.js';
import type { SmallAgency } from '../../test/factories/organization.js';
import { SecondFactorSteps } from '../../test/factories/second-factor.js';
import { OWN_PASSWORD, type SessionFactory } from '../../test/factories/sessions.js';

describe('POST /me/second-factor/recovery-codes', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let steps: SecondFactorSteps;
  let sessions: SessionFactory;
  beforeAll(async () => {
    test = await startTestApp();
    steps = await SecondFactorSteps.in(test);
    ({ agency, sessions } = steps);
  });
  afterAll(() => test.close());
  beforeEach(() => steps.later(20));

  it('gives ten new recovery codes for password and code, and the old ones end', async () => {
    const { headOfHukum } = agency;
    const url = '/me/second-factor/recovery-codes';
    const { session, secret, recoveryCodes } = await steps.switchOn(headOfHukum);
    const renew = (body: object) => session.post(url, body);
    expect((await test.anonymous.post(url, {})).status).toBe(401);
    expect((await renew({ password: OWN_PASSWORD })).status).toBe(400);
    expect((await renew({ password: 'Salah-2026!', code: '1' })).body.errors[0].field).toBe(
      'password',
    );
    expect((await renew({ password: OWN_PASSWORD, code: '000000' })).body.errors[0].field).toBe(
      'code',
    );
    const body = { password: OWN_PASSWORD, code: steps.codeOf(secret) };
    const both = await Promise.all([renew(body), renew(body)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const fresh: string[] = both.find(({ status }) => status === 200)?.body.recoveryCodes;
    expect(new Set([...fresh, ...recoveryCodes]).size).toBe(20);
    const [old = ''] = recoveryCodes;
    expect((await steps.second(await steps.halfWay(headOfHukum), old)).status).toBe(400);
    expect((await steps.second(await steps.halfWay(headOfHukum), fresh[0] ?? '')).status).toBe(200);
    const plain = await sessions.signIn(agency.staffUmum);
    expect((await plain.post(url, { password: OWN_PASSWORD, code: '000000' })).status).toBe(409);
  });
});
