import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory } from '../../../test/factories/activities.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /activities/:id/submit: an end that is still to come', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let make: ActivityFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    make = new ActivityFactory(test, agency);
  });
  afterAll(() => test.close());

  // It is 09:14 in the agency.
  const submit = async (over: object, body?: object) => {
    const { api } = agency.staffA1;
    const id = await make.draft(agency.staffA1, { ...over });
    return api.post(`/activities/${id}/submit`, body);
  };

  it.each([
    [{ startsAt: '08:00', endsAt: '10:00' }],
    [{ startsAt: '09:00', endsAt: '01:00', endsNextDay: true }],
  ])('is asked about: %j', async (over) => {
    const asked = await submit(over);
    expect(asked).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'endsAt', code: 'end_ahead' }] },
    });
    expect((await submit(over, { endIsMeant: false })).status).toBe(400);
    expect((await submit(over, { endIsMeant: 'ya' })).status).toBe(400);
    expect((await submit(over, { endIsMeant: true })).body.status).toBe('submitted');
  });

  it('is none where it is past, or a few minutes ahead by the clock of the phone', async () => {
    expect((await submit({ startsAt: '08:00', endsAt: '09:14' })).status).toBe(200);
    expect((await submit({ startsAt: '08:00', endsAt: '09:18' })).status).toBe(200);
    const yesterday = { date: '2026-11-23', startsAt: '20:00', endsAt: '04:00', endsNextDay: true };
    expect((await submit(yesterday)).status).toBe(200);
  });
});
