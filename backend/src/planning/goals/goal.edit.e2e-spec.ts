import { startTestApp, type TestApp } from '../../../test/app.js';
import { goal, type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';

describe('editing the pohon kinerja', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let tree: SmallTree;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    tree = await smallTree(test, agency);
  });
  afterAll(() => test.close());

  const child = (over: object = {}) => ({
    parentId: tree.bidangA1.id,
    level: 'OPERASIONAL',
    statement: 'Terselesaikannya layanan tahap 2',
    pengampuUnitId: agency.units.bidangA1.id,
    indicators: [{ text: 'Jumlah dokumen', unit: 'dokumen', target: '2.5' }],
    ...over,
  });

  describe('POST /goals', () => {
    it('is for the admin and for heads below their own goals', async () => {
      expect((await test.anonymous.post('/goals', child())).status).toBe(401);
      expect((await agency.staffA1.api.post('/goals', child())).status).toBe(403);
      expect((await agency.headOfDinasB.api.post('/goals', child())).status).toBe(403);
      const top = { level: 'FINAL_OUTCOME', statement: 'Tujuan', indicators: [] };
      expect((await agency.headOfDinasA.api.post('/goals', top)).status).toBe(403);
      expect((await agency.admin.api.post('/goals', top)).status).toBe(201);
    });

    it('adds a node with indicators and a code of its own', async () => {
      const { status, body } = await agency.headOfDinasA.api.post('/goals', child());
      expect(status).toBe(201);
      expect(body).toMatchObject({
        code: `${tree.bidangA1.code}.1`,
        year: 2026,
        pengampu: { kind: 'unit', id: agency.units.bidangA1.id },
        indicators: [{ text: 'Jumlah dokumen', target: '2.5', direction: 'HIGHER' }],
        version: 1,
      });
      expect(body.allowedActions).toContain('edit');
    });

    it('takes a target in words, in one spelling, and goes back to a number', async () => {
      const indicator = { text: 'Opini BPK', unit: 'opini', targetWords: 'WTP' };
      const range = { text: 'IKM', unit: 'indeks', targetWords: '82,5 s.d. 85' };
      const made = await agency.headOfDinasA.api.post(
        '/goals',
        child({ indicators: [indicator, range] }),
      );
      expect(made.body.indicators).toMatchObject([
        { target: null, targetWords: 'WTP' },
        { target: null, targetWords: '82,5–85' },
      ]);
      const [first] = made.body.indicators;
      const mended = await agency.headOfDinasA.api.patch(`/goals/${made.body.id}`, {
        version: made.body.version,
        indicators: [{ id: first.id, text: 'Opini BPK', unit: 'opini', target: '1250.5' }],
      });
      expect(mended.body.indicators).toMatchObject([{ target: '1250.5', targetWords: null }]);
    });

    it.each([
      [{ target: '5', targetWords: 'WTP' }, 'target'],
      [{ target: '1,5' }, 'target'],
      [{ target: '1.250,5' }, 'target'],
      [{ targetWords: '1.250' }, 'targetWords'],
      [{ targetWords: '1.2.3' }, 'targetWords'],
      [{ targetWords: '=1+1' }, 'targetWords'],
      [{ targetWords: 'x'.repeat(101) }, 'targetWords'],
    ])('refuses the target %j', async (target, field) => {
      const indicators = [{ text: 'x', unit: 'y', ...target }];
      const { status, body } = await agency.headOfDinasA.api.post('/goals', child({ indicators }));
      expect([status, body.errors?.[0]?.field]).toEqual([400, `indicators.0.${field}`]);
    });

    it.each<[string, () => object, string]>([
      ['an unknown parent', () => child({ parentId: newId() }), 'parentId'],
      ['a level above its parent', () => child({ level: 'CSF' }), 'level'],
      ['an unknown level', () => child({ level: 'TUJUAN' }), 'level'],
      ['no statement', () => child({ statement: ' ' }), 'statement'],
      ['a long statement', () => child({ statement: 'x'.repeat(10_000) }), 'statement'],
      [
        'a unit of another agency',
        () => child({ pengampuUnitId: other.units.dinasA.id }),
        'pengampuUnitId',
      ],
      ['a code that is taken', () => child({ code: tree.top.code }), 'code'],
      [
        'a target in words',
        () => child({ indicators: [{ text: 'x', unit: 'y', target: 'dua' }] }),
        'indicators.0.target',
      ],
    ])('refuses %s by name', async (_what, body, field) => {
      const answer = await agency.admin.api.post('/goals', body());
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].field).toBe(field);
    });
  });

  describe('PATCH /goals/:id', () => {
    const patch = (api: SmallAgency['admin']['api'], body: object, id = tree.service.id) =>
      api.patch(`/goals/${id}`, body);

    it('is refused to nobody, strangers and others', async () => {
      expect((await patch(test.anonymous, { version: 1 })).status).toBe(401);
      expect((await patch(other.admin.api, { version: 1 })).status).toBe(404);
      expect((await patch(agency.headOfDinasB.api, { version: 1 })).status).toBe(403);
      expect((await patch(agency.admin.api, { version: 'x' })).status).toBe(400);
    });

    it('keeps what is not sent, and lets one of two who read the same version win', async () => {
      const edit = (statement: string) => patch(agency.headOfA1.api, { version: 1, statement });
      const answers = await Promise.all([edit('Layanan satu pintu'), edit('Layanan terpadu')]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      const won = answers.find((answer) => answer.status === 200)?.body;
      expect(won).toMatchObject({
        version: 2,
        level: 'OPERASIONAL',
        indicators: [{ target: '12' }],
      });
    });

    it('replaces the indicators and hands the node to a person', async () => {
      const { body: before } = await agency.admin.api.get(`/goals/${tree.service.id}`);
      const { status, body } = await patch(agency.admin.api, {
        version: before.version,
        pengampuEmployeeId: agency.staffA1.employeeId,
        indicators: [{ ...before.indicators[0], code: undefined, target: '14' }],
      });
      expect(status).toBe(200);
      expect(body.indicators).toMatchObject([{ id: before.indicators[0].id, target: '14' }]);
      expect(body.pengampu).toMatchObject({ kind: 'employee', name: agency.staffA1.name });
    });

    it('keeps levels in order with what stands below', async () => {
      const { body } = await agency.admin.api.get(`/goals/${tree.dinasA.id}`);
      const answer = await patch(
        agency.admin.api,
        { version: body.version, level: 'OPERASIONAL' },
        tree.dinasA.id,
      );
      expect(answer.body.errors[0].field).toBe('level');
    });
  });

  describe('POST /goals/:id/move', () => {
    const move = (api: SmallAgency['admin']['api'], id: string, body: object) =>
      api.post(`/goals/${id}/move`, body);

    it('is refused to nobody, strangers and others, also for the new parent', async () => {
      const body = { parentId: tree.dinasB.id, version: 1 };
      expect((await move(test.anonymous, tree.bidangA1.id, body)).status).toBe(401);
      expect((await move(other.admin.api, tree.bidangA1.id, body)).status).toBe(404);
      expect((await move(agency.headOfA1.api, tree.bidangA1.id, body)).status).toBe(403);
      expect((await move(agency.admin.api, tree.bidangA1.id, { version: 1 })).status).toBe(400);
    });

    it('makes no circle', async () => {
      const { status, body } = await move(agency.admin.api, tree.dinasA.id, {
        parentId: tree.service.id,
        version: 1,
      });
      expect(status).toBe(409);
      expect(body.code).toBe('cycle');
    });

    it('makes no circle either when two move at once', async () => {
      const make = () =>
        goal(test, agency.factory.agencyId, { parent: tree.top, level: 'KONDISI_ANTARA' });
      const [a, b] = [await make(), await make()];
      const answers = await Promise.all([
        move(agency.admin.api, a.id, { parentId: b.id, version: 1 }),
        move(agency.admin.api, b.id, { parentId: a.id, version: 1 }),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    });

    it('takes everything below along, and the chain is exact at once', async () => {
      const { status } = await move(agency.admin.api, tree.bidangA1.id, {
        parentId: tree.dinasB.id,
        version: 1,
      });
      expect(status).toBe(200);
      const { body } = await agency.staffA1.api.get(`/goals/${tree.service.id}`);
      expect(body.chain.map((link: { id: string }) => link.id)).toEqual([
        tree.top.id,
        tree.dinasB.id,
        tree.bidangA1.id,
        tree.service.id,
      ]);
    });
  });

  // Last: the goal stands below Dinas B by now, and from here on the Plh before the holder.
  it('tells in the audit as what it was done', async () => {
    await agency.factory.delegate(
      agency.units.bidangA1,
      agency.headOfB1,
      'plh',
      '2026-11-20',
      '2026-11-30',
    );
    const vias = [];
    for (const who of [agency.admin, agency.headOfDinasB, agency.headOfB1]) {
      const { body } = await who.api.post('/goals', child());
      const [event] = await test.database.query<{ via: string }>(
        `select via from audit_event where action = 'goal.create' and entity_id = $1`,
        [body.id],
      );
      vias.push(event?.via);
    }
    expect(vias).toEqual(['agency_admin', 'unit_head', 'unit_head:plh']);
  });
});
