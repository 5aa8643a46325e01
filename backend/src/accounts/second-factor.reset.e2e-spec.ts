import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { startTestApp, type TestApp } from '../../test/app.js';
import type { SmallAgency } from '../../test/factories/organization.js';
import { SecondFactorSteps } from '../../test/factories/second-factor.js';
import { newId } from '../platform/database/ids.js';

const REMOVE = resolve(import.meta.dirname, '../../dist/bin/remove-second-factor.js');

describe('POST /accounts/:id/reset-second-factor and its way on the server', () => {
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

  it('is removed by the admin, who gave the password; sessions end and the person is told', async () => {
    const { headOfB1, admin, headOfA1 } = agency;
    const { session } = await steps.switchOn(headOfB1);
    const url = `/accounts/${headOfB1.accountId}/reset-second-factor`;
    expect((await test.anonymous.post(url)).status).toBe(401);
    expect((await headOfA1.api.post(url)).status).toBe(403);
    expect((await admin.api.post(`/accounts/${newId()}/reset-second-factor`)).status).toBe(404);
    const both = await Promise.all([1, 2].map(() => admin.api.post(url)));
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await session.get('/me')).status).toBe(401);
    expect((await steps.login(headOfB1)).body.accessToken).toBeDefined();
    const told = await test.database.query(
      `select 1 from notification where employee_id = $1 and kind = 'account.reset_second_factor'`,
      [headOfB1.employeeId],
    );
    expect(told).toHaveLength(1);
  });

  it('is taken away on the server where nobody else can', async () => {
    const { headOfA1 } = agency;
    const { session } = await steps.switchOn(headOfA1);
    const remove = () =>
      promisify(execFile)(process.execPath, [REMOVE, headOfA1.nip], {
        env: { ...process.env, DATABASE_URL: test.databaseUrl },
      });
    expect((await remove()).stdout).toContain('with the password alone');
    await expect(remove()).rejects.toMatchObject({ code: 1 });
    expect((await session.get('/me')).status).toBe(401);
    expect((await steps.login(headOfA1)).body.accessToken).toBeDefined();
    const events = await test.database.query(
      `select 1 from audit_event where entity_id = $1 and action = 'account.reset_second_factor'`,
      [headOfA1.accountId],
    );
    expect(events).toHaveLength(1);
  });
});
