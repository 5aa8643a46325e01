import { startTestApp, type TestApp } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';
import { OWN_PASSWORD, SessionFactory, type TestSession } from '../../test/factories/sessions.js';
import { newId } from '../platform/database/ids.js';

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';

describe('POST /me/sessions/:id/end and /me/sessions/end-others', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let sessions: SessionFactory;
  const password = OWN_PASSWORD;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    sessions = new SessionFactory(test);
    await sessions.givePasswords();
  });
  afterAll(() => test.close());

  const idsOf = async (session: TestSession): Promise<{ own: string; others: string[] }> => {
    const { body } = await session.get('/me/sessions');
    const items: { id: string; isCurrent: boolean }[] = body.items;
    return {
      own: items.find(({ isCurrent }) => isCurrent)?.id ?? '',
      others: items.filter(({ isCurrent }) => !isCurrent).map(({ id }) => id),
    };
  };
  const isIn = async (session: TestSession): Promise<boolean> => {
    const { status } = await session.get('/me');
    const { refreshCookie: cookie } = session;
    const again = await test.anonymous.post('/auth/refresh', {}, { headers: { cookie } });
    expect([200, 401]).toContain(status);
    // Access and renewal go together.
    expect(again.status).toBe(status);
    return status === 200;
  };
  const eventsOf = (accountId: string) =>
    test.database.query<{ action: string; detail: unknown; actor: string }>(
      `select action, detail, actor_account_id as actor from audit_event
        where entity_id = $1 and action like 'account.end%' order by id`,
      [accountId],
    );

  it('is for whoever is signed in', async () => {
    expect((await test.anonymous.post(`/me/sessions/${newId()}/end`, { password })).status).toBe(
      401,
    );
    expect((await test.anonymous.post('/me/sessions/end-others', { password })).status).toBe(401);
  });

  it('knows the own sessions only', async () => {
    const mine = await sessions.signIn(agency.staffA2);
    const { own } = await idsOf(await sessions.signIn(agency.staffB1));
    for (const id of [own, newId(), 'x'])
      expect((await mine.post(`/me/sessions/${id}/end`, { password })).status).toBe(404);
  });

  it('ends another session at once, with its tokens, and tells the audit trail', async () => {
    const here = await sessions.signIn(agency.staffA1);
    const phone = await sessions.signIn(agency.staffA1, PHONE);
    const { others } = await idsOf(here);
    const url = `/me/sessions/${others[0]}/end`;
    const missing = await here.post(url, {});
    expect(missing).toMatchObject({ status: 400, body: { errors: [{ field: 'password' }] } });
    const wrong = await here.post(url, { password: 'Tebakan-Jahat-9' });
    expect(wrong).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'password', code: 'password_wrong' }] },
    });
    expect((await phone.get('/me')).status).toBe(200);
    expect((await here.post(url, { password })).status).toBe(204);
    expect(await isIn(phone)).toBe(false);
    expect((await idsOf(here)).others).toEqual([]);
    const again = await here.post(url, { password });
    expect(again).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    expect(await eventsOf(agency.staffA1.accountId)).toEqual([
      {
        action: 'account.end_session',
        detail: { device: 'Safari di iPhone' },
        actor: agency.staffA1.accountId,
      },
    ]);
    expect(await isIn(here)).toBe(true);
  });

  it('leaves the present one to Keluar', async () => {
    const here = await sessions.signIn(agency.headOfA1);
    const { own } = await idsOf(here);
    const answer = await here.post(`/me/sessions/${own}/end`, { password });
    expect(answer).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    expect(await isIn(here)).toBe(true);
  });

  it('locks whoever guesses the password at an open browser', async () => {
    const here = await sessions.signIn(agency.staffB1b);
    const guess = (text: string) => here.post('/me/sessions/end-others', { password: text });
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await guess('Tebakan-Jahat-9')).status).toBe(400);
    expect((await guess(password)).body.code).toBe('account_locked');
  });

  it('ends one session once when two ask at the same moment', async () => {
    const [a, b] = [await sessions.signIn(agency.headOfA2), await sessions.signIn(agency.headOfA2)];
    await sessions.signIn(agency.headOfA2, PHONE);
    const { own } = await idsOf(b);
    const third = (await idsOf(a)).others.find((id) => id !== own);
    const answers = await Promise.all(
      [a, b].map((session) => session.post(`/me/sessions/${third}/end`, { password })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await eventsOf(agency.headOfA2.accountId)).toHaveLength(1);
  });

  it('leaves nothing alive of a session that is being renewed at that moment', async () => {
    const here = await sessions.signIn(agency.staffUmum);
    for (let time = 0; time < 10; time += 1) {
      const other = await sessions.signIn(agency.staffUmum);
      const [id] = (await idsOf(here)).others;
      const renewing = Promise.all([1, 2].map(() => sessions.renew(other).catch(() => null)));
      await here.post(`/me/sessions/${id}/end`, { password });
      for (const renewed of await renewing) if (renewed) expect(await isIn(renewed)).toBe(false);
    }
  });

  it('ends a session once when two of its used tokens come back at the same moment', async () => {
    const { staffB1 } = agency;
    for (let time = 0; time < 5; time += 1) {
      test.clock.set('2026-11-24T02:14:00.000Z');
      const first = await sessions.signIn(staffB1);
      const second = await sessions.renew(first);
      const third = await sessions.renew(second);
      test.clock.set('2026-11-24T02:14:30.000Z');
      const replays = [first, second, first, second].map(({ refreshCookie: cookie }) =>
        test.anonymous.post('/auth/refresh', {}, { headers: { cookie } }),
      );
      for (const { status, body } of await Promise.all(replays))
        expect({ status, code: body.code }).toEqual({ status: 401, code: 'session_ended' });
      expect(await isIn(third)).toBe(false);
    }
    test.clock.set('2026-11-24T02:14:00.000Z');
  });

  it('ends all others and keeps the one that asks', async () => {
    const { accountId } = agency.sekda;
    const here = await sessions.signIn(agency.sekda);
    const others = [await sessions.signIn(agency.sekda), await sessions.signIn(agency.sekda)];
    const bystander = await sessions.signIn(agency.staffA2);
    const answer = await here.post('/me/sessions/end-others', { password });
    expect(answer).toMatchObject({ status: 200, body: { ended: 2 } });
    for (const other of others) expect(await isIn(other)).toBe(false);
    expect(await isIn(bystander)).toBe(true);
    const again = await here.post('/me/sessions/end-others', { password });
    expect(again).toMatchObject({ status: 200, body: { ended: 0 } });
    expect(await isIn(here)).toBe(true);
    expect(await eventsOf(accountId)).toEqual([
      { action: 'account.end_other_sessions', detail: { sessions: 2 }, actor: accountId },
    ]);
  });

  it('ends the others also when the password is changed', async () => {
    const here = await sessions.signIn(agency.headOfHukum);
    const other = await sessions.signIn(agency.headOfHukum);
    const changed = await here.post('/auth/password', {
      current: password,
      next: 'sawah-hijau-7',
    });
    expect(changed.status).toBe(200);
    expect(await isIn(other)).toBe(false);
  });
});
