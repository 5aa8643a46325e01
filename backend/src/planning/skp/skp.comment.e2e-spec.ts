import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { approvedSkp, type TestSkp } from '../../../test/factories/skp.js';
import { newId } from '../../platform/database/ids.js';

describe('POST /skp/:id/comments', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let skp: TestSkp;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    skp = await approvedSkp(test, agency.staffA1);
  });
  afterAll(() => test.close());

  const say = (api: SmallAgency['admin']['api'], body: object) =>
    api.post(`/skp/${skp.skpId}/comments`, body);

  it('is refused to nobody, strangers and those who only read', async () => {
    expect((await say(test.anonymous, { note: 'x' })).status).toBe(401);
    expect((await say(agency.staffB1.api, { note: 'x' })).status).toBe(404);
    expect((await say(agency.admin.api, { note: 'x' })).status).toBe(403);
  });

  it('needs words, and an RHK of this SKP', async () => {
    expect((await say(agency.staffA1.api, { note: ' ' })).body.errors[0].field).toBe('note');
    // Half a surrogate pair is no text, and jsonb cannot store it.
    expect((await say(agency.staffA1.api, { note: '\ud83d' })).body.errors[0].field).toBe('note');
    const { body } = await say(agency.staffA1.api, { note: 'x', rhkId: newId() });
    expect(body.errors[0].field).toBe('rhkId');
  });

  it('is announced in whole characters, however long it is', async () => {
    const { status } = await say(agency.staffA1.api, { note: `${'x'.repeat(199)}👍👍 setuju` });
    expect(status).toBe(201);
    const rows = await test.database.query<{ body: string }>(
      `select body from notification where kind = 'skp.comment'`,
    );
    expect(rows.map(({ body }) => body)).toEqual([`${'x'.repeat(199)}👍`]);
  });

  it('is a dialogue on one RHK between owner, PjPK and heads above', async () => {
    await say(agency.headOfA1.api, { note: 'Target belum menutup 14 layanan.', rhkId: skp.rhkId });
    await say(agency.headOfDinasA.api, { note: 'Setuju.', rhkId: skp.rhkId });
    const { status, body } = await say(agency.staffA1.api, {
      note: 'Menjadi 12.',
      rhkId: skp.rhkId,
    });
    expect(status).toBe(201);
    expect(body.dialogue.slice(-3).map((entry: { via: string }) => entry.via)).toEqual([
      'assessor',
      'unit_head',
      'employee',
    ]);
    expect(body.rhk[0].context.comments).toBe(3);
  });
});
