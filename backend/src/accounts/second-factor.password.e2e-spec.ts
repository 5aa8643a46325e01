import { startTestApp, type TestApp } from '../../test/app.js';
import type { SmallAgency } from '../../test/factories/organization.js';
import { SecondFactorSteps } from '../../test/factories/second-factor.js';
import { OWN_PASSWORD } from '../../test/factories/sessions.js';

const NEXT = 'Teduh-Menanam-77';

describe('a second factor where a password is given or changed', () => {
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

  it('is not got round with a code for a new password', async () => {
    const { headOfUmum, admin } = agency;
    const { session, secret } = await steps.switchOn(headOfUmum);
    const { code } = (await admin.api.post(`/accounts/${headOfUmum.accountId}/codes`)).body;
    const reset = await test.anonymous.post('/auth/reset', {
      nip: headOfUmum.nip,
      code,
      next: NEXT,
    });
    expect([reset.status, reset.headers.getSetCookie()]).toEqual([204, []]);
    expect((await session.get('/me')).status).toBe(401);
    const answer = await steps.login(headOfUmum, NEXT);
    expect(Object.keys(answer.body)).toEqual(['mfaToken']);
    expect((await steps.second(answer.body.mfaToken, steps.codeOf(secret))).status).toBe(200);
  });

  it('is asked for when the password is given again', async () => {
    const { session, secret } = await steps.switchOn(agency.staffUmum);
    const again = (body: object) => session.post('/auth/reauth', body);
    expect((await again({ password: OWN_PASSWORD })).body.errors[0].code).toBe('code_required');
    const code = steps.codeOf(secret);
    expect((await again({ password: OWN_PASSWORD, code })).status).toBe(200);
  });

  it('is not got round by changing the password, and what is half way ends with the sessions', async () => {
    const { headOfDinasB, admin } = agency;
    const { session, secret } = await steps.switchOn(headOfDinasB);
    steps.later(11);
    const { body } = await session.post('/auth/password', { current: OWN_PASSWORD, next: NEXT });
    const asBearer = { headers: { authorization: `Bearer ${body.accessToken}` } };
    expect((await test.anonymous.get('/me', asBearer)).status).toBe(200);
    const grant = await test.anonymous.post('/accounts/codes', {}, asBearer);
    expect(grant.body.code).toBe('password_required');
    const { mfaToken } = (await steps.login(headOfDinasB, NEXT)).body;
    expect((await admin.api.post(`/accounts/${headOfDinasB.accountId}/end-sessions`)).status).toBe(
      200,
    );
    expect((await steps.second(mfaToken, steps.codeOf(secret))).body.errors[0].code).toBe(
      'mfa_expired',
    );
  });
});
