import { JWT_SECRET, startAppOn, startTestApp, type TestApp, waitFor } from '../../test/app.js';
import type { SmallAgency } from '../../test/factories/organization.js';
import { bearer, SecondFactorSteps } from '../../test/factories/second-factor.js';
import { type SessionFactory } from '../../test/factories/sessions.js';

describe('POST /me/second-factor and /me/second-factor/confirm', () => {
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

  it('is off until switched on with a code of the app, and shows its secret as text and picture', async () => {
    const { staffA1 } = agency;
    expect((await test.anonymous.get('/me/second-factor')).status).toBe(401);
    const earlier = await sessions.signIn(staffA1);
    steps.later(11);
    expect((await earlier.post('/me/second-factor')).body.code).toBe('password_required');
    const session = await sessions.signIn(staffA1);
    expect((await session.post('/me/second-factor/confirm', { code: '000000' })).status).toBe(409);
    expect((await session.get('/me/second-factor')).body).toEqual({
      status: 'off',
      since: null,
      recoveryCodesLeft: 0,
    });
    const { status, body } = await session.post('/me/second-factor');
    expect(status).toBe(200);
    expect(body.uri).toContain(`secret=${body.secret}`);
    expect(body.qr).toMatch(/^<svg/);
    // Begun is not switched on.
    expect((await steps.login(staffA1)).body.accessToken).toBeDefined();
    expect(await session.post('/me/second-factor/confirm', { code: '000000' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'code', code: 'code_wrong' }] },
    });
    const rows = await test.database.query<{ secret: Buffer }>('select secret from second_factor');
    expect(rows[0]?.secret.toString('latin1')).not.toContain(body.secret);
    const both = await Promise.all(
      [1, 2].map(() =>
        session.post('/me/second-factor/confirm', { code: steps.codeOf(body.secret) }),
      ),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await session.get('/me/second-factor')).body).toMatchObject({
      status: 'on',
      recoveryCodesLeft: 10,
    });
    expect((await session.post('/me/second-factor')).status).toBe(409);
    // What was begun with the password alone does not live on.
    expect((await earlier.get('/me')).status).toBe(401);
    expect((await session.get('/me')).status).toBe(200);
    expect(await steps.toldTo(staffA1)).toEqual(['account.switch_on_second_factor']);
  });

  it('leaves no session of the password alone that began while it was switched on', async () => {
    const { headOfB1 } = agency;
    const session = await sessions.signIn(headOfB1);
    const { secret } = (await session.post('/me/second-factor')).body;
    const waiting = async (most: number) =>
      waitFor(async () => {
        const rows = await test.database.query(
          `select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where not l.granted and a.datname = current_database()`,
        );
        return rows.length >= most;
      });
    const started: Promise<unknown>[] = [];
    let late: ReturnType<typeof steps.login> | undefined;
    await test.database.transaction(async (tx) => {
      await tx.query('select 1 from account where id = $1 for update', [headOfB1.accountId]);
      started.push(session.post('/me/second-factor/confirm', { code: steps.codeOf(secret) }));
      await waiting(1);
      late = steps.login(headOfB1);
      await waiting(2);
    });
    expect(await started[0]).toMatchObject({ status: 200 });
    // Whichever of them the database lets through first: refused, or begun and ended.
    const answer = await late;
    const token: string | undefined = answer?.body.accessToken;
    const after = token ? await test.anonymous.get('/me', bearer(token)) : answer;
    expect(after?.status).toBe(401);
    expect(Object.keys((await steps.login(headOfB1)).body)).toEqual(['mfaToken']);
    await test.database.query(
      `with gone as (delete from second_factor where account_id = $1)
       update account set has_second_factor = false where id = $1`,
      [headOfB1.accountId],
    );
  });

  it('is begun anew when its secret lay about for an hour', async () => {
    const { headOfA1 } = agency;
    const { secret } = (await (await sessions.signIn(headOfA1)).post('/me/second-factor')).body;
    steps.later(61);
    const session = await sessions.signIn(headOfA1);
    const confirm = await session.post('/me/second-factor/confirm', { code: steps.codeOf(secret) });
    expect(confirm.status).toBe(409);
    expect((await session.get('/me/second-factor')).body.status).toBe('off');
  });

  it('goes on under another JWT_SECRET where the one before is told at the start', async () => {
    const { headOfA1 } = agency;
    const { secret } = await steps.switchOn(headOfA1);
    const sealedNow = () =>
      test.database.query<{ secret: Buffer }>(
        'select secret from second_factor where account_id = $1',
        [headOfA1.accountId],
      );
    const [before] = await sealedNow();
    const next = {
      JWT_SECRET: 'another-secret-another-secret-another-12',
      JWT_SECRET_BEFORE: JWT_SECRET,
    };
    const other = await startAppOn(test.databaseUrl, next, () => Promise.resolve());
    await other.close();
    const [after] = await sealedNow();
    expect(after?.secret.equals(before?.secret ?? Buffer.alloc(0))).toBe(false);
    const back = { JWT_SECRET, JWT_SECRET_BEFORE: next.JWT_SECRET };
    const again = await startAppOn(test.databaseUrl, back, () => Promise.resolve());
    await again.close();
    const answer = await steps.second(await steps.halfWay(headOfA1), steps.codeOf(secret));
    expect(answer.status).toBe(200);
  });
});
