import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { draftedSkp } from '../../../test/factories/skp.js';

describe('statements of the verbs on an SKP', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let tree: SmallTree;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    tree = await smallTree(test, agency);
  });
  afterAll(() => test.close());

  it('stay as many as they are, who asks included', async () => {
    const { skpId } = await draftedSkp(agency.staffA1b, tree.service.id);
    const [owner, assessor] = [agency.staffA1b.api, agency.headOfA1.api];
    // Later requests are asked behind the wall at once.
    await owner.get('/me');
    await assessor.get('/me');
    const counts: Record<string, number> = {};
    const count = async (verb: string, api: typeof owner) => {
      const { result, statements } = await test.countStatements(() =>
        api.post(`/skp/${skpId}/${verb}`, { note: 'Alasan' }),
      );
      expect([verb, result.status]).toEqual([verb, 200]);
      counts[verb] = statements;
    };
    await count('submit', owner);
    await count('return', assessor);
    await owner.post(`/skp/${skpId}/submit`);
    await count('approve', assessor);
    await count('revise', owner);
    expect(counts).toEqual({ submit: 29, return: 22, approve: 32, revise: 23 });
  });
});
