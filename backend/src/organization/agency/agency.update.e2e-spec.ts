import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { CalendarService } from '../calendar/calendar.service.js';

describe('agency settings and calendar', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  it('shows everybody how the agency is set up', async () => {
    expect((await test.anonymous.get('/agency')).status).toBe(401);
    const { body } = await agency.staffA1.api.get('/agency');
    expect(body).toMatchObject({
      code: '3521',
      settings: {
        actionItemPeriod: 'quarterly',
        letterSignatory: 'unit_head',
        activityClosingDay: 5,
        workingDaysPerWeek: 5,
      },
      allowedActions: [],
    });
  });

  it.each([
    [{ actionItemPeriod: 'weekly' }, 'actionItemPeriod'],
    [{ activityClosingDay: 31 }, 'activityClosingDay'],
    [{ activityClosingDay: -1 }, 'activityClosingDay'],
    [{ workingDaysPerWeek: 7 }, 'workingDaysPerWeek'],
    [{ letterClassification: '<b>800</b>' }, 'letterClassification'],
    [{ surprise: true }, 'surprise'],
  ])('refuses %j at %s', async (changes, field) => {
    const answer = await agency.admin.api.patch('/agency', { ...changes, version: 1 });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('changes settings for the admin alone, by version, with an event', async () => {
    const change = { letterSignatory: 'assessor', version: 1 };
    expect((await agency.sekda.api.patch('/agency', change)).status).toBe(403);
    const done = await agency.admin.api.patch('/agency', change);
    expect(done.body).toMatchObject({ version: 2, settings: { letterSignatory: 'assessor' } });
    expect((await agency.admin.api.patch('/agency', change)).status).toBe(409);
    const event = await test.database.one(
      `select detail from audit_event where action = 'agency.update'`,
    );
    expect(event?.detail).toEqual({
      changes: [{ field: 'letterSignatory', from: 'unit_head', to: 'assessor' }],
    });
  });

  it('keeps dated holidays, and due dates step over them', async () => {
    const calendar = test.app.get(CalendarService);
    const due = () => calendar.dueOn(test.database, agency.factory.agencyId, '2026-11-24', 3);
    expect(await due()).toBe('2026-11-27');
    const url = '/holidays/2026-11-26';
    expect((await agency.sekda.api.put(url, { name: 'Libur' })).status).toBe(403);
    expect((await agency.admin.api.put('/holidays/2026-02-31', { name: 'x' })).status).toBe(400);
    expect((await agency.admin.api.put(url, { name: ' ' })).body.errors[0].field).toBe('name');
    expect((await agency.admin.api.put(url, { name: 'Hari jadi' })).status).toBe(200);
    expect(await due()).toBe('2026-11-30');
    const { body } = await agency.staffA1.api.get('/holidays?year=2026');
    expect(body.items).toEqual([{ date: '2026-11-26', name: 'Hari jadi' }]);
    expect((await agency.admin.api.get('/holidays?year=0')).body.errors[0].field).toBe('year');
    expect((await agency.admin.api.delete(url)).status).toBe(204);
    expect((await agency.admin.api.delete(url)).status).toBe(404);
    expect(await due()).toBe('2026-11-27');
  });
});
