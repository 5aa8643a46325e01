import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory, activityInput } from '../../../test/factories/activities.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('PATCH and DELETE /activities/:id', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let make: ActivityFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    make = new ActivityFactory(test, agency);
  });
  afterAll(() => test.close());

  it('asks nobody in', async () => {
    const id = await make.draft(agency.staffA1);
    expect((await test.anonymous.patch(`/activities/${id}`, { version: 1 })).status).toBe(401);
    expect((await test.anonymous.delete(`/activities/${id}`)).status).toBe(401);
  });

  it('knows nothing of a draft to others, and refuses those who may only read', async () => {
    const draft = await make.draft(agency.staffA1);
    const sent = await make.submitted(agency.staffA1);
    for (const { api } of [agency.headOfA1, agency.staffA1b, other.staffA1]) {
      expect((await api.patch(`/activities/${draft}`, { version: 1 })).status).toBe(404);
      expect((await api.delete(`/activities/${draft}`)).status).toBe(404);
    }
    expect((await agency.headOfA1.api.patch(`/activities/${sent}`, { version: 2 })).status).toBe(
      403,
    );
    expect((await agency.headOfA1.api.delete(`/activities/${sent}`)).status).toBe(403);
    expect((await agency.staffA1.api.patch('/activities/bukan-id', { version: 1 })).status).toBe(
      404,
    );
  });

  it('changes only what is named, under the version that was read', async () => {
    const id = await make.draft(agency.staffA1);
    const changed = await agency.staffA1.api.patch(`/activities/${id}`, {
      version: 1,
      endsAt: '10:00',
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { endsAt: '10:00', minutes: 120, version: 2, name: 'Rapat matriks layanan' },
    });
    const stale = await agency.staffA1.api.patch(`/activities/${id}`, { version: 1, name: 'x' });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale_version' } });
    const bad = await agency.staffA1.api.patch(`/activities/${id}`, {
      version: 2,
      endsAt: '07:00',
    });
    expect(bad).toMatchObject({ status: 400, body: { errors: [{ field: 'endsAt' }] } });
    expect((await agency.staffA1.api.get(`/activities/${id}`)).body.endsAt).toBe('10:00');
  });

  it('leaves what was sent alone until it comes back, also after its month closed', async () => {
    const id = await make.submitted(agency.staffA1, { date: '2026-11-23' });
    expect((await agency.staffA1.api.patch(`/activities/${id}`, { version: 2 })).status).toBe(409);
    expect((await agency.staffA1.api.delete(`/activities/${id}`)).status).toBe(409);
    await agency.headOfA1.api.post(`/activities/${id}/return`, { note: 'Foto kurang jelas.' });
    test.clock.set('2026-12-09T02:00:00.000Z');
    const mended = await agency.staffA1.api.patch(`/activities/${id}`, {
      version: 3,
      description: 'Membahas matriks dengan Dukcapil.',
    });
    const moved = await agency.staffA1.api.patch(`/activities/${id}`, {
      version: 4,
      date: '2026-11-22',
    });
    const again = await agency.staffA1.api.post(`/activities/${id}/submit`);
    test.clock.set('2026-11-24T02:14:00.000Z');
    expect(mended.status).toBe(200);
    expect(moved).toMatchObject({ status: 400, body: { errors: [{ code: 'month_closed' }] } });
    expect(again).toMatchObject({ status: 200, body: { status: 'submitted' } });
    expect((await agency.headOfA1.api.get(`/activities/${id}`)).body.previous).toMatchObject({
      by: agency.headOfA1.name,
      note: 'Foto kurang jelas.',
      description: 'Membahas matriks pemetaan layanan.',
    });
    expect((await agency.staffA1.api.delete(`/activities/${id}`)).status).toBe(409);
  });

  it('throws a draft away with its evidence, once', async () => {
    const id = await make.draft(agency.staffA1);
    expect((await agency.staffA1.api.delete(`/activities/${id}`)).status).toBe(204);
    expect((await agency.staffA1.api.delete(`/activities/${id}`)).status).toBe(404);
    expect(
      await test.database.query('select 1 from evidence where activity_id = $1', [id]),
    ).toHaveLength(0);
  });

  it('repeats the answer of the same key', async () => {
    const key = { headers: { 'idempotency-key': 'kunci-draf-1' } };
    const first = await agency.staffA1.api.post('/activities', activityInput(), key);
    const second = await agency.staffA1.api.post('/activities', activityInput(), key);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });
});
