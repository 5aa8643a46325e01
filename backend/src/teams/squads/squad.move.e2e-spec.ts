import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { membership, squad } from '../../../test/factories/squads.js';

describe('the life of a squad', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterAll(() => test.close());

  const verbs = ['open', 'activate', 'close', 'disband'] as const;

  it.each(verbs)(
    '%s: asks nobody in, is unknown elsewhere, and is the Kepala Unit’s',
    async (verb) => {
      const { id } = await squad(test, agency, { status: 'active', leader: agency.staffA1 });
      expect((await test.anonymous.post(`/squads/${id}/${verb}`)).status).toBe(401);
      expect((await other.headOfDinasA.api.post(`/squads/${id}/${verb}`)).status).toBe(404);
      expect((await agency.headOfDinasA.api.post(`/squads/bukan-id/${verb}`)).status).toBe(404);
      expect((await agency.staffB1.api.post(`/squads/${id}/${verb}`, { note: 'x' })).status).toBe(
        403,
      );
      expect(
        (await agency.headOfDinasB.api.post(`/squads/${id}/${verb}`, { note: 'x' })).status,
      ).toBe(403);
    },
  );

  it('goes draft → recruiting → active → closed, and no other way', async () => {
    const { id } = await squad(test, agency, { status: 'draft' });
    const head = agency.headOfDinasA.api;
    expect((await head.post(`/squads/${id}/activate`)).body.code).toBe('wrong_state');
    expect((await head.post(`/squads/${id}/open`)).body.status).toBe('recruiting');
    expect((await head.post(`/squads/${id}/open`)).status).toBe(409);
    expect((await head.post(`/squads/${id}/activate`)).body.code).toBe('leader_missing');
    expect(
      (await head.post(`/squads/${id}/appoint-leader`, { employeeId: agency.staffA1.employeeId }))
        .status,
    ).toBe(200);
    expect((await head.post(`/squads/${id}/activate`)).body.status).toBe('active');
    expect((await head.post(`/squads/${id}/close`)).body.status).toBe('closed');
    expect((await head.post(`/squads/${id}/disband`, { note: 'x' })).status).toBe(409);
  });

  it('ends memberships and assignments when it is disbanded, and wants the reason', async () => {
    const of = await squad(test, agency, { status: 'active', leader: agency.staffA1 });
    const { assignmentId } = await membership(test, agency, of, agency.staffB1);
    const head = agency.headOfDinasA.api;
    const silent = await head.post(`/squads/${of.id}/disband`, {});
    expect(silent.body.errors[0]).toMatchObject({ field: 'note', code: 'note_required' });
    const done = await head.post(`/squads/${of.id}/disband`, { note: 'Sasaran dihapus' });
    expect(done.body).toMatchObject({
      status: 'disbanded',
      formerMembers: [{ employeeId: agency.staffB1.employeeId, endsOn: '2026-11-24' }],
    });
    const rows = await test.database.query('select status from assignment where id = $1', [
      assignmentId,
    ]);
    expect(rows).toEqual([{ status: 'ended' }]);
  });

  it('lets one of two simultaneous openings win', async () => {
    const { id } = await squad(test, agency, { status: 'draft' });
    const both = await Promise.all(
      [1, 2].map(() => agency.headOfDinasA.api.post(`/squads/${id}/open`)),
    );
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const events = await test.database.query(
      `select 1 from audit_event where entity_id = $1 and action = 'squad.open'`,
      [id],
    );
    expect(events).toHaveLength(1);
  });

  it('may be opened by the Plh while the head is away', async () => {
    const { id } = await squad(test, agency, { status: 'draft' });
    await agency.factory.delegate(
      agency.units.dinasA,
      agency.headOfA2,
      'plh',
      '2026-11-24',
      '2026-11-24',
    );
    expect((await agency.headOfDinasA.api.get(`/squads/${id}`)).status).toBe(404);
    expect((await agency.headOfA2.api.post(`/squads/${id}/open`)).status).toBe(200);
    const [event] = await test.database.query<{ via: string }>(
      `select via from audit_event where entity_id = $1 and action = 'squad.open'`,
      [id],
    );
    expect(event?.via).toBe('unit_head:plh');
    await test.database.query('update delegation set revoked_at = now()');
    await agency.factory.refresh();
  });

  describe('appoint-leader', () => {
    const appoint = (id: string, employeeId: string) =>
      agency.headOfDinasA.api.post(`/squads/${id}/appoint-leader`, { employeeId });

    it('names the leader and makes the role Ketua tim', async () => {
      const { id } = await squad(test, agency);
      const { status, body } = await appoint(id, agency.staffA2.employeeId);
      expect(status).toBe(200);
      expect(body.leader.employeeId).toBe(agency.staffA2.employeeId);
      expect(body.roles[0]).toMatchObject({ title: 'Ketua tim', count: 1, isLeader: true });
      const [row] = await test.database.query<{ title: string }>(
        `select title from notification where employee_id = $1 and kind = 'squad.appoint-leader'`,
        [agency.staffA2.employeeId],
      );
      expect(row?.title).toContain('ketua');
      expect(
        (await agency.staffA2.api.get('/me')).body.capacities.map((c: { role: string }) => c.role),
      ).toContain('leader');
    });

    it('refuses structural officials, and people of another unit without a letter', async () => {
      const of = await squad(test, agency);
      expect((await appoint(of.id, agency.headOfA2.employeeId)).body.code).toBe(
        'leader_not_assignable',
      );
      expect((await appoint(of.id, agency.staffB1.employeeId)).body.code).toBe(
        'leader_needs_assignment',
      );
      await membership(test, agency, of, agency.staffB1);
      expect((await appoint(of.id, agency.staffB1.employeeId)).status).toBe(200);
    });

    it('asks nobody in, knows no stranger, and is not for staff', async () => {
      const { id } = await squad(test, agency);
      expect((await test.anonymous.post(`/squads/${id}/appoint-leader`, {})).status).toBe(401);
      expect(
        (
          await other.headOfDinasA.api.post(`/squads/${id}/appoint-leader`, {
            employeeId: other.staffA1.employeeId,
          })
        ).status,
      ).toBe(404);
      expect(
        (
          await agency.staffA1.api.post(`/squads/${id}/appoint-leader`, {
            employeeId: agency.staffA1.employeeId,
          })
        ).status,
      ).toBe(403);
      expect((await appoint(id, other.staffA1.employeeId)).body.errors[0]).toMatchObject({
        field: 'employeeId',
        code: 'employee_unknown',
      });
      expect((await appoint(id, 'siapa')).body.errors[0].field).toBe('employeeId');
    });

    it('takes the former leader out of the role, and says so once', async () => {
      const of = await squad(test, agency, { status: 'active' });
      const named = await appoint(of.id, agency.staffA2.employeeId);
      const roleId: string = named.body.roles[0].id;
      await membership(test, agency, { ...of, roleId }, agency.staffA2);
      const { status, body } = await appoint(of.id, agency.staffA1.employeeId);
      expect([status, body.leader.employeeId]).toEqual([200, agency.staffA1.employeeId]);
      expect(body.roles[0]).toMatchObject({ isLeader: true, members: [] });
      expect((await appoint(of.id, agency.staffA1.employeeId)).body.version).toBe(body.version);
      const events = await test.database.query<{ action: string; employeeId: string | null }>(
        `select action, detail->>'employeeId' as "employeeId" from audit_event where entity_id = $1 order by action, id`,
        [of.id],
      );
      expect(events).toEqual([
        ...[1, 2, 3].map(() => ({ action: 'squad.appoint-leader', employeeId: null })),
        { action: 'squad.leader-left', employeeId: agency.staffA2.employeeId },
        { action: 'squad.member-end', employeeId: agency.staffA2.employeeId },
      ]);
      const news = await test.database.query(
        `select 1 from notification where entity_id = $1 and kind = 'squad.appoint-leader'`,
        [of.id],
      );
      expect(news).toHaveLength(2);
    });

    it('has one leader when two are named at once', async () => {
      const { id } = await squad(test, agency);
      const both = await Promise.all([
        appoint(id, agency.staffA1.employeeId),
        appoint(id, agency.staffA1b.employeeId),
      ]);
      expect(both.map((answer) => answer.status)).toEqual([200, 200]);
      const roles = await test.database.query(
        'select 1 from squad_role where squad_id = $1 and is_leader',
        [id],
      );
      expect(roles).toHaveLength(1);
    });
  });

  describe('PATCH /squads/:id', () => {
    it('changes roles, keeps those in use, and notices a stale version', async () => {
      const of = await squad(test, agency, { leader: agency.staffA1 });
      await membership(test, agency, of, agency.staffB1);
      const head = agency.headOfDinasA.api;
      const role = { id: of.roleId, title: 'Analis', count: 3, skills: [], sharePercent: '30' };
      const changed = await head.patch(`/squads/${of.id}`, {
        version: 1,
        leaderValidates: true,
        roles: [role, { title: 'Penulis', count: 1, skills: [], sharePercent: '20' }],
      });
      expect(changed.body).toMatchObject({
        version: 2,
        leaderValidates: true,
        roles: [{ title: 'Analis', count: 3, filled: 1 }, { title: 'Penulis' }],
      });
      expect((await head.patch(`/squads/${of.id}`, { version: 1, name: 'Basi' })).body.code).toBe(
        'stale_version',
      );
      const dropped = await head.patch(`/squads/${of.id}`, {
        version: 2,
        roles: [{ title: 'Lain', count: 1, skills: [], sharePercent: '20' }],
      });
      expect(dropped.body.errors[0]).toMatchObject({ field: 'roles', code: 'role_in_use' });
      expect(
        (await agency.staffB1.api.patch(`/squads/${of.id}`, { version: 2, name: 'x' })).status,
      ).toBe(403);
      expect(
        (await agency.staffA1.api.patch(`/squads/${of.id}`, { version: 2, leaderValidates: false }))
          .status,
      ).toBe(403);
      expect(
        (await agency.staffA1.api.patch(`/squads/${of.id}`, { version: 2, endsOn: '2026-12-30' }))
          .status,
      ).toBe(403);
      expect(
        (await agency.staffA1.api.patch(`/squads/${of.id}`, { version: 2, name: 'Oleh ketua' }))
          .body.name,
      ).toBe('Oleh ketua');
      const termsFor = async (api: typeof head) =>
        (await api.get(`/squads/${of.id}`)).body.maySetTerms;
      expect([await termsFor(head), await termsFor(agency.staffA1.api)]).toEqual([true, false]);
    });

    it('lets nobody stay longer than the squad, and does not end it in the past', async () => {
      const of = await squad(test, agency, { status: 'active', leader: agency.staffA1 });
      const { assignmentId } = await membership(test, agency, of, agency.staffB1);
      const head = agency.headOfDinasA.api;
      const past = await head.patch(`/squads/${of.id}`, { version: 1, endsOn: '2026-11-23' });
      expect(past.body.errors[0]).toMatchObject({ field: 'endsOn', code: 'range' });
      const shorter = await head.patch(`/squads/${of.id}`, { version: 1, endsOn: '2026-11-30' });
      expect(shorter.body.roles[0].members[0].endsOn).toBe('2026-11-30');
      const [row] = await test.database.query<{ endsOn: string }>(
        'select ends_on::text as "endsOn" from assignment where id = $1',
        [assignmentId],
      );
      expect(row?.endsOn).toBe('2026-11-30');
    });
  });
});
