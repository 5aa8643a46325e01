import { startTestApp, type TestApp } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';
import { SessionFactory } from '../../test/factories/sessions.js';
import { SessionPurge } from './session-purge.js';

describe('what is left of sessions and codes', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let sessions: SessionFactory;
  beforeAll(async () => {
    test = await startTestApp({ SESSION_DAYS: '2' });
    agency = await smallAgency(test);
    sessions = new SessionFactory(test);
    await sessions.givePasswords();
  });
  afterAll(() => test.close());

  const countOf = async (table: 'refresh_token' | 'one_time_code'): Promise<number> =>
    (await test.database.query(`select 1 from ${table}`)).length;

  it('goes a day after their end, and nothing before', async () => {
    const purge = test.app.get(SessionPurge);
    const session = await sessions.signIn(agency.staffA1);
    await sessions.renew(session);
    await agency.admin.api.post(`/accounts/${agency.staffA1.accountId}/codes`);
    test.clock.set('2026-11-26T02:13:00.000Z');
    await sessions.signIn(agency.staffA2);
    await purge.purge();
    expect([await countOf('refresh_token'), await countOf('one_time_code')]).toEqual([3, 1]);
    test.clock.set('2026-11-27T02:15:00.000Z');
    await purge.purge();
    expect([await countOf('refresh_token'), await countOf('one_time_code')]).toEqual([1, 0]);
  });
});
