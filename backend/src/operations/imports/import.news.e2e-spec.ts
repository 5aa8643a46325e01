import { startTestApp, type TestApp, TEST_NOW } from '../../../test/app.js';
import { employeesCsv, sendImport } from '../../../test/factories/imports.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { SessionFactory } from '../../../test/factories/sessions.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { newId } from '../../platform/database/ids.js';

describe('POST /imports tells the people whom a file concerns', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    await new SessionFactory(test).givePasswords();
    await test.database.query(
      `insert into role_grant (id, agency_id, account_id, role, starts_on) values ($1, $2, $3, 'agency_admin', '2026-01-01')`,
      [newId(), agency.factory.agencyId, agency.headOfUmum.accountId],
    );
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set(TEST_NOW));

  const told = (employeeId: string) =>
    test.database.query(
      'select kind, title, body, link from notification where employee_id = $1 order by created_at',
      [employeeId],
    );

  it('of the end of their service, and of a new post, as the screen does', async () => {
    const api = await new SessionFactory(test).signIn(agency.headOfUmum);
    const file = employeesCsv([
      { nip: agency.staffA1.nip, unit: 'DISA.1', leaves: ['pensiun', '2026-12-01'] },
      { nip: agency.staffA2.nip, unit: 'DISA.1', position: 'Analis Baru' },
      {
        nip: agency.staffB1.nip,
        unit: 'DISB.1',
        leaves: ['diberhentikan_sementara', '2026-11-30'],
      },
    ]);
    const options = { effectiveFrom: '2026-11-24' };
    expect(await sendImport(api, 'employees', file, { ...options, dryRun: true })).toMatchObject({
      body: { rejected: [] },
    });
    expect(await told(agency.staffA1.employeeId)).toEqual([]);
    expect(await sendImport(api, 'employees', file, options)).toMatchObject({
      status: 200,
      body: { applied: true },
    });
    expect(await told(agency.staffA1.employeeId)).toMatchObject([
      {
        kind: 'employee.leave',
        title: `Anda tercatat berhenti (pensiun) mulai ${longDate('2026-12-01')}`,
        link: '/saya',
      },
    ]);
    expect(await told(agency.staffB1.employeeId)).toMatchObject([
      {
        kind: 'employee.suspend',
        title: `Anda diberhentikan sementara mulai ${longDate('2026-11-30')}`,
      },
    ]);
    expect(await told(agency.staffA2.employeeId)).toMatchObject([
      {
        kind: 'employee.move',
        title: `Jabatan Anda menjadi Analis Baru mulai ${longDate('2026-11-24')}`,
        link: '/saya',
      },
    ]);
  });
});
