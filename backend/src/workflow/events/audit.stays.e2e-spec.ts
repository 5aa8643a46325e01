import { startTestApp, type TestApp } from '../../../test/app.js';
import { smallAgency } from '../../../test/factories/organization.js';
import { Database } from '../../platform/database/database.js';
import { AuditService, systemOf } from './audit.service.js';
import { withinAgency } from '../../platform/database/agency-scope.js';
import { asOwner } from '../../platform/database/wall.js';

describe('the audit trail', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('is only added to, by the product as by the owner of the tables', async () => {
    const { agencyId } = (await smallAgency(test)).factory;
    const database = test.app.get(Database);
    const act = { action: 'unit.update', entity: 'unit', entityId: null };
    await test.app.get(AuditService).record(test.database, systemOf(agencyId), act);
    const rows = () => test.database.query('select * from audit_event order by id');
    const before = await rows();
    expect(before).not.toHaveLength(0);
    for (const change of [
      `update audit_event set actor_name = 'orang lain'`,
      'delete from audit_event',
    ])
      await expect(withinAgency(agencyId, () => database.query(change))).rejects.toThrow(
        /rows of audit_event are only added/,
      );
    await expect(asOwner(test.databaseUrl, 'truncate audit_event')).rejects.toThrow(/only added/);
    expect(await rows()).toEqual(before);
  });
});
