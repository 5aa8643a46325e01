import { startTestApp, type TestApp } from '../../../test/app.js';
import { employeesCsv, sendImport } from '../../../test/factories/imports.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { DailyRefreshService } from '../directory/daily-refresh.service.js';
import { type Staffing, StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';

describe('StaffingAftermath', () => {
  let test: TestApp;
  let agency: SmallAgency;
  const settled: Staffing[] = [];
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    test.app.get(StaffingAftermath).register(async (_tx, staffing) => void settled.push(staffing));
  });
  beforeEach(() => settled.splice(0));
  afterAll(() => test.close());

  const move = (nip: string, unit: string, effectiveFrom: string) =>
    sendImport(agency.admin.api, 'employees', employeesCsv([{ nip, unit }]), { effectiveFrom });
  const openedOn = async (employeeId: string, day: string) =>
    (
      await test.database.one<{ id: string }>(
        'select id from position_holding where employee_id = $1 and starts_on = $2',
        [employeeId, day],
      )
    )?.id;

  it('settles a move that is in force in the transaction that writes it', async () => {
    const { staffA1: person } = agency;
    expect((await move(person.nip, 'DISB.1', '2026-11-24')).body.applied).toBe(true);
    expect(settled).toEqual([
      {
        agencyId: agency.factory.agencyId,
        today: '2026-11-24',
        changes: [
          {
            employeeId: person.employeeId,
            kind: 'moved',
            fromHoldingId: person.holdingId,
            toHoldingId: await openedOn(person.employeeId, '2026-11-24'),
            lastDay: '2026-11-23',
          },
        ],
      },
    ]);
  });

  it('keeps a move of a later day until that day, and settles it once', async () => {
    const { staffA2: person } = agency;
    expect((await move(person.nip, 'DISB.1', '2026-11-26')).body.applied).toBe(true);
    expect(settled).toEqual([]);
    const daily = test.app.get(DailyRefreshService);
    test.clock.set('2026-11-25T02:00:00.000Z');
    await daily.run('all');
    expect(settled).toEqual([]);
    test.clock.set('2026-11-27T02:00:00.000Z');
    await Promise.all([daily.run('all'), daily.run('all')]);
    expect(settled).toEqual([
      {
        agencyId: agency.factory.agencyId,
        today: '2026-11-27',
        changes: [
          {
            employeeId: person.employeeId,
            kind: 'moved',
            fromHoldingId: person.holdingId,
            toHoldingId: await openedOn(person.employeeId, '2026-11-26'),
            lastDay: '2026-11-25',
          },
        ],
      },
    ]);
  });
});
