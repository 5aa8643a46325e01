import { startTestApp, type TestApp } from '../../../test/app.js';
import { smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { type Draft, submittedSkp } from '../../../test/factories/skp.js';

describe('POST /skp/:id/return', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let draft: Draft;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    const tree = await smallTree(test, agency);
    draft = await submittedSkp(agency.staffA1, tree.service.id);
  });
  afterAll(() => test.close());

  const send = (api: SmallAgency['admin']['api'], note?: string) =>
    api.post(`/skp/${draft.skpId}/return`, { note });

  it('is refused to nobody, strangers and the owner', async () => {
    expect((await send(test.anonymous)).status).toBe(401);
    expect((await send(agency.staffB1.api, 'x')).status).toBe(404);
    expect((await send(agency.staffA1.api, 'x')).status).toBe(403);
  });

  it('needs a reason', async () => {
    const { status, body } = await send(agency.headOfA1.api, '  ');
    expect(status).toBe(400);
    expect(body.errors[0].field).toBe('note');
  });

  it('goes back to the owner with the note, once', async () => {
    const { status, body } = await send(agency.headOfA1.api, 'Tambahkan ukuran mutu.');
    expect(status).toBe(200);
    expect(body.revision.status).toBe('draft');
    const mine = await agency.staffA1.api.get(`/skp/${draft.skpId}`);
    expect(mine.body.allowedActions).toContain('edit');
    expect(mine.body.dialogue.at(-1)).toMatchObject({
      kind: 'return',
      note: 'Tambahkan ukuran mutu.',
      authorName: agency.headOfA1.name,
    });
    expect((await send(agency.headOfA1.api, 'Lagi')).status).toBe(409);
    const [told] = await test.database.query<{ kind: string }>(
      'select kind from notification where employee_id = $1 order by id desc limit 1',
      [agency.staffA1.employeeId],
    );
    expect(told?.kind).toBe('skp.return');
  });
});
