import { startTestApp, type TestApp, TEST_NOW } from '../../../test/app.js';
import { type EmployeeLine, employeesCsv, sendImport } from '../../../test/factories/imports.js';
import { type SmallAgency, smallAgency, testNip } from '../../../test/factories/organization.js';
import { OWN_PASSWORD, SessionFactory } from '../../../test/factories/sessions.js';
import { newId } from '../../platform/database/ids.js';

const LATER = '2026-11-24T02:25:00.000Z';

describe('POST /imports with an act of power', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let sessions: SessionFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    sessions = new SessionFactory(test);
    await sessions.givePasswords();
    await test.database.query(
      `insert into role_grant (id, agency_id, account_id, role, starts_on) values ($1, $2, $3, 'agency_admin', '2026-01-01')`,
      [newId(), agency.factory.agencyId, agency.headOfUmum.accountId],
    );
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set(TEST_NOW));

  const longAfterSigningIn = async () => {
    const session = await sessions.signIn(agency.headOfUmum);
    test.clock.set(LATER);
    return session;
  };
  type Session = Awaited<ReturnType<typeof longAfterSigningIn>>;
  const send = (api: Session, line: EmployeeLine, dryRun = false) =>
    sendImport(api, 'employees', employeesCsv([line]), { dryRun, effectiveFrom: '2026-11-24' });

  it.each<[string, () => EmployeeLine]>([
    [
      'ends a service',
      () => ({
        nip: agency.staffA1.nip,
        unit: 'DISA.1',
        leaves: ['pensiun', '2026-12-01'] as const,
      }),
    ],
    [
      'changes a telephone',
      () => ({ nip: agency.staffA2.nip, unit: 'DISA.2', phone: '081234567890' }),
    ],
    [
      'names a head',
      () => ({
        nip: testNip(),
        unit: 'DISA.1',
        head: true,
        position: 'Kepala Bidang Baru',
        kind: 'ADMINISTRATOR',
        level: '',
      }),
    ],
  ])('asks for the password where the file %s', async (_what, line) => {
    const api = await longAfterSigningIn();
    const preview = await send(api, line(), true);
    expect(preview).toMatchObject({ status: 200, body: { rejected: [], asksPassword: true } });
    const stored = () =>
      test.database.query(
        `select (select count(*) from audit_event) as events, (select count(*) from departure) as departures,
                (select count(*) from position_holding) as holdings`,
      );
    const before = await stored();
    const file = line();
    expect(await send(api, file)).toMatchObject({
      status: 403,
      body: { code: 'password_required' },
    });
    expect(await stored()).toEqual(before);
    expect((await api.post('/auth/reauth', { password: OWN_PASSWORD })).status).toBe(200);
    expect(await send(api, file)).toMatchObject({ status: 200, body: { applied: true } });
  });

  it('asks for nothing where the file brings in somebody who heads nothing', async () => {
    const api = await longAfterSigningIn();
    const line = { nip: testNip(), unit: 'DISA.1' };
    expect((await send(api, line, true)).body).toMatchObject({ asksPassword: false });
    expect((await send(api, line)).body).toMatchObject({ applied: true });
  });
});
