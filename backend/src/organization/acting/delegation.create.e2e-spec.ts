import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';
import { DailyRefreshService } from '../directory/daily-refresh.service.js';

describe('POST /delegations and POST /delegations/:id/revoke', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterAll(() => test.close());

  const body = (changes = {}) => ({
    kind: 'plh',
    unitId: agency.units.dinasB.id,
    delegateEmployeeId: agency.headOfB1.employeeId,
    startsOn: '2026-11-24',
    endsOn: '2026-12-05',
    basis: 'Surat perintah 800/12/2026',
    ...changes,
  });
  const create = (changes = {}) => agency.admin.api.post('/delegations', body(changes));

  it('is the admin’s to enter', async () => {
    expect((await test.anonymous.post('/delegations', body())).status).toBe(401);
    expect((await agency.sekda.api.post('/delegations', body())).status).toBe(403);
    expect((await agency.staffA1.api.get('/delegations')).status).toBe(403);
  });

  it.each([
    [{ kind: 'pjs' }, 'kind'],
    [{ startsOn: '2026-02-31' }, 'startsOn'],
    [{ endsOn: '2026-11-20' }, 'endsOn'],
    [{ startsOn: '2026-11-23' }, 'startsOn'],
    [{ startsOn: '2026-11-25', endsOn: '2026-11-24' }, 'endsOn'],
    [{ endsOn: '2099-12-31' }, 'endsOn'],
    [{ unitId: newId() }, 'unitId'],
    [{ delegateEmployeeId: newId() }, 'delegateEmployeeId'],
    [{ basis: '  ' }, 'basis'],
    [{ basis: 'x'.repeat(10_000) }, 'basis'],
  ])('refuses %j at %s', async (changes, field) => {
    const answer = await create(changes);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('refuses the head of the unit, and units and people of another agency', async () => {
    const own = await create({ delegateEmployeeId: agency.headOfDinasB.employeeId });
    expect(own.body.errors[0]).toMatchObject({ field: 'delegateEmployeeId', code: 'own_unit' });
    expect((await create({ unitId: other.units.dinasB.id })).status).toBe(400);
    expect((await create({ delegateEmployeeId: other.headOfB1.employeeId })).status).toBe(400);
  });

  it('moves the seat at once, tells the delegate, and gives it back on revocation', async () => {
    const made = await create();
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'active', allowedActions: ['revoke'], unit: { id: agency.units.dinasB.id } },
    });
    const roles = async () =>
      (await agency.headOfB1.api.get('/me')).body.capacities.filter(
        (capacity: { unitId?: string }) => capacity.unitId === agency.units.dinasB.id,
      );
    expect(await roles()).toContainEqual(expect.objectContaining({ via: 'delegation' }));
    const note = await test.database.one(
      'select title from notification where employee_id = $1 order by id desc',
      [agency.headOfB1.employeeId],
    );
    expect(note?.title).toContain('Plh. kepala');

    const overlap = await create({ startsOn: '2026-12-05', endsOn: '2026-12-20' });
    expect(overlap).toMatchObject({ status: 409, body: { code: 'delegation_overlap' } });
    expect((await create({ startsOn: '2026-12-06', endsOn: '2026-12-20' })).body.status).toBe(
      'upcoming',
    );

    const url = `/delegations/${made.body.id}/revoke`;
    expect((await test.anonymous.post(url)).status).toBe(401);
    expect((await other.admin.api.post(url)).status).toBe(404);
    const auditor = await agency.factory.grantee('auditor');
    expect((await auditor.api.post(url)).status).toBe(403);
    const revoked = await agency.admin.api.post(url);
    expect(revoked).toMatchObject({ status: 200, body: { status: 'revoked', allowedActions: [] } });
    expect(await roles()).toEqual([]);
    expect((await agency.admin.api.post(url)).status).toBe(409);
  });

  it('of two that overlap at once, one is stored', async () => {
    const same = {
      unitId: agency.units.bidangA1.id,
      delegateEmployeeId: agency.staffA1.employeeId,
    };
    const answers = await Promise.all([create(same), create(same)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('says the same from the unit’s and from the person’s side as of the whole agency', async () => {
    for (const day of ['2026-11-24', '2026-12-06', '2027-01-01']) {
      const [found] = await test.database.query(
        `with whole as (select * from acting_heads($1, $2)),
         by_unit as (select h.* from unit u, unit_heads($1, u.id, $2) h),
         by_person as (select h.unit_id, e.id, h.via, h.delegation_kind, h.since, h.until
                         from employment e, headed_units($1, e.id, $2) h)
         select (select count(*)::int from whole) as whole, (select count(*)::int from by_unit) as units,
                (select count(*)::int from by_person) as people,
                (select count(*)::int from (table whole intersect all table by_unit) x) as "unitsAgree",
                (select count(*)::int from (table whole intersect all table by_person) x) as "peopleAgree",
                (select count(*)::int from whole where via = 'delegation') as delegated`,
        [agency.factory.agencyId, day],
      );
      const count = found?.['whole'];
      expect(found).toMatchObject({ units: count, people: count, unitsAgree: count });
      expect(found).toMatchObject({ peopleAgree: count, delegated: day < '2027' ? 1 : 0 });
    }
  });

  it('begins and ends by date, without anybody pressing a button', async () => {
    const assessor = async () => (await agency.headOfUmum.api.get('/me')).body.assessor?.employeeId;
    expect(await assessor()).toBe(agency.asisten.employeeId);
    await create({
      unitId: agency.units.asisten.id,
      delegateEmployeeId: agency.headOfUmum.employeeId,
      startsOn: '2026-11-25',
      endsOn: '2026-11-25',
    });
    expect(await assessor()).toBe(agency.asisten.employeeId);
    test.clock.set('2026-11-24T17:05:00.000Z');
    await test.app.get(DailyRefreshService).run('just-begun');
    // nobody assesses himself: while acting for the unit above, the one above that does
    expect(await assessor()).toBe(agency.sekda.employeeId);
    test.clock.set('2026-11-25T17:05:00.000Z');
    await test.app.get(DailyRefreshService).run('just-begun');
    expect(await assessor()).toBe(agency.asisten.employeeId);
  });
});
