import { startTestApp, type TestApp } from '../../../test/app.js';
import { goal, type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { GoalsService } from './goals.service.js';

interface Node {
  id: string;
  allowedActions: string[];
}

describe('GET /goals', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let tree: SmallTree;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    tree = await smallTree(test, agency);
  });
  afterAll(() => test.close());

  it('asks nobody in', async () => {
    expect((await test.anonymous.get('/goals')).status).toBe(401);
  });

  it('refuses a year that is none', async () => {
    const { status, body } = await agency.staffA1.api.get('/goals?year=19');
    expect(status).toBe(400);
    expect(body.errors[0].field).toBe('year');
  });

  it('gives the whole tree flat, with indicators, pengampu and gaps', async () => {
    const { status, body } = await agency.staffA1.api.get('/goals?year=2026');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(5);
    expect(body.items.find((n: Node) => n.id === tree.service.id)).toMatchObject({
      parentId: tree.bidangA1.id,
      pengampu: { kind: 'unit', id: agency.units.bidangA1.id },
      indicators: [{ text: 'Jumlah dokumen', target: '12', unit: 'dokumen', direction: 'HIGHER' }],
      gaps: ['rhk'],
      carriers: 0,
      allowedActions: [],
    });
    expect(body.gaps).toEqual({ indicator: 0, pengampu: 0, rhk: 5 });
  });

  it('offers editing to the admin everywhere and to a head below the own goals', async () => {
    const editable = async (api: SmallAgency['admin']['api']) =>
      (await api.get('/goals')).body.items
        .filter((n: Node) => n.allowedActions.includes('edit'))
        .map((n: Node) => n.id);
    expect(await editable(agency.admin.api)).toHaveLength(5);
    expect(await editable(agency.headOfA1.api)).toEqual([tree.bidangA1.id, tree.service.id]);
    expect(await editable(agency.headOfDinasB.api)).toEqual([tree.dinasB.id]);
    expect(await editable(agency.staffA1.api)).toEqual([]);
  });

  it('shows another agency nothing of it', async () => {
    const other = await smallAgency(test, '3522');
    expect((await other.staffA1.api.get('/goals?year=2026')).body.items).toEqual([]);
    expect((await other.staffA1.api.get(`/goals/${tree.service.id}`)).status).toBe(404);
    expect((await other.staffA1.api.get('/goals/not-an-id')).status).toBe(404);
  });

  it('opens one node with its way up', async () => {
    const { status, body } = await agency.staffA1.api.get(`/goals/${tree.service.id}`);
    expect(status).toBe(200);
    expect(body.chain.map((link: Node) => link.id)).toEqual([
      tree.top.id,
      tree.dinasA.id,
      tree.bidangA1.id,
      tree.service.id,
    ]);
    expect(body).toMatchObject({ people: [], squads: [] });
  });

  it('knows everything below a node', async () => {
    const below = await test.app
      .get(GoalsService)
      .subtreeIds(test.database, agency.factory.agencyId, tree.dinasA.id);
    expect(new Set(below)).toEqual(new Set([tree.dinasA.id, tree.bidangA1.id, tree.service.id]));
  });

  it('needs no more statements for 200 nodes than for five', async () => {
    const count = async () => {
      // A change, so that the tree is computed again.
      await goal(test, agency.factory.agencyId, { parent: tree.service, indicator: false });
      const { statements } = await test.countStatements(() =>
        agency.staffA1.api.get('/goals?year=2026'),
      );
      return statements;
    };
    const before = await count();
    for (let n = 0; n < 200; n += 1) {
      await goal(test, agency.factory.agencyId, { parent: tree.service, indicator: n % 2 === 0 });
    }
    expect(await count()).toBe(before);
    const { body } = await agency.staffA1.api.get('/goals?year=2026');
    expect(body.items).toHaveLength(207);
    expect(body.gaps).toMatchObject({ indicator: 102, pengampu: 202 });
  });
});
