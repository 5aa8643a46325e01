import { startTestApp, type TestApp } from '../../test/app.js';
import { installer } from '../../test/factories/imports.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';
import type { TestClient } from '../../test/app.js';
import { newId } from '../platform/database/ids.js';

describe('PUT /me/agency', () => {
  let test: TestApp;
  let first: SmallAgency;
  let second: SmallAgency;
  let admin: TestClient;
  beforeAll(async () => {
    test = await startTestApp();
    first = await smallAgency(test);
    second = await smallAgency(test, '3522');
    admin = await installer(test);
  });
  afterAll(() => test.close());

  const enter = (client: TestClient, agencyId: unknown) => client.put('/me/agency', { agencyId });

  it('takes the installer from one agency to the other, on record', async () => {
    for (const { agencyId } of [first.factory, second.factory]) {
      const { status, body } = await enter(admin, agencyId);
      expect(status).toBe(200);
      expect(body.items.filter((one: { isCurrent: boolean }) => one.isCurrent)).toMatchObject([
        { id: agencyId },
      ]);
      expect((await admin.get('/me')).body.agency.id).toBe(agencyId);
    }
    const events = await test.database.query(
      `select agency_id from audit_event where action = 'account.enter-agency' order by id`,
    );
    expect(events).toEqual([
      { agency_id: first.factory.agencyId },
      { agency_id: second.factory.agencyId },
    ]);
  });

  it('is the installer’s alone', async () => {
    expect((await enter(test.anonymous, first.factory.agencyId)).status).toBe(401);
    for (const person of [first.admin, first.headOfDinasA]) {
      expect((await enter(person.api, second.factory.agencyId)).status).toBe(403);
      expect((await person.api.get('/me/agencies')).body).toEqual({ items: [] });
    }
  });

  it('400 for an agency that is not here', async () => {
    for (const agencyId of [newId(), 'satu', null]) {
      const answer = await enter(admin, agencyId);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'agencyId' }] } });
    }
  });
});
