import { startTestApp, type TestApp } from '../../test/app.js';
import type { SmallAgency } from '../../test/factories/organization.js';
import { bearer, SecondFactorSteps } from '../../test/factories/second-factor.js';
import { type SessionFactory } from '../../test/factories/sessions.js';
import { type Method, OPERATIONS } from '../../test/hostile/contract.js';
import { newId } from '../platform/database/ids.js';

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

describe('a second factor that the agency demands', () => {
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

  const ask = (method: Method, url: string, token: string) => {
    const { get, post, put, patch, delete: remove } = test.anonymous;
    if (method === 'GET') return get(url, bearer(token));
    if (method === 'DELETE') return remove(url, bearer(token));
    return { POST: post, PUT: put, PATCH: patch }[method](url, {}, bearer(token));
  };
  it('is demanded of the capacities that the agency names, before anything else', async () => {
    const { admin, headOfA2, staffA1 } = agency;
    const { version } = (await admin.api.get('/agency')).body;
    const wish = { secondFactorFor: ['unit_head'], version };
    expect((await admin.api.patch('/agency', { ...wish, secondFactorFor: ['x'] })).status).toBe(
      400,
    );
    const changed = await admin.api.patch('/agency', wish);
    expect(changed.body.settings.secondFactorFor).toEqual(['unit_head']);
    const { body } = await steps.login(headOfA2);
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
    const code = steps.codeOf(secret);
    expect((await session.post('/me/second-factor/confirm', { code })).status).toBe(200);
    expect((await session.get('/inbox')).status).toBe(200);
    // Of nobody else.
    expect((await staffA1.api.get('/inbox')).status).toBe(200);
  });
});
