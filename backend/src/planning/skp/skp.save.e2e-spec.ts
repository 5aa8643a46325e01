import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { approvedSkp, type Draft, draftedSkp, rhkInput } from '../../../test/factories/skp.js';
import { newId } from '../../platform/database/ids.js';

describe('PUT /skp/:id', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let tree: SmallTree;
  let draft: Draft;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    tree = await smallTree(test, agency);
    draft = await draftedSkp(agency.staffA1, tree.service.id);
  });
  afterAll(() => test.close());

  const current = async () => (await agency.staffA1.api.get(`/skp/${draft.skpId}`)).body;
  const save = async (rhk: unknown[], more: object = {}) =>
    agency.staffA1.api.put(`/skp/${draft.skpId}`, {
      version: (await current()).version,
      rhk,
      ...more,
    });

  it('asks nobody in, and hides it from peers and other agencies', async () => {
    const body = { version: 1, rhk: [] };
    expect((await test.anonymous.put(`/skp/${draft.skpId}`, body)).status).toBe(401);
    expect((await agency.staffB1.api.put(`/skp/${draft.skpId}`, body)).status).toBe(404);
    const other = await smallAgency(test, '3522');
    expect((await other.admin.api.put(`/skp/${draft.skpId}`, body)).status).toBe(404);
  });

  it('is refused to who may only read it', async () => {
    const { version } = await current();
    const answer = await agency.headOfA1.api.put(`/skp/${draft.skpId}`, { version, rhk: [] });
    expect(answer.status).toBe(403);
  });

  it('refuses a version that was read before', async () => {
    const answer = await agency.staffA1.api.put(`/skp/${draft.skpId}`, { version: 1, rhk: [] });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('stale_version');
  });

  it('400 for an RHK that is a list', async () => {
    const { status, body } = await save([[]]);
    expect([status, body.errors?.[0]?.field]).toEqual([400, 'rhk.0']);
  });

  it('keeps what is half written: an empty RHK is no fault in a draft', async () => {
    const rhk = (await current()).rhk;
    const { status, body } = await save([...rhk, { kind: 'utama' }]);
    expect(status).toBe(200);
    expect(body.rhk).toHaveLength(2);
    expect(body.rhk[0].id).toBe(draft.rhkId);
    expect(body.rhk[0].actionItems[0].id).toBe(rhk[0].actionItems[0].id);
  });

  it('takes its own answer back unchanged', async () => {
    const before = await current();
    const { status, body } = await save(before.rhk, {
      behaviour: before.behaviour,
      attachments: before.attachments,
    });
    expect(status).toBe(200);
    expect(body.rhk).toEqual(before.rhk);
    expect(body.version).toBe(before.version + 1);
  });

  it('keeps expectations per value and attachments, and leaves them when they are not sent', async () => {
    const attachments = {
      resources: 'Laptop',
      accountability: 'Laporan bulanan',
      consequences: '',
    };
    await save([], { behaviour: { service: 'Balas dalam satu hari' }, attachments });
    const { body } = await save([rhkInput(tree.service.id)]);
    expect(body.behaviour).toEqual({ service: 'Balas dalam satu hari' });
    expect(body.attachments).toEqual(attachments);
    expect(body.behaviourGuide).toHaveLength(7);
  });

  const impossible = (over: object): unknown[] => [{ ...rhkInput(tree.service.id), ...over }];
  it.each<[string, () => unknown[], string]>([
    ['kind', () => impossible({ kind: 'lain' }), 'rhk.0.kind'],
    ['a text that is too long', () => impossible({ text: 'x'.repeat(10_000) }), 'rhk.0.text'],
    ['a goal of nowhere', () => impossible({ goalId: newId() }), 'rhk.0.goalId'],
    [
      'a goal that it names, where a squad is meant',
      () => impossible({ squadId: tree.service.id }),
      'rhk.0.squadId',
    ],
    ['an RHK of nowhere', () => impossible({ intervenedRhkId: newId() }), 'rhk.0.intervenedRhkId'],
    ['a foreign id', () => impossible({ id: newId() }), 'rhk.0.id'],
    [
      'a slot outside the SKP',
      () => impossible({ actionItems: [{ period: '2027-Q1', text: 'x' }] }),
      'rhk.0.actionItems.0.period',
    ],
    [
      'a target that is no number',
      () => impossible({ actionItems: [{ period: '2026-Q4', text: 'x', target: 'tiga' }] }),
      'rhk.0.actionItems.0.target',
    ],
    [
      'an aspect that does not exist',
      () => impossible({ indicators: [{ aspect: 'speed', text: 'x' }] }),
      'rhk.0.indicators.0.aspect',
    ],
  ])('refuses %s by name', async (_what, rhk, field) => {
    const { status, body } = await save(rhk());
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('refuses a value that BerAKHLAK does not have', async () => {
    const { status, body } = await save([], { behaviour: { MEDIASI: 'x' } });
    expect(status).toBe(400);
    expect(body.errors[0].field).toBe('behaviour.MEDIASI');
  });

  it('shows text as it was typed and takes NUL out', async () => {
    const text = "<script>alert(1)</script> '; drop table skp; -- 🚀";
    const { body } = await save(impossible({ text: `${text}\u0000` }));
    expect(body.rhk[0].text).toBe(text);
  });

  it('names the RHK of a superior that is intervened, and only of a superior', async () => {
    const boss = await approvedSkp(test, agency.headOfA1, { goalId: tree.bidangA1.id });
    const peer = await approvedSkp(test, agency.staffA1b);
    const { status, body } = await save(impossible({ goalId: null, intervenedRhkId: boss.rhkId }));
    expect(status).toBe(200);
    expect(body.rhk[0].context).toMatchObject({ intervened: { rhkId: boss.rhkId } });
    expect(body.rhk[0].context.chain.at(-1).id).toBe(tree.bidangA1.id);
    const refused = await save(impossible({ intervenedRhkId: peer.rhkId }));
    expect(refused.body.errors[0].field).toBe('rhk.0.intervenedRhkId');
    const choices = await agency.staffA1.api.get(`/skp/${draft.skpId}/choices`);
    expect(choices.body.superiorRhk).toMatchObject([{ id: boss.rhkId, isAssessor: true }]);
    expect(choices.body.goals.map((goal: { id: string }) => goal.id)).toContain(tree.service.id);
  });

  it('is over once the version waits for the PjPK', async () => {
    await save([rhkInput(tree.service.id)]);
    await agency.staffA1.api.post(`/skp/${draft.skpId}/submit`);
    const { status, body } = await save([]);
    expect(status).toBe(409);
    expect(body.code).toBe('wrong_state');
  });
});
