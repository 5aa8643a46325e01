import { startTestApp, type TestApp } from '../../test/app.js';
import { SessionFactory, sessionOf } from '../../test/factories/sessions.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
const OFFICE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('GET /me/sessions', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let sessions: SessionFactory;
  beforeAll(async () => {
    test = await startTestApp({ SESSION_DAYS: '2' });
    agency = await smallAgency(test);
    sessions = new SessionFactory(test);
    await sessions.givePasswords();
  });
  beforeEach(() => test.clock.set('2026-11-24T02:14:00.000Z'));
  afterAll(() => test.close());

  it('asks to sign in, and for the own password first', async () => {
    expect((await test.anonymous.get('/me/sessions')).status).toBe(401);
    await test.database.query(`update account set password_state = 'initial' where id = $1`, [
      agency.staffB1.accountId,
    ]);
    expect((await agency.staffB1.api.get('/me/sessions')).status).toBe(403);
  });

  it('tells device, beginning and last use of the own sessions, and which of them asks', async () => {
    const phone = await sessions.signIn(agency.staffA1, PHONE);
    await sessions.signIn(agency.staffA2, PHONE);
    test.clock.set('2026-11-24T03:00:00.000Z');
    const office = await sessions.signIn(agency.staffA1, OFFICE);
    test.clock.set('2026-11-24T04:00:00.000Z');
    const renewed = await sessions.renew(phone, PHONE);
    const { status, body } = await office.get('/me/sessions');
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      {
        device: 'Firefox di komputer Windows',
        startedAt: '2026-11-24T03:00:00.000Z',
        lastUsedAt: '2026-11-24T03:00:00.000Z',
        isCurrent: true,
      },
      {
        device: 'Chrome di ponsel Android',
        startedAt: '2026-11-24T02:14:00.000Z',
        lastUsedAt: '2026-11-24T04:00:00.000Z',
        isCurrent: false,
      },
    ]);
    const fromPhone = await renewed.get('/me/sessions');
    expect(fromPhone.body.items.map((item: { isCurrent: boolean }) => item.isCurrent)).toEqual([
      true,
      false,
    ]);
    expect(JSON.stringify(body)).not.toContain('Mozilla');
  });

  it('names the present session first, also when a hundred others were used later', async () => {
    const here = await sessions.signIn(agency.headOfA2, OFFICE);
    test.clock.set('2026-11-24T03:00:00.000Z');
    for (let count = 0; count < 100; count += 1) await sessionOf(test, agency.headOfA2.accountId);
    const { body } = await here.get('/me/sessions');
    expect(body.items).toHaveLength(100);
    const isCurrent = body.items.map((item: { isCurrent: boolean }) => item.isCurrent);
    expect(isCurrent.indexOf(true)).toBe(0);
    expect(isCurrent.lastIndexOf(true)).toBe(0);
  });

  it('leaves out what was signed out of, lay idle, or came to its last day', async () => {
    const { headOfA1 } = agency;
    const left = await sessions.signIn(headOfA1, PHONE);
    const idle = await sessions.signIn(headOfA1, OFFICE);
    let worn = await sessions.signIn(headOfA1, PHONE);
    await left.post('/auth/logout', {}, { headers: { cookie: left.refreshCookie } });
    for (const instant of [
      '2026-11-24T13:00:00.000Z',
      '2026-11-25T00:00:00.000Z',
      '2026-11-25T11:00:00.000Z',
      '2026-11-25T22:00:00.000Z',
    ]) {
      test.clock.set(instant);
      worn = await sessions.renew(worn, PHONE);
    }
    const { body } = await headOfA1.api.get('/me/sessions');
    expect(body.items).toHaveLength(1);
    expect(idle.accessToken).not.toBe('');
    test.clock.set('2026-11-26T02:14:00.000Z');
    expect((await headOfA1.api.get('/me/sessions')).body.items).toEqual([]);
  });
});
