import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';

describe('GET /dashboard', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    await smallAgency(test, '3522');
    const { agencyId } = agency.factory;
    const { employeeId, holdingId } = agency.staffA1;
    const skp = newId();
    await test.database.query(
      `insert into skp (id, agency_id, employee_id, holding_id, format, starts_on, ends_on, status)
       values ($1, $2, $3, $4, 'B', '2026-01-01', '2026-12-31', 'running')`,
      [skp, agencyId, employeeId, holdingId],
    );
    await test.database.query(
      `insert into skp_revision (id, agency_id, skp_id, number, status) values ($1, $2, $3, 1, 'approved')`,
      [newId(), agencyId, skp],
    );
    const activity = (status: string, date: string, dueOn: string | null) =>
      test.database.query(
        `insert into activity (agency_id, id, employee_id, date, starts_at, ends_at, minutes, output_quantity, output_unit,
           description, status, validator_unit_id, due_on)
         values ($1, $2, $3, $4, '08:00', '09:00', 60, 1, 'dokumen', 'uji', $5, $6, $7)`,
        [agencyId, newId(), employeeId, date, status, agency.units.bidangA1.id, dueOn],
      );
    await activity('validated', '2026-11-10', null);
    await activity('validated', '2026-10-30', null);
    await activity('submitted', '2026-11-11', '2026-11-18');
  });
  afterAll(() => test.close());

  it('is for those who lead or look after the agency', async () => {
    expect((await test.anonymous.get('/dashboard')).status).toBe(401);
    expect((await agency.headOfDinasA.api.get('/dashboard')).status).toBe(403);
    expect((await agency.sekda.api.get('/dashboard')).status).toBe(200);
    const executive = await agency.factory.grantee('executive');
    expect((await executive.api.get('/dashboard')).status).toBe(200);
  });

  it('counts from the records, per unit organisasi and together', async () => {
    const { body } = await agency.admin.api.get('/dashboard');
    expect(body.totals).toMatchObject({
      people: 16,
      approvedSkp: 1,
      validatedActivities: 1,
      waitingActivities: 1,
    });
    const dinasA = body.units.find(
      (unit: { unitId: string }) => unit.unitId === agency.units.dinasA.id,
    );
    expect(dinasA).toMatchObject({ people: 6, approvedSkp: 1 });
    expect(body.attention).toContainEqual(
      expect.objectContaining({
        kind: 'validation_overdue',
        count: 1,
        employeeId: agency.headOfA1.employeeId,
        since: '2026-11-18',
      }),
    );
    expect(body.attention).toContainEqual(
      expect.objectContaining({ kind: 'skp_missing', count: 5, unitId: agency.units.dinasA.id }),
    );
  });

  it('asks the database a bounded number of times', async () => {
    const { statements } = await test.countStatements(() => agency.admin.api.get('/dashboard'));
    expect(statements).toBeLessThanOrEqual(6);
  });
});
