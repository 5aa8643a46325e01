import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';

describe('GET /units, GET and PATCH /units/:id', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterAll(() => test.close());

  it('tells the whole structure in one statement, parents first', async () => {
    expect((await test.anonymous.get('/units')).status).toBe(401);
    const { statements, result } = await test.countStatements(() =>
      agency.staffA1.api.get('/units'),
    );
    // one for the actor, one for the list
    expect(statements).toBeLessThanOrEqual(2);
    const { items } = result.body;
    expect(items).toHaveLength(10);
    expect(items[0]).toMatchObject({
      code: 'BUP',
      parentId: null,
      depth: 0,
      peopleCount: 1,
      totalPeopleCount: 16,
      head: { employeeId: agency.regionalHead.employeeId, via: 'position' },
      allowedActions: [],
    });
    expect(items.find((unit: { code: string }) => unit.code === 'DISA')).toMatchObject({
      isOrganizational: true,
      totalPeopleCount: 6,
    });
  });

  it('shows a unit with head, people and their PjPK, the Plh where there is one', async () => {
    await agency.factory.delegate(
      agency.units.bidangB1,
      agency.staffB1b,
      'plh',
      '2026-11-20',
      '2026-11-30',
    );
    const { body } = await agency.staffA1.api.get(`/units/${agency.units.bidangB1.id}`);
    expect(body.head).toMatchObject({
      employeeId: agency.staffB1b.employeeId,
      via: 'delegation',
      delegationKind: 'plh',
    });
    expect(body.path.map((unit: { id: string }) => unit.id)).toEqual([
      agency.units.root.id,
      agency.units.dinasB.id,
    ]);
    expect(body.people).toHaveLength(3);
    expect(body.people[0]).toMatchObject({ isHead: true });
    const staff = body.people.find(
      (person: { employeeId: string }) => person.employeeId === agency.staffB1.employeeId,
    );
    expect(staff).toMatchObject({
      assessor: { employeeId: agency.staffB1b.employeeId, delegationKind: 'plh' },
    });
  });

  it('pages the people of a unit', async () => {
    const url = `/units/${agency.units.bidangA1.id}?limit=2`;
    const first = await agency.admin.api.get(url);
    const second = await agency.admin.api.get(`${url}&cursor=${first.body.nextCursor}`);
    expect(first.body.people).toHaveLength(2);
    expect(second.body).toMatchObject({ nextCursor: null });
    expect(second.body.people).toHaveLength(1);
  });

  it('answers 404 for a unit of another agency', async () => {
    const { id } = other.units.dinasA;
    expect((await agency.admin.api.get(`/units/${id}`)).status).toBe(404);
    const body = { isOrganizational: false, version: 1 };
    expect((await agency.admin.api.patch(`/units/${id}`, body)).status).toBe(404);
    expect((await agency.admin.api.get(`/units/${newId()}`)).status).toBe(404);
  });

  it('lets only the admin move the flag, and says what is wrong', async () => {
    const { id } = agency.units.bidangA1;
    const body = { isOrganizational: true, version: 1 };
    expect((await test.anonymous.patch(`/units/${id}`, body)).status).toBe(401);
    expect((await agency.headOfDinasA.api.patch(`/units/${id}`, body)).status).toBe(403);
    const wrong = await agency.admin.api.patch(`/units/${id}`, { version: 1 });
    expect(wrong.body.errors[0].field).toBe('isOrganizational');
  });

  it('moves the flag: people below belong to the unit from then on', async () => {
    const { id } = agency.units.bidangA1;
    const done = await agency.admin.api.patch(`/units/${id}`, {
      isOrganizational: true,
      version: 1,
    });
    expect(done).toMatchObject({ status: 200, body: { isOrganizational: true, version: 2 } });
    const row = await test.database.one(
      'select organizational_unit_id as unit from employee_directory where employee_id = $1',
      [agency.staffA1.employeeId],
    );
    expect(row).toEqual({ unit: id });
    const stale = await agency.admin.api.patch(`/units/${id}`, {
      isOrganizational: false,
      version: 1,
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale_version' } });
    const events = await test.database.query(
      `select detail from audit_event where action = 'unit.update' and entity_id = $1`,
      [id],
    );
    expect(events).toHaveLength(1);
  });
});
