import { startTestApp, TEST_NOW, type TestApp } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';
import { DailyRefreshService } from '../organization/directory/daily-refresh.service.js';

describe('the login name of a regional head', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    test.clock.set(TEST_NOW);
  });
  afterAll(() => test.close());

  const leave = (employeeId: string, effectiveFrom: string) =>
    agency.admin.api.post(`/employees/${employeeId}/end`, {
      kind: 'resigned',
      on: effectiveFrom,
      reason: 'Keputusan Mendagri 1/2026',
    });
  const takeOffice = async (name: string, effectiveFrom: string): Promise<string> => {
    const answer = await agency.admin.api.post('/employees', {
      unitId: agency.units.root.id,
      positionName: 'Bupati',
      positionKind: 'KEPALA_DAERAH',
      isHead: true,
      effectiveFrom,
      nip: null,
      name,
      kind: 'PEJABAT_NEGARA',
    });
    expect(answer.status).toBe(201);
    return answer.body.employeeId;
  };
  const usernames = async (...employeeIds: string[]): Promise<unknown[]> =>
    (
      await test.database.query(
        `select a.username from unnest($1::uuid[]) with ordinality x(id, at) join employment e on e.id = x.id
           join account a on a.person_id = e.person_id order by x.at`,
        [employeeIds],
      )
    ).map(({ username }) => username);
  const told = (employeeId: string) =>
    test.database.query(
      `select title from notification where employee_id = $1 and kind = 'account.rename'`,
      [employeeId],
    );

  it('is the next one’s from the day of taking office, with another account', async () => {
    agency = await smallAgency(test, '3801');
    await leave(agency.regionalHead.employeeId, '2026-11-24');
    const first = await takeOffice('Budi Santoso', '2026-11-24');
    expect(await usernames(first)).toEqual(['bupati.3801']);
    await leave(first, '2026-12-01');
    const second = await takeOffice('Siti Aminah', '2026-12-01');
    // Until then it is still the present one's.
    expect(await usernames(first, second)).toEqual(['bupati.3801', 'bupati.3801.2']);
    test.clock.set('2026-11-30T17:30:00.000Z');
    for (let time = 0; time < 2; time += 1) await test.app.get(DailyRefreshService).run('all');
    expect(await usernames(first, second)).toEqual(['budi-santoso.3801', 'bupati.3801']);
    expect(await told(first)).toEqual([{ title: 'Nama masuk Anda kini budi-santoso.3801' }]);
    expect(await told(second)).toEqual([{ title: 'Nama masuk Anda kini bupati.3801' }]);
  });

  it('passes at once where the one before has left already', async () => {
    agency = await smallAgency(test, '3802');
    await leave(agency.regionalHead.employeeId, '2026-11-24');
    const first = await takeOffice('Budi Santoso', '2026-11-24');
    test.clock.set('2026-11-30T17:30:00.000Z');
    await leave(first, '2026-12-01');
    const second = await takeOffice('Siti Aminah', '2026-12-01');
    expect(await usernames(first, second)).toEqual(['budi-santoso.3802', 'bupati.3802']);
  });
});
