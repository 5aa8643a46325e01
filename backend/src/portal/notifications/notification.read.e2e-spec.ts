import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { NotificationService } from '../../workflow/events/notification.service.js';

describe('notifications', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    const notifications = test.app.get(NotificationService);
    for (const title of ['Pertama', 'Kedua', 'Ketiga']) {
      await test.database.transaction((tx) =>
        notifications.notify(tx, {
          agencyId: agency.factory.agencyId,
          employeeIds: [agency.staffA1.employeeId, agency.staffA1.employeeId, null],
          kind: 'skp.return',
          title,
        }),
      );
    }
  });
  afterAll(() => test.close());

  it('asks nobody in', async () => {
    expect((await test.anonymous.get('/notifications')).status).toBe(401);
  });

  it('pages through, newest first, one row per person', async () => {
    const first = await agency.staffA1.api.get('/notifications?limit=2');
    expect(first.body.items.map((item: { title: string }) => item.title)).toEqual([
      'Ketiga',
      'Kedua',
    ]);
    expect(first.body.unread).toBe(3);
    const second = await agency.staffA1.api.get(
      `/notifications?limit=2&cursor=${first.body.nextCursor}`,
    );
    expect(second.body.items.map((item: { title: string }) => item.title)).toEqual(['Pertama']);
    expect(second.body.nextCursor).toBeNull();
  });

  it('refuses a made-up cursor and an endless page', async () => {
    expect(
      (await agency.staffA1.api.get('/notifications?cursor=%27;drop')).body.errors[0].field,
    ).toBe('cursor');
    const endless = await agency.staffA1.api.get('/notifications?limit=101');
    expect(endless.status).toBe(400);
    expect(endless.body.errors[0]).toEqual({
      field: 'limit',
      code: 'max',
      message: 'Paling besar 100.',
    });
  });

  it('marks one as read, twice without harm, and only the own', async () => {
    const { body } = await agency.staffA1.api.get('/notifications?limit=1');
    const { id } = body.items[0];
    expect((await agency.staffA1b.api.post(`/notifications/${id}/read`)).status).toBe(404);
    expect((await agency.staffA1.api.post('/notifications/tidak-ada/read')).status).toBe(404);
    expect((await agency.staffA1.api.post(`/notifications/${id}/read`)).body).toEqual({
      unread: 2,
    });
    expect((await agency.staffA1.api.post(`/notifications/${id}/read`)).body).toEqual({
      unread: 2,
    });
    expect((await agency.staffA1.api.post('/notifications/read-all')).body).toEqual({ unread: 0 });
  });
});
