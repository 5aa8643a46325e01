import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('lists of people', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp({ SEARCHES_A_MINUTE: '3' });
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  it('are answered to one account so many times a minute, all together', async () => {
    const { staffA1, staffB1 } = agency;
    const answers = [];
    // Seven are one too many in one of two minutes, should the minute turn under way.
    for (const path of [
      '/people',
      '/employees?q=a',
      '/search?q=ab',
      '/people',
      '/employees',
      '/people',
      '/people',
    ])
      answers.push(await staffA1.api.get(path));
    const refused = answers.find(({ status }) => status === 429);
    expect(answers.slice(0, 3).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(refused?.body).toMatchObject({ code: 'too_many_requests' });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    // Nothing else, and nobody else.
    expect((await staffA1.api.get('/me')).status).toBe(200);
    expect((await staffB1.api.get('/people')).status).toBe(200);
  });
});
