import { startTestApp, type TestApp } from '../../test/app.js';
import type { SmallAgency } from '../../test/factories/organization.js';
import { SecondFactorSteps } from '../../test/factories/second-factor.js';
import { OWN_PASSWORD } from '../../test/factories/sessions.js';

describe('POST /me/second-factor/off', () => {
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

  it('is switched off with password and code', async () => {
    const { staffB1b } = agency;
    const { session, secret } = await steps.switchOn(staffB1b);
    const off = (password: string, code: string) =>
      session.post('/me/second-factor/off', { password, code });
    expect((await off('Salah-2026!', steps.codeOf(secret))).body.errors[0].field).toBe('password');
    expect((await off(OWN_PASSWORD, '000000')).body.errors[0].field).toBe('code');
    expect((await off(OWN_PASSWORD, steps.codeOf(secret))).status).toBe(204);
    expect((await off(OWN_PASSWORD, steps.codeOf(secret))).status).toBe(409);
    expect((await steps.login(staffB1b)).body.accessToken).toBeDefined();
  });
});
