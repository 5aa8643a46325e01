import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory } from '../../../test/factories/activities.js';
import { type EmployeeLine, employeesCsv, sendImport } from '../../../test/factories/imports.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';

describe('work of somebody who moved', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let make: ActivityFactory;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    make = new ActivityFactory(test, agency);
  });
  afterEach(() => test.close());

  const move = async (line: EmployeeLine, effectiveFrom = '2026-11-24') => {
    const sent = await sendImport(agency.admin.api, 'employees', employeesCsv([line]), {
      effectiveFrom,
    });
    expect(sent.body).toMatchObject({ applied: true });
  };
  const validatorOf = async (id: string) =>
    (await agency.staffA1.api.get(`/activities/${id}`)).body.validator.employeeId;

  it('goes to the PjPK of the post of its day, and is read there', async () => {
    const { staffA1, headOfA1, headOfB1 } = agency;
    await move({ nip: staffA1.nip, unit: 'DISB.1' });
    const form = await staffA1.api.get('/activities/form?date=2026-11-23');
    expect(form.body.choices[0]).toMatchObject({
      context: agency.units.bidangA1.name,
      validator: { employeeId: headOfA1.employeeId },
    });
    const before = await make.submitted(staffA1, { date: '2026-11-23' });
    const after = await make.submitted(staffA1, { date: '2026-11-24' });
    expect(await validatorOf(before)).toBe(headOfA1.employeeId);
    expect(await validatorOf(after)).toBe(headOfB1.employeeId);
    expect((await headOfB1.api.post(`/activities/${before}/validate`)).status).toBe(403);
    expect((await headOfA1.api.post(`/activities/${after}/validate`)).status).toBe(404);
    expect((await headOfA1.api.post(`/activities/${before}/validate`)).status).toBe(200);
    expect((await headOfA1.api.get(`/activities/${before}`)).body).toMatchObject({
      employee: { unitName: agency.units.bidangA1.name },
    });
  });

  it('that waits goes on where the post of its day says, when the move was recorded late', async () => {
    const { staffA1, headOfA1, headOfB1 } = agency;
    const before = await make.submitted(staffA1, { date: '2026-11-17' });
    const after = await make.submitted(staffA1, { date: '2026-11-23' });
    await move({ nip: staffA1.nip, unit: 'DISB.1' }, '2026-11-20');
    expect(await validatorOf(before)).toBe(headOfA1.employeeId);
    expect(await validatorOf(after)).toBe(headOfB1.employeeId);
    expect((await headOfB1.api.post(`/activities/${after}/validate`)).status).toBe(200);
  });

  it('that waits at somebody who leaves goes on to the PjPK, and nobody stays appointed', async () => {
    const { staffA1, staffA1b, headOfA1 } = agency;
    await headOfA1.api.post('/validator-appointments', {
      employeeId: staffA1.employeeId,
      validatorEmployeeId: staffA1b.employeeId,
      startsOn: '2026-11-01',
    });
    const id = await make.submitted(staffA1);
    expect(await validatorOf(id)).toBe(staffA1b.employeeId);
    const left = {
      employeeId: staffA1b.employeeId,
      kind: 'left' as const,
      fromHoldingId: staffA1b.holdingId,
      toHoldingId: null,
      lastDay: '2026-11-23',
    };
    const { agencyId } = agency.factory;
    await test.database.transaction((tx) =>
      test.app
        .get(StaffingAftermath)
        .settle(tx, { agencyId, today: '2026-11-24', changes: [left] }),
    );
    expect(await validatorOf(id)).toBe(headOfA1.employeeId);
    const ends = await test.database.query(
      'select ends_on::text as "endsOn" from validator_appointment',
    );
    expect(ends).toEqual([{ endsOn: '2026-11-23' }]);
  });

  it('waits for the next holder of the post whose RHK it supports', async () => {
    const { staffA1, headOfA1, headOfA2 } = agency;
    const boss = await make.rhk(headOfA1);
    const squadId = await make.squad(agency.units.dinasB);
    await make.member(squadId, staffA1);
    const rhk = await make.rhk(staffA1, { squadId, intervenes: boss });
    await move({ nip: headOfA1.nip, unit: 'DISB', position: 'Pengelola', kind: 'PELAKSANA' });
    await agency.factory.delegate(
      agency.units.bidangA1,
      headOfA2,
      'plt',
      '2026-11-24',
      '2026-12-31',
    );
    const id = await make.submitted(staffA1, { squadId, rhkId: rhk.rhkId });
    expect((await staffA1.api.get(`/activities/${id}`)).body.validator).toEqual({
      employeeId: headOfA2.employeeId,
      name: headOfA2.name,
      because: 'RHK ini mendukung SKP beliau.',
    });
  });
});
