import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { DirectoryService } from './directory.service.js';

const TODAY = '2026-11-24';

describe('DirectoryService, the part that a change reaches', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let directory: DirectoryService;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    directory = test.app.get(DirectoryService);
  });
  afterEach(() => test.close());

  const everyone = () =>
    test.database.query(
      'select * from employee_directory where agency_id = $1 order by employee_id',
      [agency.factory.agencyId],
    );
  const seatOf = async (employee: TestEmployee) =>
    (
      await test.database.query<{ unitId: string }>(
        'select assessor_unit_id as "unitId" from employee_directory where employee_id = $1',
        [employee.employeeId],
      )
    )[0]?.unitId;

  it('moves the seats that a delegation moves, just as a full refresh does', async () => {
    const { bidangB1, dinasB } = agency.units;
    await test.database.query(
      `update position_holding set ends_on = '2026-11-20' where unit_id = $1 and is_head`,
      [bidangB1.id],
    );
    await agency.factory.refresh();
    expect(await seatOf(agency.staffB1b)).toBe(dinasB.id);

    const body = {
      kind: 'plt',
      unitId: bidangB1.id,
      delegateEmployeeId: agency.staffB1b.employeeId,
      startsOn: TODAY,
      endsOn: '2026-12-31',
      basis: 'Surat perintah 800/2/2026',
    };
    expect((await agency.admin.api.post('/delegations', body)).status).toBe(201);
    const written = await everyone();
    // The acting head is not assessed by that seat; the others of the unit are.
    expect(await seatOf(agency.staffB1b)).toBe(dinasB.id);
    expect(await seatOf(agency.staffB1)).toBe(bidangB1.id);
    await directory.refresh(test.database, agency.factory.agencyId, TODAY);
    expect(await everyone()).toEqual(written);
  });

  it('writes nothing where no seat moved', async () => {
    const versions = () =>
      test.database.query('select employee_id, xmin::text from employee_directory order by 1');
    const before = await versions();
    await directory.refreshSeats(test.database, agency.factory.agencyId, TODAY);
    expect(await versions()).toEqual(before);
  });

  it('tells people below a unit anew, and nobody else', async () => {
    const { bidangB1, dinasB } = agency.units;
    await test.database.query(`update unit set name = 'Bidang Tata Kelola Baru' where id = $1`, [
      bidangB1.id,
    ]);
    await test.database.query(`update unit set name = 'Bagian Lain' where id = $1`, [
      agency.units.bidangA1.id,
    ]);
    await directory.refreshUnder(test.database, agency.factory.agencyId, TODAY, dinasB.id);
    const names = (await everyone()).map((row) => row.unit_name);
    expect(names).toContain('Bidang Tata Kelola Baru');
    expect(names).not.toContain('Bagian Lain');
    const words = await test.database.query<{ word: string }>(
      `select word from directory_word where agency_id = $1 and word = 'kelola'`,
      [agency.factory.agencyId],
    );
    expect(words).toHaveLength(1);
  });
});
