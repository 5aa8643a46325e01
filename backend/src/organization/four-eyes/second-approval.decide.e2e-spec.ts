import { makeAdmin } from '../../../test/factories/admins.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { SecondApprovalJob } from './second-approval.job.js';

describe('second approvals are decided by somebody else', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let asker: TestEmployee;
  let second: TestEmployee;

  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    asker = agency.headOfUmum;
    second = agency.staffB1;
    await makeAdmin(test, asker);
    await makeAdmin(test, second);
  });
  afterAll(() => test.close());

  const ask = async (body: object): Promise<string> => {
    const answer = await asker.api.post('/second-approvals', { reason: 'Perlu', ...body });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const askGrant = (role: string) =>
    ask({ act: 'grant', grant: { employeeId: asker.employeeId, role } });
  const rolesOf = async ({ api }: TestEmployee): Promise<string[]> =>
    (await api.get('/me')).body.capacities.map(({ role }: { role: string }) => role);

  it('by nobody who may not know of it, and by nobody who asked', async () => {
    const url = `/second-approvals/${await askGrant('executive')}`;
    for (const verb of ['confirm', 'refuse', 'withdraw']) {
      expect((await test.anonymous.post(`${url}/${verb}`, {})).status).toBe(401);
      expect((await agency.staffA1.api.post(`${url}/${verb}`, {})).status).toBe(404);
      expect((await other.admin.api.post(`${url}/${verb}`, {})).status).toBe(404);
    }
    expect((await asker.api.post(`${url}/confirm`, {})).status).toBe(403);
    // the installer's kind of account: an admin, but nobody
    expect((await agency.admin.api.post(`${url}/confirm`, {})).status).toBe(403);
    expect((await second.api.post(`${url}/withdraw`)).status).toBe(403);
    expect((await second.api.post(`${url}/refuse`, {})).body.errors[0].field).toBe('note');
    expect((await second.api.post(`${url}/refuse`, { note: 'x'.repeat(501) })).status).toBe(400);
    expect((await asker.api.post(`${url}/withdraw`)).body).toMatchObject({
      status: 'withdrawn',
      allowedActions: [],
    });
    expect((await second.api.post(`${url}/confirm`, {})).status).toBe(409);
    expect(await rolesOf(asker)).not.toContain('executive');
  });

  it('begins with the second yes, is told, and stands in the audit trail with both', async () => {
    const id = await askGrant('auditor');
    const answers = await Promise.all([
      second.api.post(`/second-approvals/${id}/confirm`, {}),
      agency.sekda.api.post(`/second-approvals/${id}/confirm`, {}),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await rolesOf(asker)).toContain('auditor');
    const [grant] = await test.database.query(
      `select granted_by, starts_on::text from role_grant where account_id = $1 and role = 'auditor'`,
      [asker.accountId],
    );
    expect(grant).toEqual({ granted_by: asker.accountId, starts_on: '2026-11-24' });
    const events = await test.database.query(
      `select action, actor_employee_id as who, detail->>'secondApprovalId' as request from audit_event
        where entity_id = $1 or detail->>'secondApprovalId' = $1::text order by id`,
      [id],
    );
    const first = answers.find(({ status }) => status === 200);
    expect(first?.body.decidedBy).not.toBeNull();
    expect(events.map(({ action }) => action).sort()).toEqual([
      'grant.create',
      'second_approval.ask',
      'second_approval.confirm',
    ]);
    const decided = events.find(({ action }) => action === 'second_approval.confirm');
    expect(decided?.['who']).not.toBe(asker.employeeId);
  });

  it('is not decided from the inbox, which does not ask for the password', async () => {
    const id = await askGrant('operator');
    const item = { kind: 'second_approval', id, action: 'confirm' };
    const { body } = await agency.sekda.api.post('/inbox/decide', { items: [item] });
    expect(body).toMatchObject({ done: 0, failed: 1, items: [{ code: 'not_in_bulk' }] });
    expect(await rolesOf(asker)).not.toContain('operator');
  });

  it('counts for an admin what the list shows, by the day of the agency, and not for a former one', async () => {
    const url = `/second-approvals/${await askGrant('auditor')}/withdraw`;
    const seen = async () => {
      const { items, counts } = (await second.api.get('/inbox')).body;
      const isApproval = ({ kind }: { kind: string }) => kind === 'second_approval';
      return [items.filter(isApproval).length, counts.find(isApproval).count];
    };
    const grant = (changes: string) =>
      test.database.query(`update role_grant set ${changes} where account_id = $1`, [
        second.accountId,
      ]);
    const [all] = await seen();
    expect(all).toBeGreaterThan(0);
    // over by the clock of the machine that runs the test, in force by that of the product
    await grant(`ends_on = '2026-11-25'`);
    expect(await seen()).toEqual([all, all]);
    await grant(
      `ends_on = '2026-11-24', starts_on = '2026-11-24', ended_at = '2026-11-24T02:00:00Z'`,
    );
    expect(await seen()).toEqual([0, 0]);
    await grant(`ends_on = null, starts_on = '2026-01-01', ended_at = null`);
    expect((await asker.api.post(url)).status).toBe(200);
  });

  it('of a Plt: by the head of that unit, who gives the seat, and only from that day on', async () => {
    const id = await ask({
      act: 'delegation',
      delegation: {
        kind: 'plh',
        unitId: agency.units.dinasB.id,
        delegateEmployeeId: asker.employeeId,
        startsOn: '2026-11-24',
        endsOn: '2026-12-31',
        basis: 'Surat perintah 800/12/2026',
      },
    });
    const url = `/second-approvals/${id}/confirm`;
    expect((await agency.headOfDinasA.api.post(url, {})).status).toBe(404);
    expect((await agency.headOfDinasB.api.post(url, {})).status).toBe(200);
    const [row] = await test.database.query(
      'select starts_on::text from delegation where delegate_employee_id = $1',
      [asker.employeeId],
    );
    expect(row?.['starts_on']).toBe('2026-11-24');
    expect(await rolesOf(asker)).toContain('unit_head');
  });

  it('of a PjPK: the admin names themselves, the head above the person says yes', async () => {
    const id = await ask({
      act: 'override',
      override: {
        employeeId: agency.staffA1.employeeId,
        assessorEmployeeId: asker.employeeId,
        reason: 'Bekerja di Bagian Umum',
      },
    });
    const assessor = async () => (await agency.staffA1.api.get('/me')).body.assessor.employeeId;
    expect(await assessor()).not.toBe(asker.employeeId);
    expect((await agency.headOfA1.api.post(`/second-approvals/${id}/confirm`, {})).status).toBe(
      200,
    );
    expect(await assessor()).toBe(asker.employeeId);
  });

  describe('where there is no second admin', () => {
    let single: TestEmployee;
    let auditor: TestEmployee;
    let kabupaten: SmallAgency;
    beforeAll(async () => {
      kabupaten = await smallAgency(test, '3523');
      single = kabupaten.headOfHukum;
      auditor = kabupaten.staffA2;
      await makeAdmin(test, single);
      await makeAdmin(test, auditor, 'auditor');
    });

    const announce = (role: string) =>
      single.api.post('/second-approvals', {
        act: 'grant',
        reason: 'Admin satu-satunya',
        grant: { employeeId: single.employeeId, role },
      });

    it('is announced to the regional head and the auditor, and begins next day', async () => {
      const { body } = await announce('executive');
      expect(body).toMatchObject({ status: 'pending', beginsOn: '2026-11-25' });
      const told = await test.database.query(
        `select employee_id from notification where kind = 'second-approval.ask' and entity_id = $1`,
        [body.id],
      );
      const ids = told.map((row) => row['employee_id']);
      expect(ids).toContain(kabupaten.regionalHead.employeeId);
      expect(ids).toContain(auditor.employeeId);
      const job = test.app.get(SecondApprovalJob);
      await job.run();
      expect(await rolesOf(single)).not.toContain('executive');
      test.clock.set('2026-11-24T17:10:00.000Z');
      await job.run();
      await job.run();
      expect(await rolesOf(single)).toContain('executive');
      expect((await single.api.get(`/second-approvals/${body.id}`)).body.status).toBe('confirmed');
    });

    it('is stopped by a head above before that', async () => {
      const { body } = await announce('auditor');
      const url = `/second-approvals/${body.id}/refuse`;
      const answer = await kabupaten.regionalHead.api.post(url, { note: 'Bukan tugasnya' });
      expect(answer.body).toMatchObject({ status: 'refused', note: 'Bukan tugasnya' });
      test.clock.set('2026-11-26T17:10:00.000Z');
      await test.app.get(SecondApprovalJob).run();
      expect(await rolesOf(single)).not.toContain('auditor');
    });

    it('lapses with the reason where it can no longer be done', async () => {
      const { body } = await announce('operator');
      await test.database.query(
        `insert into role_grant (id, agency_id, account_id, role, starts_on)
         select gen_random_uuid(), agency_id, $1, 'operator', '2026-01-01' from account where id = $1`,
        [single.accountId],
      );
      test.clock.set('2026-11-28T17:10:00.000Z');
      await test.app.get(SecondApprovalJob).run();
      expect((await single.api.get(`/second-approvals/${body.id}`)).body).toMatchObject({
        status: 'lapsed',
        note: expect.stringContaining('sudah mempunyai akses'),
      });
    });
  });
});
