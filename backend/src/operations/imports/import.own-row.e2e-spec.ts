import { startTestApp, type TestApp } from '../../../test/app.js';
import { makeAdmin } from '../../../test/factories/admins.js';
import { type EmployeeLine, employeesCsv, sendImport } from '../../../test/factories/imports.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';

describe('POST /imports by an admin who stands in the file', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let admin: TestEmployee;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    admin = agency.staffB1;
    await makeAdmin(test, admin);
    // As a file of before gave it.
    const { body } = await send(agency.admin.api, [await own()]);
    expect(body.applied).toBe(true);
  });
  afterAll(() => test.close());

  const send = (api: TestEmployee['api'], lines: readonly EmployeeLine[], dryRun = false) =>
    sendImport(api, 'employees', employeesCsv(lines), { dryRun, effectiveFrom: '2026-11-24' });
  const posts = () =>
    test.database.query(
      `select h.unit_id, h.is_head, h.ends_on::text, e.ends_on::text as left_on from position_holding h join employment e on e.id = h.employee_id
        where e.id = $1 order by h.starts_on`,
      [admin.employeeId],
    );
  /** As stored. */
  const own = async (): Promise<EmployeeLine> => {
    const row = await test.database.one<{
      name: string;
      position: string;
      kind: string;
      level: string | null;
      rank: string;
      unit: string;
    }>(
      `select p.name, h.position_name as position, h.position_kind as kind, h.functional_level as level, u.code as unit,
              (select r.rank from rank_entry r where r.employee_id = e.id order by r.recorded_on desc limit 1) as rank
         from employment e join person p on p.id = e.person_id join position_holding h on h.employee_id = e.id join unit u on u.id = h.unit_id
        where e.id = $1 order by h.starts_on desc limit 1`,
      [admin.employeeId],
    );
    if (!row) throw new Error('the admin has a post');
    return { ...row, level: row.level ?? '', nip: admin.nip };
  };

  it.each<[string, Partial<EmployeeLine>]>([
    [
      'head of a unit',
      { unit: 'DISA', head: true, position: 'Kepala Dinas', kind: 'JPT_PRATAMA', level: '' },
    ],
    ['a member of another unit', { unit: 'DISA.1' }],
    ['of a higher rank', { rank: 'IV/e' }],
    ['somebody who leaves', { leaves: ['pensiun', '2026-12-01'] }],
  ])('does not make themselves %s', async (_case, change) => {
    const before = await posts();
    for (const dryRun of [true, false]) {
      const { body } = await send(admin.api, [{ ...(await own()), ...change }], dryRun);
      expect(body).toMatchObject({ applied: false, rejected: [{ row: 2, code: 'own_row' }] });
    }
    expect(await posts()).toEqual(before);
  });

  it('may stand in it unchanged, and correct the own telephone', async () => {
    const others = { nip: agency.staffB1b.nip, unit: 'DISA.1' };
    const { body } = await send(admin.api, [{ ...(await own()), phone: '081234567890' }, others]);
    expect(body).toMatchObject({ applied: true, rejected: [] });
  });

  it('is given a post by another admin', async () => {
    const line = { ...(await own()), unit: 'DISA.1' };
    expect((await send(agency.admin.api, [line])).body.applied).toBe(true);
    expect((await own()).unit).toBe('DISA.1');
  });
});
