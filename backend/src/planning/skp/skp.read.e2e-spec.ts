import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { approvedSkp, type TestSkp } from '../../../test/factories/skp.js';

describe('GET /skp', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let skp: TestSkp;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    skp = await approvedSkp(test, agency.staffA1);
  });
  afterAll(() => test.close());

  const ids = async (api: SmallAgency['admin']['api'], query = '') =>
    (await api.get(`/skp${query}`)).body.items.map((item: { id: string }) => item.id);

  it('asks nobody in', async () => {
    expect((await test.anonymous.get('/skp')).status).toBe(401);
    expect((await test.anonymous.get(`/skp/${skp.skpId}`)).status).toBe(401);
  });

  it('refuses filters that are none', async () => {
    const { status, body } = await agency.staffA1.api.get('/skp?year=x&status=y&cursor=z');
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual(['year', 'status']);
    expect((await agency.staffA1.api.get('/skp?cursor=z')).status).toBe(400);
  });

  it('is read by the owner, the PjPK, the heads above, admin and auditor; by nobody else', async () => {
    const auditor = await agency.factory.grantee('auditor');
    for (const { api } of [
      agency.staffA1,
      agency.headOfA1,
      agency.headOfDinasA,
      agency.admin,
      auditor,
    ]) {
      expect(await ids(api)).toEqual([skp.skpId]);
      expect((await api.get(`/skp/${skp.skpId}`)).status).toBe(200);
    }
    const other = await smallAgency(test, '3522');
    for (const { api } of [agency.staffA1b, agency.headOfB1, agency.headOfA2, other.admin]) {
      expect(await ids(api)).toEqual([]);
      expect((await api.get(`/skp/${skp.skpId}`)).status).toBe(404);
      expect((await api.get(`/skp/${skp.skpId}/versions`)).status).toBe(404);
    }
  });

  it('filters by year, person, status and scope', async () => {
    const { api } = agency.headOfA1;
    expect(await ids(api, '?year=2026&scope=assessed&status=running')).toEqual([skp.skpId]);
    expect(await ids(api, '?year=2025')).toEqual([]);
    expect(await ids(api, '?scope=mine')).toEqual([]);
    expect(await ids(api, `?employeeId=${agency.staffA1.employeeId}`)).toEqual([skp.skpId]);
    expect(await ids(api, `?employeeId=${agency.staffA1b.employeeId}`)).toEqual([]);
  });

  it('pages, with as many statements for many as for one', async () => {
    const count = async (limit: number) =>
      test.countStatements(() => agency.admin.api.get(`/skp?limit=${limit}`));
    const one = (await count(1)).statements;
    for (const who of [agency.staffA1b, agency.staffA2, agency.staffB1, agency.staffUmum]) {
      await approvedSkp(test, who);
    }
    const { statements, result } = await count(3);
    expect(statements).toBe(one);
    expect(result.body.items).toHaveLength(3);
    const rest = await agency.admin.api.get(`/skp?limit=3&cursor=${result.body.nextCursor}`);
    expect(rest.body.items).toHaveLength(2);
    expect(rest.body.nextCursor).toBeNull();
  });
});
