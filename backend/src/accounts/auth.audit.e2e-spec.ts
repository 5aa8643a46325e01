import { startTestApp, TEST_PASSWORD, type TestApp, waitFor } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';

interface Event {
  action: string;
  actorName: string;
  actorAccountId: string | null;
  row: string;
}

describe('refused sign-ins in the audit trail', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    await test.database.query(`update account set password_state = 'initial'`);
  });
  afterAll(() => test.close());

  const login = (nip: string, password: string) =>
    test.anonymous.post('/auth/login', { nip, password });
  const eventsOf = (accountId: string): Promise<Event[]> =>
    test.database.query<Event>(
      `select action, actor_name as "actorName", actor_account_id as "actorAccountId", to_jsonb(e)::text as row
         from audit_event e where entity_id = $1 order by id`,
      [accountId],
    );
  const actionsOf = async (accountId: string): Promise<string[]> =>
    (await eventsOf(accountId)).map(({ action }) => action);

  it('tells of each wrong password and of the lock, and names nobody as the one who tried', async () => {
    const { nip, accountId, name } = agency.staffA1;
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await login(nip, 'Tebakan-Jahat-9')).status).toBe(401);
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect((await login(nip, TEST_PASSWORD)).status).toBe(401);
    const refusals = Array.from({ length: 5 }, () => 'account.refuse_login');
    await waitFor(async () => (await actionsOf(accountId)).length === 6);
    const events = await eventsOf(accountId);
    expect(events.map(({ action }) => action)).toEqual([...refusals, 'account.lock']);
    for (const event of events) {
      expect(event).toMatchObject({ actorName: 'Sistem', actorAccountId: null });
      expect(event.row).toContain(name);
      expect(event.row).not.toContain('Tebakan-Jahat-9');
    }
  });

  it('stops telling while the account is locked, however many guesses come at once', async () => {
    const { nip, accountId } = agency.staffA2;
    await Promise.all(Array.from({ length: 20 }, () => login(nip, 'Tebakan-Jahat-9')));
    expect((await login(nip, TEST_PASSWORD)).status).toBe(401);
    await waitFor(async () => (await actionsOf(accountId)).length >= 6);
    expect(await actionsOf(accountId)).toHaveLength(6);
  });

  it('counts anew and signs in as ever after four', async () => {
    const { nip, accountId } = agency.staffB1;
    for (let attempt = 0; attempt < 4; attempt += 1) await login(nip, 'Tebakan-Jahat-9');
    expect((await login(nip, TEST_PASSWORD)).status).toBe(200);
    expect((await actionsOf(accountId)).at(-1)).toBe('account.login');
    expect((await login(nip, 'Tebakan-Jahat-9')).status).toBe(401);
    expect((await login(nip, TEST_PASSWORD)).status).toBe(200);
  });

  it('keeps nothing of an unknown NIP', async () => {
    const before = await test.database.query('select 1 from audit_event');
    expect((await login('199001012015011077', 'Tebakan-Jahat-9')).status).toBe(401);
    expect(await test.database.query('select 1 from audit_event')).toHaveLength(before.length);
  });

  it('does not keep a refusal waiting for the trail, so a known NIP answers no later', async () => {
    const { nip, accountId } = agency.staffB1b;
    await test.database.transaction(async (tx) => {
      await tx.query('lock table audit_event in exclusive mode');
      expect((await login(nip, 'Tebakan-Jahat-9')).status).toBe(401);
      expect(await actionsOf(accountId)).toEqual([]);
    });
    await waitFor(async () => (await actionsOf(accountId)).length === 1);
  });

  it('locks also whoever guesses the present password from inside', async () => {
    const { api, accountId } = agency.headOfA1;
    const change = (current: string) =>
      api.post('/auth/password', { current, next: 'Kerja-Tuntas-77' });
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await change('Tebakan-Jahat-9')).status).toBe(400);
    const locked = await change(TEST_PASSWORD);
    expect(locked).toMatchObject({ status: 429, body: { code: 'account_locked' } });
    await waitFor(async () => (await actionsOf(accountId)).at(-1) === 'account.lock');
  });

  it('slows down a flood of password changes from one address', async () => {
    const { api } = agency.headOfA2;
    const answers = await Promise.all(
      Array.from({ length: 130 }, () => api.post('/auth/password', {})),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.body.code).toBe('too_many_requests');
  });
});
