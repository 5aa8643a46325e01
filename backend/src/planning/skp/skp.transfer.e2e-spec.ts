import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { type EmployeeLine, employeesCsv, sendImport } from '../../../test/factories/imports.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { approvedSkp, draftedSkp, rhkInput, submittedSkp } from '../../../test/factories/skp.js';
import { systemOf } from '../../workflow/events/audit.service.js';
import { newId } from '../../platform/database/ids.js';
import { SkpService } from './skp.service.js';

describe('an SKP whose owner moves', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let tree: SmallTree;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    tree = await smallTree(test, agency);
  });
  afterEach(() => test.close());

  const move = async (
    line: EmployeeLine,
    effectiveFrom = '2026-11-24',
    ...others: EmployeeLine[]
  ) => {
    const sent = await sendImport(agency.admin.api, 'employees', employeesCsv([line, ...others]), {
      effectiveFrom,
    });
    expect(sent.body).toMatchObject({ applied: true });
  };
  const skpOf = (skpId: string) =>
    test.database.one<{ until: string; holdingId: string; status: string }>(
      'select ends_on::text as until, holding_id as "holdingId", status from skp where id = $1',
      [skpId],
    );

  it('ends on the last day of the post, with its rencana aksi, and its owner is told', async () => {
    const { staffA1 } = agency;
    const skp = await approvedSkp(test, staffA1);
    await move({ nip: staffA1.nip, unit: 'DISB.1' });
    expect(await skpOf(skp.skpId)).toMatchObject({ until: '2026-11-23', status: 'running' });
    const { body } = await staffA1.api.get(`/skp/${skp.skpId}`);
    expect(body).toMatchObject({
      until: '2026-11-23',
      employee: { unitName: agency.units.bidangA1.name },
      rhk: [{ actionItems: [{ context: { from: '2026-10-01', until: '2026-11-23' } }] }],
    });
    const told = await staffA1.api.get('/notifications');
    expect(told.body.items).toHaveLength(2);
    expect(told.body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'employee.move' }),
        expect.objectContaining({ title: 'SKP jabatan lama Anda berakhir' }),
      ]),
    );
  });

  it('stays with the PjPK of its post, who reads, comments and decides; the new one reads', async () => {
    const { staffA1, headOfA1, headOfB1 } = agency;
    const { skpId } = await submittedSkp(staffA1, tree.service.id);
    await move({ nip: staffA1.nip, unit: 'DISB.1' });
    expect((await headOfB1.api.post(`/skp/${skpId}/approve`)).status).toBe(403);
    expect((await headOfB1.api.get(`/skp/${skpId}`)).body.allowedActions).toEqual([]);
    const seen = await headOfA1.api.get(`/skp/${skpId}`);
    expect(seen.body.allowedActions).toEqual(expect.arrayContaining(['approve', 'comment']));
    expect((await headOfA1.api.post(`/skp/${skpId}/comments`, { note: 'Baik.' })).status).toBe(201);
    expect((await headOfA1.api.post(`/skp/${skpId}/approve`)).status).toBe(200);
    const assessed = await headOfA1.api.get('/skp?scope=assessed');
    expect(assessed.body.items.map((one: { id: string }) => one.id)).toContain(skpId);
    const assessedByNew = await headOfB1.api.get('/skp?scope=assessed');
    expect(assessedByNew.body.items.map((one: { id: string }) => one.id)).not.toContain(skpId);
  });

  it('is sent to the PjPK of its post also when it was still a draft', async () => {
    const { staffA1, headOfA1 } = agency;
    const { skpId } = await draftedSkp(staffA1, tree.service.id);
    await move({ nip: staffA1.nip, unit: 'DISB.1' });
    const sent = await staffA1.api.post(`/skp/${skpId}/submit`);
    expect(sent.body).toMatchObject({ assessor: { employeeId: headOfA1.employeeId } });
    expect((await headOfA1.api.post(`/skp/${skpId}/approve`)).status).toBe(200);
  });

  it('stays with the next holder of the seat, not with the person who left it', async () => {
    const { staffA1, headOfA1, headOfA2 } = agency;
    const { skpId } = await submittedSkp(staffA1, tree.service.id);
    await move(
      { nip: headOfA1.nip, unit: 'DISB', position: 'Pengelola', kind: 'PELAKSANA' },
      '2026-11-24',
      { nip: staffA1.nip, unit: 'DISB.1' },
    );
    await agency.factory.delegate(
      agency.units.bidangA1,
      headOfA2,
      'plt',
      '2026-11-24',
      '2026-12-31',
    );
    expect((await headOfA1.api.post(`/skp/${skpId}/approve`)).status).toBe(404);
    expect((await headOfA2.api.post(`/skp/${skpId}/approve`)).status).toBe(200);
  });

  it('leaves the rest of the year to the new post: dates of one person never overlap', async () => {
    const { staffA1, headOfB1 } = agency;
    await approvedSkp(test, staffA1);
    await move({ nip: staffA1.nip, unit: 'DISB.1' });
    const early = await staffA1.api.post('/skp', { format: 'B', from: '2026-11-01' });
    expect(early).toMatchObject({ status: 400, body: { errors: [{ field: 'from' }] } });
    const { status, body } = await staffA1.api.post('/skp', { format: 'B' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      from: '2026-11-24',
      until: '2026-12-31',
      assessor: { employeeId: headOfB1.employeeId },
    });
  });

  it('goes on to the new post, to be agreed anew, when it had not begun', async () => {
    const { staffA1, headOfA1, headOfB1 } = agency;
    await approvedSkp(test, staffA1);
    const started = await staffA1.api.post('/skp', {
      format: 'B',
      from: '2027-01-01',
      until: '2027-12-31',
    });
    const rhk = { ...rhkInput(tree.service.id), actionItems: [] };
    const { id } = started.body;
    await staffA1.api.put(`/skp/${id}`, { version: started.body.version, rhk: [rhk] });
    await staffA1.api.post(`/skp/${id}/submit`);
    expect((await headOfA1.api.post(`/skp/${id}/approve`)).status).toBe(200);
    await move({ nip: staffA1.nip, unit: 'DISB.1' });
    const { body } = await staffA1.api.get(`/skp/${id}`);
    expect(body).toMatchObject({
      from: '2027-01-01',
      status: 'planning',
      revision: { number: 1, status: 'draft' },
      assessor: { employeeId: headOfB1.employeeId },
    });
  });

  it('is no longer offered for work of later days, and still for earlier ones', async () => {
    const { staffA1 } = agency;
    const skp = await approvedSkp(test, staffA1);
    await move({ nip: staffA1.nip, unit: 'DISB.1' });
    const offered = async (date: string) => {
      const form = await staffA1.api.get(`/activities/form?date=${date}`);
      return form.body.choices.map((one: { rhkId: string | null }) => one.rhkId);
    };
    expect(await offered('2026-11-24')).not.toContain(skp.rhkId);
    expect(await offered('2026-11-23')).toContain(skp.rhkId);
    const log = (date: string) =>
      staffA1.api.post('/activities', {
        date,
        startsAt: '08:00',
        endsAt: '09:00',
        rhkId: skp.rhkId,
        output: { quantity: '1', unit: 'dokumen' },
        description: 'Menyusun rancangan.',
      });
    expect(await log('2026-11-24')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'rhkId', code: 'rhk_not_current' }] },
    });
    expect((await log('2026-11-23')).status).toBe(201);
  });

  it('gets no RHK of a squad any more: it goes to the SKP of the present post', async () => {
    const { staffA1 } = agency;
    const before = await approvedSkp(test, staffA1);
    await move({ nip: staffA1.nip, unit: 'DISB.1' });
    const rhkId = await test.database.transaction((tx) =>
      test.app.get(SkpService).proposeRhk(
        tx,
        {
          agencyId: agency.factory.agencyId,
          employeeId: staffA1.employeeId,
          squadId: null,
          goalId: null,
          ownerUnitId: agency.units.dinasA.id,
          assignmentId: newId(),
          text: 'Data bersih',
          kind: 'utama',
          until: '2026-12-31',
        },
        systemOf(agency.factory.agencyId),
      ),
    );
    const [made] = await test.database.query<{ id: string; from: string; unit: string }>(
      `select s.id, s.starts_on::text as from, h.unit_id as unit from rhk join skp s on s.id = rhk.skp_id
         join position_holding h on h.id = s.holding_id where rhk.id = $1`,
      [rhkId],
    );
    expect(made?.id).not.toBe(before.skpId);
    expect(made).toMatchObject({ from: '2026-11-24', unit: agency.units.bidangB1.id });
  });

  it('names the post, and its next holder validates, when the superior whose RHK it supports has moved', async () => {
    const { staffA1, headOfA1, headOfA2 } = agency;
    const boss = await approvedSkp(test, headOfA1, { goalId: tree.bidangA1.id });
    const squadId = newId();
    await test.database.query(
      `insert into squad (id, agency_id, goal_id, owner_unit_id, name, status, starts_on, ends_on)
       values ($1, $2, $3, $4, 'Tim Adminduk', 'active', '2026-10-01', '2026-12-31')`,
      [squadId, agency.factory.agencyId, tree.service.id, agency.units.dinasA.id],
    );
    const skp = await approvedSkp(test, staffA1, { intervenedRhkId: boss.rhkId, squadId });
    const service = test.app.get(SkpService);
    const facts = async () =>
      (await service.rhkFacts(test.database, agency.factory.agencyId, [skp.rhkId])).get(skp.rhkId);
    await move({ nip: headOfA1.nip, unit: 'DISB', position: 'Pengelola', kind: 'PELAKSANA' });
    await agency.factory.delegate(
      agency.units.bidangA1,
      headOfA2,
      'plt',
      '2026-11-24',
      '2026-12-31',
    );
    expect(await facts()).toMatchObject({ intervenedHeadOfUnitId: agency.units.bidangA1.id });
    const { body } = await staffA1.api.get(`/skp/${skp.skpId}`);
    expect(body.rhk[0].context.intervened.ownerName).toBe(`Kepala ${agency.units.bidangA1.name}`);
  });
});
