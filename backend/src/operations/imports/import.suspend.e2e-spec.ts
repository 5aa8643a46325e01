import { startTestApp, type TestApp, TEST_NOW } from '../../../test/app.js';
import { employeesCsv, sendImport } from '../../../test/factories/imports.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { SessionFactory } from '../../../test/factories/sessions.js';
import { newId } from '../../platform/database/ids.js';

describe('POST /imports with DIBERHENTIKAN_SEMENTARA', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let api: Awaited<ReturnType<SessionFactory['signIn']>>;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    const sessions = new SessionFactory(test);
    await sessions.givePasswords();
    await test.database.query(
      `insert into role_grant (id, agency_id, account_id, role, starts_on) values ($1, $2, $3, 'agency_admin', '2026-01-01')`,
      [newId(), agency.factory.agencyId, agency.headOfUmum.accountId],
    );
    api = await sessions.signIn(agency.headOfUmum);
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set(TEST_NOW));

  const send = (from: string, nip = agency.staffA1.nip) =>
    sendImport(
      api,
      'employees',
      employeesCsv([{ nip, unit: 'DISA.1', leaves: ['diberhentikan_sementara', from] }]),
      { effectiveFrom: '2026-11-24' },
    );
  const stored = () =>
    test.database.query(
      `select employee_id as "employeeId", starts_on::text as "startsOn", ends_on as "endsOn", reason from suspension`,
    );

  it('pauses access from its day, keeps the employment, and is lifted on the screen', async () => {
    expect((await agency.staffA1.api.get('/me')).status).toBe(200);
    expect(await send('2026-11-24')).toMatchObject({ status: 200, body: { applied: true } });
    expect(await stored()).toMatchObject([
      { employeeId: agency.staffA1.employeeId, startsOn: '2026-11-24', endsOn: null },
    ]);
    expect((await agency.staffA1.api.get('/me')).status).toBe(401);
    const [employment] = await test.database.query(
      'select ends_on as "endsOn" from employment where id = $1',
      [agency.staffA1.employeeId],
    );
    expect(employment).toEqual({ endsOn: null });
  });

  it('finds what it recorded when the same file comes again', async () => {
    expect(await send('2026-11-24')).toMatchObject({
      status: 200,
      body: { summary: { moved: 0, unchanged: 1 } },
    });
    expect(await stored()).toHaveLength(1);
  });

  it('refuses a second one over the first, one before the service, and a stranger', async () => {
    const codes = async (from: string, nip?: string) =>
      (await send(from, nip)).body.rejected.map(({ code }: { code: string }) => code);
    expect(await codes('2026-12-01')).toEqual(['already_suspended']);
    expect(await codes('1990-01-01', agency.staffA2.nip)).toEqual(['range']);
    expect(await codes('2026-12-01', '199001012020121001')).toEqual(['employee_unknown']);
    expect(await stored()).toHaveLength(1);
  });

  it('may be recorded anew once it was lifted', async () => {
    await agency.admin.api.post(`/employees/${agency.staffA1.employeeId}/resume`, {});
    expect(await send('2026-11-25')).toMatchObject({ status: 200, body: { applied: true } });
  });
});
