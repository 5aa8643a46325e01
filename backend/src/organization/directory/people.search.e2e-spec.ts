import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('GET /people', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    await smallAgency(test, '3522');
    await agency.factory.employee(agency.units.bidangA1, { name: 'Nurhidayati Ökan' });
    await agency.factory.refresh();
  });
  afterAll(() => test.close());

  const found = async (query: string): Promise<string[]> => {
    const { body } = await agency.admin.api.get(`/people?${query}`);
    return body.items.map((item: { name: string }) => item.name);
  };

  it('finds by words in any order, without accents, and with a slip', async () => {
    expect((await test.anonymous.get('/people')).status).toBe(401);
    expect(await found('q=okan nurhidayati')).toEqual(['Nurhidayati Ökan']);
    expect(await found('q=nurhidayanti')).toEqual(['Nurhidayati Ökan']);
    expect(await found("q=%25'; drop table person")).toEqual([]);
    expect((await agency.admin.api.get(`/people?q=${'x'.repeat(101)}`)).status).toBe(400);
  });

  it('filters by unit with all below, and by position', async () => {
    expect(await found(`unitId=${agency.units.dinasA.id}&limit=100`)).toHaveLength(7);
    expect(await found(`unitId=${agency.units.dinasA.id}&position=head`)).toHaveLength(3);
  });

  it('pages within the own agency', async () => {
    const first = await agency.admin.api.get('/people?limit=10');
    const second = await agency.admin.api.get(`/people?limit=10&cursor=${first.body.nextCursor}`);
    expect(first.body.items.length + second.body.items.length).toBe(17);
    expect(second.body.nextCursor).toBeNull();
  });

  it('shows NIP and accounts only to those who keep records', async () => {
    const [mine] = (await agency.admin.api.get('/people?limit=1')).body.items;
    const [theirs] = (await agency.staffA1.api.get('/people?limit=1')).body.items;
    expect(mine).toMatchObject({ nip: expect.any(String), accountId: expect.any(String) });
    expect(theirs).toMatchObject({ nip: null, accountId: null, passwordState: null });
  });
});
