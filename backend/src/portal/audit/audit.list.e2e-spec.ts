import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { AuditService, systemOf } from '../../workflow/events/audit.service.js';
import { newId } from '../../platform/database/ids.js';

describe('GET /audit', () => {
  let test: TestApp;
  let agency: SmallAgency;
  const entityId = newId();
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    const audit = test.app.get(AuditService);
    const other = await smallAgency(test, '3522');
    await audit.record(
      test.database,
      systemOf(agency.factory.agencyId),
      { action: 'squad.open', entity: 'squad', entityId, via: 'unit_head' },
      { action: 'squad.close', entity: 'squad', entityId },
    );
    await audit.record(test.database, systemOf(other.factory.agencyId), {
      action: 'squad.open',
      entity: 'squad',
      entityId,
    });
  });
  afterAll(() => test.close());

  it('is for auditor and admin alone', async () => {
    expect((await test.anonymous.get('/audit')).status).toBe(401);
    expect((await agency.headOfA1.api.get('/audit')).status).toBe(403);
    expect((await agency.admin.api.get('/audit?entity=%00')).status).toBe(200);
    expect((await agency.admin.api.get('/audit?id=bukan-id')).body.errors[0].field).toBe('id');
  });

  it('tells the events of one thing, newest first, of the own agency only', async () => {
    const auditor = await agency.factory.grantee('auditor');
    const { body } = await auditor.api.get(`/audit?entity=squad&id=${entityId}`);
    expect(body.items.map((event: { action: string }) => event.action)).toEqual([
      'squad.close',
      'squad.open',
    ]);
    expect(body.items[1]).toMatchObject({ actorName: 'Sistem', via: 'unit_head' });
  });
});
