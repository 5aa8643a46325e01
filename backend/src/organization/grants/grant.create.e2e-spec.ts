import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';

describe('POST /grants and POST /grants/:id/end', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterAll(() => test.close());

  const create = (changes = {}) =>
    agency.admin.api.post('/grants', {
      employeeId: agency.staffA1.employeeId,
      role: 'auditor',
      ...changes,
    });

  it('is the admin’s to give', async () => {
    const body = { employeeId: agency.staffA1.employeeId, role: 'auditor' };
    expect((await test.anonymous.post('/grants', body)).status).toBe(401);
    expect((await agency.sekda.api.post('/grants', body)).status).toBe(403);
    expect((await agency.sekda.api.get('/grants')).status).toBe(403);
  });

  it.each([
    [{ role: 'god' }, 'role'],
    [{ employeeId: newId() }, 'employeeId'],
    [{ startsOn: '2026-11-31' }, 'startsOn'],
    [{ startsOn: '2026-11-23' }, 'startsOn'],
    [{ endsOn: '2026-11-01' }, 'endsOn'],
  ])('refuses %j at %s', async (changes, field) => {
    expect(await create(changes)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('gives a capacity from its first day and takes it back at once', async () => {
    expect((await agency.staffA1.api.get('/audit')).status).toBe(403);
    const made = await create({ startsOn: '2026-11-24' });
    expect(made).toMatchObject({
      status: 201,
      body: { role: 'auditor', status: 'active', allowedActions: ['end'] },
    });
    expect((await agency.staffA1.api.get('/audit')).status).toBe(200);
    expect(await create()).toMatchObject({ status: 409, body: { code: 'grant_overlap' } });

    const url = `/grants/${made.body.id}/end`;
    expect((await test.anonymous.post(url)).status).toBe(401);
    expect((await other.admin.api.post(url)).status).toBe(404);
    expect((await agency.staffA1.api.post(url)).status).toBe(403);
    expect((await agency.admin.api.post(url)).body).toMatchObject({ status: 'ended' });
    expect((await agency.staffA1.api.get('/audit')).status).toBe(403);
    expect((await agency.admin.api.post(url)).status).toBe(409);
    const again = await create();
    expect((await agency.admin.api.post(`/grants/${again.body.id}/end`)).status).toBe(200);
    expect((await agency.staffA1.api.get('/audit')).status).toBe(403);
    // Of the same day as well: what was done by it can still be asked about, and it can be given once more.
    const { items } = (await agency.admin.api.get('/grants?limit=100')).body;
    expect(items.find(({ id }: { id: string }) => id === again.body.id)).toMatchObject({
      status: 'ended',
      allowedActions: [],
    });
    const third = await create();
    expect(third.status).toBe(201);
    expect((await agency.staffA1.api.get('/audit')).status).toBe(200);
    const races = await Promise.all(
      [1, 2].map(() => agency.admin.api.post(`/grants/${third.body.id}/end`)),
    );
    expect(races.map(({ status }) => status).sort()).toEqual([200, 409]);
    const told = await test.database.query(
      `select 1 from notification where employee_id = $1 and kind = 'grant.end'`,
      [agency.staffA1.employeeId],
    );
    expect(told).toHaveLength(3);
  });

  it('lets no admin lock himself out', async () => {
    const { body } = await agency.admin.api.get('/grants?limit=100');
    const own = body.items.find((grant: { role: string }) => grant.role === 'agency_admin');
    expect(own.allowedActions).toEqual([]);
    expect((await agency.admin.api.post(`/grants/${own.id}/end`)).status).toBe(409);
  });
});
