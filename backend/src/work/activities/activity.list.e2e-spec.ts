import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory } from '../../../test/factories/activities.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('GET /activities', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let make: ActivityFactory;
  let squadId: string;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    make = new ActivityFactory(test, agency);
    squadId = await make.squad(agency.units.dinasB, { leader: agency.staffB1 });
    await make.member(squadId, agency.staffA1);
    await make.draft(agency.staffA1, { date: '2026-11-20' });
    await make.submitted(agency.staffA1, { date: '2026-11-23' });
    await make.submitted(agency.staffA1, { date: '2026-11-24', squadId });
  });
  afterAll(() => test.close());

  const dates = async (client: typeof agency.staffA1.api, query = ''): Promise<string[]> => {
    const { status, body } = await client.get(`/activities${query}`);
    expect(status).toBe(200);
    return body.items.map((item: { date: string }) => item.date);
  };

  it('asks nobody in', async () => {
    for (const path of ['', '/calendar?month=2026-11', '/form'])
      expect((await test.anonymous.get(`/activities${path}`)).status).toBe(401);
  });

  it('shows each reader what he or she may see', async () => {
    const me = `?employeeId=${agency.staffA1.employeeId}`;
    const squad = `?squadId=${squadId}`;
    expect(await dates(agency.staffA1.api)).toEqual(['2026-11-24', '2026-11-23', '2026-11-20']);
    expect(await dates(agency.headOfA1.api, me)).toEqual(['2026-11-24', '2026-11-23']);
    expect(await dates(agency.headOfDinasA.api, me)).toHaveLength(2);
    expect(await dates(agency.staffB1.api, me)).toEqual(['2026-11-24']);
    expect(await dates(agency.staffB1.api, squad)).toEqual(['2026-11-24']);
    expect(await dates(agency.headOfDinasB.api, squad)).toEqual(['2026-11-24']);
    expect(await dates(agency.staffA2.api, squad)).toEqual([]);
    expect(await dates(agency.staffA2.api, me)).toEqual([]);
    expect(await dates(other.headOfA1.api, me)).toEqual([]);
    expect((await other.headOfA1.api.get(`/activities${squad}`)).status).toBe(404);
    expect(await dates(agency.admin.api)).toEqual([]);
  });

  it('filters by status, month and days', async () => {
    const { api } = agency.staffA1;
    expect(await dates(api, '?status=draft')).toEqual(['2026-11-20']);
    expect(await dates(api, '?month=2026-10')).toEqual([]);
    expect(await dates(api, '?month=2026-11')).toHaveLength(3);
    expect(await dates(api, '?from=2026-11-21&to=2026-11-23')).toEqual(['2026-11-23']);
    for (const bad of ['month=2026-13', 'status=x', 'from=2026-02-31', 'limit=101', 'cursor=x'])
      expect((await api.get(`/activities?${bad}`)).status).toBe(400);
  });

  it('pages through everything once', async () => {
    await make.many(agency.staffA2, 45);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: { id: string }[]; nextCursor: string | null } } =
        await agency.staffA2.api.get(
          `/activities?limit=20${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
      seen.push(...page.body.items.map((item) => item.id));
      cursor = page.body.nextCursor;
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
  });

  it('sends the same few statements however many rows there are', async () => {
    const few = await test.countStatements(() => agency.staffA1.api.get('/activities?limit=1'));
    const many = await test.countStatements(() => agency.staffA2.api.get('/activities?limit=100'));
    expect(many.result.body.items.length).toBeGreaterThan(40);
    expect(many.statements).toBeLessThanOrEqual(few.statements);
    expect(few.statements).toBeLessThanOrEqual(8);
  });

  it('tells the month day by day, and the missing days in words', async () => {
    await test.database.query(
      `insert into holiday (agency_id, date, name) values ($1, '2026-11-18', 'Hari libur contoh')`,
      [agency.factory.agencyId],
    );
    const { body } = await agency.staffA1.api.get('/activities/calendar?month=2026-11');
    const day = (date: string) => body.days.find((d: { date: string }) => d.date === date);
    expect(body.days).toHaveLength(30);
    expect(day('2026-11-20')).toMatchObject({ count: 1, status: 'draft', missing: false });
    expect(day('2026-11-23')).toMatchObject({ count: 1, status: 'submitted' });
    expect(day('2026-11-18')).toMatchObject({
      kind: 'holiday',
      holiday: 'Hari libur contoh',
      missing: false,
    });
    expect(day('2026-11-22')).toMatchObject({ kind: 'weekend', missing: false });
    expect(day('2026-11-25')).toMatchObject({ kind: 'workday', missing: false });
    expect(body.missing[0]).toEqual({ date: '2026-11-02', text: 'Senin 2 November' });
    expect(body.missing).toHaveLength(body.totals.missingDays);
    expect(body).toMatchObject({ loggableUntil: '2026-12-05', closed: false });
    const seen = await agency.headOfA1.api.get(
      `/activities/calendar?month=2026-11&employeeId=${agency.staffA1.employeeId}`,
    );
    expect(seen.body.days[19]).toMatchObject({ count: 0 });
    const foreign = await other.headOfA1.api.get(
      `/activities/calendar?month=2026-11&employeeId=${agency.staffA1.employeeId}`,
    );
    expect(foreign.status).toBe(404);
    expect((await agency.staffA1.api.get('/activities/calendar?month=2026-00')).status).toBe(400);
  });

  it('gives the form in one answer, each choice with its validator', async () => {
    const above = await make.rhk(agency.headOfDinasB);
    const own = await make.rhk(agency.staffA1, { squadId, intervenes: above });
    const { statements, result } = await test.countStatements(() =>
      agency.staffA1.api.get('/activities/form'),
    );
    expect(result.body).toMatchObject({
      today: '2026-11-24',
      earliest: '2026-11-01',
      lastEndsAt: '09:05',
    });
    expect(result.body.outputUnits[0]).toBe('notula');
    const keys = result.body.choices.map((choice: { key: string }) => choice.key);
    expect(keys.slice(0, 2)).toEqual([`-:${squadId}`, '-:-']);
    const choice = result.body.choices.find((one: { rhkId: string }) => one.rhkId === own.rhkId);
    expect(choice.validator).toMatchObject({ employeeId: agency.headOfDinasB.employeeId });
    expect(statements).toBeLessThanOrEqual(13);
    expect((await agency.admin.api.get('/activities/form')).status).toBe(403);
  });
});
