import { startAppOn, startTestApp, type TestApp } from '../../../test/app.js';
import { goal, type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { approvedSkp, draftedSkp, rhkInput, submittedSkp } from '../../../test/factories/skp.js';
import { GoalTrees } from './goal-trees.service.js';

interface Node {
  id: string;
  carriers: number;
  mine: boolean;
  version: number;
  pengampu: { name: string } | null;
}

/** The tree is kept computed; each node of it must be what the panel, which computes, says at the same moment. */
describe('the tree that GET /goals keeps', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let tree: SmallTree;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    tree = await smallTree(test, agency);
  });
  afterAll(() => test.close());

  type Api = SmallAgency['admin']['api'];
  const nodesOf = async (api: Api): Promise<Node[]> => {
    const answer = await api.get('/goals?year=2026');
    expect(answer).toMatchObject({ status: 200 });
    return answer.body.items;
  };
  const carriers = async (id: string) =>
    (await nodesOf(agency.staffB1b.api)).find((node) => node.id === id)?.carriers;

  const requireExact = async () => {
    const readers = [agency.admin, agency.headOfA1, agency.staffA1, agency.staffB1b];
    for (const { api } of readers) {
      for (const node of await nodesOf(api)) {
        const { chain, people, squads, ...computed } = (await api.get(`/goals/${node.id}`)).body;
        expect(chain.length + people.length + squads.length).toBeGreaterThan(0);
        expect(node).toEqual(computed);
      }
    }
  };
  const state = () =>
    test.database.one('select sum(amount) as state from goal_tree_change where agency_id = $1', [
      agency.factory.agencyId,
    ]);

  it('follows an SKP from its draft through its versions', async () => {
    const { staffA1, headOfA1 } = agency;
    await requireExact();
    const { skpId } = await submittedSkp(staffA1, tree.service.id);
    await requireExact();
    expect(await carriers(tree.top.id)).toBe(1);
    await headOfA1.api.post(`/skp/${skpId}/approve`);
    await requireExact();
    const { body } = await staffA1.api.post(`/skp/${skpId}/revise`, { note: 'Pindah sasaran' });
    const rhk = [{ ...body.rhk[0], goalId: tree.dinasB.id }];
    await staffA1.api.put(`/skp/${skpId}`, { version: body.version, rhk });
    expect(await carriers(tree.dinasB.id)).toBe(0);
    await staffA1.api.post(`/skp/${skpId}/submit`);
    await headOfA1.api.post(`/skp/${skpId}/return`, { note: 'Lengkapi' });
    await requireExact();
    await staffA1.api.post(`/skp/${skpId}/submit`);
    await headOfA1.api.post(`/skp/${skpId}/approve`);
    expect(await carriers(tree.dinasB.id)).toBe(1);
    expect(await carriers(tree.service.id)).toBe(0);
    await requireExact();
  });

  it('follows those who intervene when the RHK above them changes its goal', async () => {
    const head = await approvedSkp(test, agency.headOfA1, { goalId: tree.service.id });
    await approvedSkp(test, agency.staffA1b, { intervenedRhkId: head.rhkId });
    await requireExact();
    expect(await carriers(tree.service.id)).toBe(2);
    const { body } = await agency.headOfA1.api.post(`/skp/${head.skpId}/revise`, { note: 'Ganti' });
    const rhk = [{ ...body.rhk[0], goalId: tree.bidangA1.id }];
    await agency.headOfA1.api.put(`/skp/${head.skpId}`, { version: body.version, rhk });
    await agency.headOfA1.api.post(`/skp/${head.skpId}/submit`);
    await agency.headOfDinasA.api.post(`/skp/${head.skpId}/approve`);
    await requireExact();
    expect(await carriers(tree.service.id)).toBe(0);
    expect(await carriers(tree.bidangA1.id)).toBe(2);
  });

  it('follows goals that are made, edited and moved, and the names of those who answer for them', async () => {
    const { admin, factory } = agency;
    const made = await admin.api.post('/goals', {
      parentId: tree.dinasB.id,
      level: 'OPERASIONAL',
      statement: 'Terselesaikannya izin',
      pengampuEmployeeId: agency.staffB1.employeeId,
    });
    expect(made.status).toBe(201);
    await requireExact();
    const moved = await admin.api.post(`/goals/${tree.bidangA1.id}/move`, {
      parentId: tree.dinasB.id,
      version: 1,
    });
    expect(moved.status).toBe(200);
    await requireExact();
    await admin.api.patch(`/goals/${tree.service.id}`, { version: 1, indicators: [] });
    await requireExact();
    const pengampu = async (id: string) =>
      (await nodesOf(admin.api)).find((node) => node.id === id)?.pengampu?.name;
    await test.database.query('update unit set name = $2 where id = $1', [
      agency.units.dinasB.id,
      'Dinas Baru',
    ]);
    expect(await pengampu(tree.dinasB.id)).toBe('Dinas Baru');
    await test.database.query('update person set name = $2 where id = $1', [
      agency.staffB1.personId,
      'Nama Baru',
    ]);
    await factory.refresh();
    expect(await pengampu(made.body.id)).toBe('Nama Baru');
    await test.database.query(`update position_holding set ends_on = '2026-11-01' where id = $1`, [
      agency.staffB1.holdingId,
    ]);
    await factory.refresh();
    // Who has left is still named where they answered for something.
    expect(await pengampu(made.body.id)).toBe('Nama Baru');
    await requireExact();
  });

  it('is not computed anew because of words, and says so in two statements', async () => {
    const { staffB1b } = agency;
    const { skpId } = await draftedSkp(staffB1b, tree.dinasB.id);
    const draft = async () => (await staffB1b.api.get(`/skp/${skpId}`)).body;
    const before = await state();
    const { version, rhk } = await draft();
    const saved = await staffB1b.api.put(`/skp/${skpId}`, {
      version,
      rhk: [{ ...rhk[0], text: 'Ditulis ulang' }],
    });
    expect(saved.status).toBe(200);
    expect(await state()).toEqual(before);
    await staffB1b.api.put(`/skp/${skpId}`, {
      version: saved.body.version,
      rhk: [{ ...rhk[0], text: 'Ditulis ulang' }, rhkInput(tree.top.id)],
    });
    expect(await state()).not.toEqual(before);
    await nodesOf(staffB1b.api);
    const { statements } = await test.countStatements(() => nodesOf(staffB1b.api));
    // Who asks, and whether anything changed.
    expect(statements).toBe(2);
  });

  it('keeps the sum when a job folds the changes, and shows nobody else’s', async () => {
    const before = await state();
    await test.app.get(GoalTrees).fold();
    expect(await state()).toEqual(before);
    const rows = await test.database.query('select 1 from goal_tree_change where agency_id = $1', [
      agency.factory.agencyId,
    ]);
    expect(rows).toHaveLength(1);
    const other = await smallAgency(test, '3523');
    await goal(test, other.factory.agencyId, { statement: 'Milik instansi lain' });
    expect(await nodesOf(other.staffA1.api)).toHaveLength(1);
    expect(await state()).toEqual(before);
  });

  it('is the same compressed', async () => {
    const read = (accepted: string) =>
      agency.headOfDinasA.api.get('/goals?year=2026', { headers: { 'accept-encoding': accepted } });
    const plain = await read('gzip, deflate;q=0');
    const deflated = await read('gzip, deflate, br');
    const encodings = [plain, deflated].map(({ headers }) => headers.get('content-encoding'));
    expect(encodings).toEqual([null, 'deflate']);
    expect(plain.body.items.length).toBeGreaterThan(5);
    expect(deflated.body).toEqual(plain.body);
  });

  it('stays exact through a hundred changes in any order', async () => {
    const { agencyId } = agency.factory;
    const people = [agency.staffA2, agency.staffUmum, agency.headOfB1, agency.headOfUmum];
    const skps = await Promise.all(
      people.map((one) => approvedSkp(test, one, { goalId: tree.top.id })),
    );
    await Promise.all(
      skps.map(async ({ skpId, rhkId }) => {
        const [draft] = await test.database.query<{ id: string }>(
          `insert into skp_revision (id, agency_id, skp_id, number, status) values (gen_random_uuid(), $1, $2, 2, 'draft') returning id`,
          [agencyId, skpId],
        );
        await test.database.query(
          `insert into rhk_snapshot (revision_id, rhk_id, agency_id, sort, kind, text) values ($1, $2, $3, 0, 'utama', 'Versi berikut')`,
          [draft?.id, rhkId, agencyId],
        );
      }),
    );
    const goals = (await nodesOf(agency.admin.api)).map(({ id }) => id);
    let seed = 20_261_122;
    const roll = <T>(list: readonly T[]): T => {
      seed = (seed * 48_271) % 2_147_483_647;
      const found = list[seed % list.length];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    };
    const ids = [skps.map((one) => one.skpId), skps.map((one) => one.rhkId)] as const;
    const changes = [
      () =>
        test.database.query(
          `update rhk_snapshot set goal_id = $2, intervened_rhk_id = null where rhk_id = $1`,
          [roll(ids[1]), roll(goals)],
        ),
      () =>
        test.database.query(
          `update rhk_snapshot set goal_id = null, intervened_rhk_id = $2 where rhk_id = $1 and rhk_id <> $2`,
          [roll(ids[1]), roll(ids[1])],
        ),
      () =>
        test.database.query(
          `update rhk_snapshot set proposed = not proposed where rhk_id = $1 and revision_id in (select id from skp_revision where status = 'draft')`,
          [roll(ids[1])],
        ),
      () =>
        test.database.query(
          `update skp_revision set status = case status when 'approved' then 'superseded' else 'approved' end where skp_id = $1 and number = 1`,
          [roll(ids[0])],
        ),
      () =>
        test.database.query(
          `delete from rhk_snapshot where rhk_id = $1 and revision_id in (select id from skp_revision where status = 'draft')`,
          [roll(ids[1])],
        ),
      () =>
        test.database.query(
          `update goal set archived_at = case when archived_at is null then now() end where id = $1`,
          [roll(goals.slice(1))],
        ),
    ];
    for (let step = 0; step < 100; step += 1) {
      await roll(changes)();
      if (step % 10 === 3) await test.app.get(GoalTrees).fold();
      if (step % 5 === 0) await requireExact();
    }
  }, 120_000);

  // Comes last: Passport knows one strategy in a process, the second backend's, which ends with it.
  it('shows each backend at once what another one changed, while both are read', async () => {
    const second = await startAppOn(test.databaseUrl, {}, () => Promise.resolve());
    try {
      const far = second.as(agency.staffB1b.accountId);
      const rounds = Array.from({ length: 15 }, async (_, round) => {
        // Others read all the while.
        await nodesOf(round % 2 === 0 ? far : agency.staffA1.api);
        const made = await goal(test, agency.factory.agencyId, { parent: tree.top });
        const answers = await Promise.all([nodesOf(far), nodesOf(agency.admin.api)]);
        return answers.map((nodes) => nodes.some(({ id }) => id === made.id));
      });
      expect((await Promise.all(rounds)).flat()).not.toContain(false);
    } finally {
      await second.close();
    }
  }, 60_000);
});
