import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { draftedSkp, submittedSkp } from '../../../test/factories/skp.js';
import { SkpService } from './skp.service.js';

describe('POST /skp/:id/approve', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let tree: SmallTree;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    tree = await smallTree(test, agency);
  });
  afterAll(() => test.close());

  const statuses = (skpId: string) =>
    test.database.query(
      'select number, status from skp_revision where skp_id = $1 order by number',
      [skpId],
    );

  it('is refused to nobody, strangers, the owner, the head above and before it is submitted', async () => {
    const { skpId } = await draftedSkp(agency.staffA1b, tree.service.id);
    const approve = (api: SmallAgency['admin']['api']) => api.post(`/skp/${skpId}/approve`);
    expect((await approve(test.anonymous)).status).toBe(401);
    expect((await approve(agency.staffB1.api)).status).toBe(404);
    expect((await approve(agency.headOfA1.api)).status).toBe(409);
    await agency.staffA1b.api.post(`/skp/${skpId}/submit`);
    expect((await approve(agency.staffA1b.api)).status).toBe(403);
    expect((await approve(agency.headOfDinasA.api)).status).toBe(403);
    expect((await approve(agency.admin.api)).status).toBe(403);
    const long = { note: 'x'.repeat(10_000) };
    expect((await agency.headOfA1.api.post(`/skp/${skpId}/approve`, long)).status).toBe(400);
  });

  it('lets exactly one of two simultaneous decisions through, and runs the SKP', async () => {
    const { skpId, rhkId, version } = await submittedSkp(agency.staffA1, tree.service.id);
    const approve = () => agency.headOfA1.api.post(`/skp/${skpId}/approve`, { version });
    const answers = await Promise.all([approve(), approve()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await statuses(skpId)).toEqual([{ number: 1, status: 'approved' }]);
    const { body } = await agency.staffA1.api.get(`/skp/${skpId}`);
    expect(body).toMatchObject({ status: 'running', inForce: 1, revision: { status: 'approved' } });
    const booked = await test.app
      .get(SkpService)
      .rhkOn(test.database, agency.factory.agencyId, rhkId, '2026-11-24');
    expect(booked?.actionItemId).toBe(body.rhk[0].actionItems[0].id);
    const events = await test.database.query(
      `select via from audit_event where entity_id = $1 and action = 'skp.approve'`,
      [skpId],
    );
    expect(events).toEqual([{ via: 'assessor' }]);
  });

  it('follows the delegation of the seat, and says so', async () => {
    const { skpId } = await submittedSkp(agency.staffB1, tree.dinasB.id);
    await agency.factory.delegate(
      agency.units.bidangB1,
      agency.headOfDinasB,
      'plh',
      '2026-11-20',
      '2026-11-30',
    );
    expect((await agency.headOfB1.api.post(`/skp/${skpId}/approve`)).status).not.toBe(200);
    const { status, body } = await agency.headOfDinasB.api.post(`/skp/${skpId}/approve`);
    expect(status).toBe(200);
    expect(body.dialogue.at(-1)).toMatchObject({ kind: 'approve', via: 'assessor:plh' });
  });

  it('supersedes the version before, and drops its unreported rencana aksi', async () => {
    const { skpId } = await submittedSkp(agency.staffA2, tree.dinasA.id);
    const { body: first } = await agency.headOfA2.api.post(`/skp/${skpId}/approve`);
    const [before] = first.rhk;
    const { body: next } = await agency.staffA2.api.post(`/skp/${skpId}/revise`, {
      note: 'Target berubah',
    });
    const rhk = [
      {
        ...next.rhk[0],
        indicators: [{ ...next.rhk[0].indicators[0], target: '14' }],
        actionItems: [{ period: '2026-Q4', text: 'Empat rancangan', target: 4, unit: 'dokumen' }],
      },
    ];
    await agency.staffA2.api.put(`/skp/${skpId}`, { version: next.version, rhk });
    const { body: submitted } = await agency.staffA2.api.post(`/skp/${skpId}/submit`);
    expect(submitted.inForce).toBe(1);
    expect(submitted.changes.changed[0].fields).toContainEqual({
      field: 'indicators.quantity.target',
      before: '12',
      after: '14',
    });
    await agency.headOfA2.api.post(`/skp/${skpId}/approve`);
    expect(await statuses(skpId)).toEqual([
      { number: 1, status: 'superseded' },
      { number: 2, status: 'approved' },
    ]);
    const items = await test.database.query(
      'select text, archived_at is null as live from action_item where rhk_id = $1 order by id',
      [before.id],
    );
    expect(items).toEqual([
      { text: 'Tiga rancangan', live: false },
      { text: 'Empat rancangan', live: true },
    ]);
    const { body: versions } = await agency.headOfA2.api.get(`/skp/${skpId}/versions`);
    expect(versions.items.map((version: { number: number }) => version.number)).toEqual([2, 1]);
    expect(versions.items[0].diff).toMatchObject({ against: 1, added: [], removed: [] });
    expect(versions.items[1].rhk[0].indicators[0].target).toBe('12');
  });
});
