import { startTestApp, type TestApp } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';
import { SessionFactory } from '../../test/factories/sessions.js';
import { newId } from '../platform/database/ids.js';

describe('POST /accounts/:id/end-sessions', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let sessions: SessionFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    sessions = new SessionFactory(test);
    await sessions.givePasswords();
  });
  afterAll(() => test.close());

  it('is the admin’s, for accounts of the own agency', async () => {
    const url = `/accounts/${agency.staffA1.accountId}/end-sessions`;
    expect((await test.anonymous.post(url)).status).toBe(401);
    expect((await agency.headOfA1.api.post(url)).status).toBe(403);
    expect((await other.admin.api.post(url)).status).toBe(404);
    expect((await agency.admin.api.post(`/accounts/${newId()}/end-sessions`)).status).toBe(404);
    const own = await agency.admin.api.post(`/accounts/${agency.admin.accountId}/end-sessions`);
    expect(own).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('signs somebody out everywhere, and may be asked twice at once', async () => {
    const { staffA1 } = agency;
    const open = [await sessions.signIn(staffA1), await sessions.signIn(staffA1)];
    const url = `/accounts/${staffA1.accountId}/end-sessions`;
    const answers = await Promise.all([1, 2].map(() => agency.admin.api.post(url)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    for (const session of open) {
      expect((await session.get('/me')).status).toBe(401);
      const headers = { cookie: session.refreshCookie };
      expect((await test.anonymous.post('/auth/refresh', {}, { headers })).status).toBe(401);
    }
    // Tokens that belong to no session end as well.
    expect((await staffA1.api.get('/me')).status).toBe(401);
    expect((await (await sessions.signIn(staffA1)).get('/me')).status).toBe(200);
    const [event] = await test.database.query(
      `select action, via, detail, actor_account_id as actor from audit_event
        where entity_id = $1 and action = 'account.end_sessions' order by id`,
      [staffA1.accountId],
    );
    const told = await test.database.query(
      `select 1 from notification where employee_id = $1 and kind = 'account.end_sessions'`,
      [staffA1.employeeId],
    );
    expect(told).toHaveLength(2);
    expect(event).toEqual({
      action: 'account.end_sessions',
      via: 'agency_admin',
      detail: { name: staffA1.name, sessions: 2 },
      actor: agency.admin.accountId,
    });
  });
});
