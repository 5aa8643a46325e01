import { startTestApp, type TestApp } from '../../../test/app.js';
import { goal, type TestGoal } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /squads', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let served: TestGoal;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    served = await goal(test, agency.factory.agencyId, { unit: agency.units.bidangA1 });
  });
  afterAll(() => test.close());

  const body = (changes: Record<string, unknown> = {}) => ({
    goalId: served.id,
    name: 'Tim Kerja Integrasi Layanan',
    ownerUnitId: agency.units.dinasA.id,
    startsOn: '2026-07-01',
    endsOn: '2026-12-31',
    roles: [
      {
        title: 'Analis data',
        count: 2,
        skills: ['Analisis  Data', 'basis data', '\ud800'],
        sharePercent: '40.00',
      },
    ],
    ...changes,
  });

  it('400 for a role that only the leader has, and for a squad that outlives its goal', async () => {
    const roles = [{ title: 'Ketua Tim', count: 5, skills: [], sharePercent: '20' }];
    const answer = await agency.headOfDinasA.api.post('/squads', {
      ...body(),
      roles,
      endsOn: '2199-12-31',
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'endsOn',
      'roles.0.title',
    ]);
  });

  it('asks nobody in', async () => {
    expect((await test.anonymous.post('/squads', body())).status).toBe(401);
  });

  it('lets the Kepala Unit of the owner make one, and tells what may come next', async () => {
    const { status, body: made } = await agency.headOfDinasA.api.post('/squads', body());
    expect(status).toBe(201);
    expect(made).toMatchObject({
      status: 'draft',
      owner: { employeeId: agency.headOfDinasA.employeeId },
      leader: null,
      version: 1,
    });
    expect(made.roles[0]).toMatchObject({
      count: 2,
      open: 2,
      filled: 0,
      sharePercent: '40.00',
      skills: ['analisis data', 'basis data'],
    });
    expect(made.goalChain.at(-1)).toMatchObject({ id: served.id });
    expect(made.allowedActions).toEqual(
      expect.arrayContaining(['open', 'edit', 'appoint-leader', 'disband']),
    );
    const events = await test.database.query(
      'select action, via from audit_event where entity_id = $1',
      [made.id],
    );
    expect(events).toEqual([{ action: 'squad.create', via: 'unit_head' }]);
  });

  it('lets the Kabid of the goal prepare, but not open', async () => {
    const made = await agency.headOfA1.api.post('/squads', body());
    expect(made.status).toBe(201);
    expect(made.body.allowedActions).not.toContain('open');
    expect((await agency.headOfA1.api.post(`/squads/${made.body.id}/open`)).status).toBe(403);
    expect((await agency.headOfA2.api.get(`/squads/${made.body.id}`)).status).toBe(404);
    expect((await agency.headOfDinasA.api.get(`/squads/${made.body.id}`)).status).toBe(200);
  });

  it('refuses those who do not carry the goal', async () => {
    for (const person of [agency.staffA1, agency.headOfA2, agency.headOfDinasB, agency.sekda]) {
      expect((await person.api.post('/squads', body())).status).toBe(403);
    }
    expect((await agency.admin.api.post('/squads', body())).status).toBe(403);
  });

  it('does not know the goal of another agency', async () => {
    const answer = await other.headOfDinasA.api.post(
      '/squads',
      body({ ownerUnitId: other.units.dinasA.id }),
    );
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0]).toMatchObject({ field: 'goalId', code: 'goal_unknown' });
  });

  it.each([
    ['name', { name: '   ' }],
    ['name', { name: 'n'.repeat(10_000) }],
    ['startsOn', { startsOn: '2026-02-31' }],
    ['endsOn', { endsOn: '2026-06-30' }],
    ['ownerUnitId', { ownerUnitId: 'DISA' }],
    ['roles', { roles: [] }],
    ['roles.0.count', { roles: [{ title: 'A', count: -1, skills: [], sharePercent: '10' }] }],
    [
      'roles.0.sharePercent',
      { roles: [{ title: 'A', count: 1, skills: [], sharePercent: '100.01' }] },
    ],
    ['roles.0.sharePercent', { roles: [{ title: 'A', count: 1, skills: [], sharePercent: '0' }] }],
    ['status', { status: 'active' }],
  ])('names the field %s that is wrong', async (field, changes) => {
    const { status, body: answer } = await agency.headOfDinasA.api.post('/squads', body(changes));
    expect(status).toBe(400);
    expect(answer.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('says what kind of thing is wanted before how long it may be', async () => {
    const answer = await agency.headOfDinasA.api.post('/squads', body({ name: ['Tim'] }));
    expect(answer.body.errors).toEqual([
      { field: 'name', code: 'isString', message: 'Isi dengan teks.' },
    ]);
  });

  it('refuses an owner that does not carry the goal', async () => {
    const answer = await agency.headOfDinasB.api.post(
      '/squads',
      body({ ownerUnitId: agency.units.dinasB.id }),
    );
    expect(answer.body.errors[0]).toMatchObject({ field: 'ownerUnitId', code: 'owner_mismatch' });
  });

  it('keeps emoji, HTML and SQL as the plain text they are', async () => {
    const name = `Tim <script>alert(1)</script> 🚀 '; drop table squad; --`;
    const { body: made } = await agency.headOfDinasA.api.post('/squads', body({ name }));
    expect(made.name).toBe(name);
  });

  it('makes one squad for a repeated request', async () => {
    const headers = { 'idempotency-key': 'buat-tim-satu-kali' };
    const both = await Promise.all(
      [1, 2].map(() =>
        agency.headOfDinasA.api.post('/squads', body({ name: 'Sekali' }), { headers }),
      ),
    );
    expect(both.map((answer) => answer.status)).toEqual([201, 201]);
    expect(both[0]?.body.id).toBe(both[1]?.body.id);
    const rows = await test.database.query(`select 1 from squad where name = 'Sekali'`);
    expect(rows).toHaveLength(1);
    const reused = await agency.headOfDinasA.api.post('/squads', body({ name: 'Lain' }), {
      headers,
    });
    expect(reused).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
  });
});
