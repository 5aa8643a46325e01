import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, decides, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('GET /assignments/:id/letter-preview', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const at = async (step: string | null) =>
    assignmentAt(agency, await squadFor(test, agency), agency.staffB1, step);
  const path = (id: string, note?: string) =>
    `/assignments/${id}/letter-preview${note === undefined ? '' : `?note=${encodeURIComponent(note)}`}`;

  it('shows the letter that the turn would bring, takes no number and stores nothing', async () => {
    const { id } = await at('issue');
    const rows = () => test.database.query('select last from letter_sequence order by unit_id');
    const before = await rows();
    const { status, body } = await agency.headOfDinasB.api.get(path(id, 'Ruang kerja disiapkan'));
    expect(status).toBe(200);
    const [sheet] = body.items;
    expect(sheet).toMatchObject({ kind: 'assignment', signer: { name: agency.headOfDinasB.name } });
    expect(JSON.stringify(sheet.blocks)).toContain('Ruang kerja disiapkan.');
    expect(await rows()).toEqual(before);

    await decides(agency.headOfDinasB, id, 'issue', 'Ruang kerja disiapkan');
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    const { body: letter } = await agency.staffB1.api.get(`/letters/${letters.items.at(-1).id}`);
    expect(sheet.blocks).toEqual(letter.blocks);
    expect(sheet.head).toEqual(letter.head);
  });

  it('shows request and answer where one step brings both', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'approve', {
      origin: 'volunteer',
    });
    const { body } = await agency.headOfDinasA.api.get(path(id));
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['request', 'answer']);
  });

  it('is empty where the step brings no letter', async () => {
    const { id } = await at('accept');
    expect((await agency.staffB1.api.get(path(id))).body).toEqual({ items: [], letterHash: null });
  });

  it('refuses strangers, readers without the turn, long notes and what is over', async () => {
    const { id } = await at('issue');
    const statusFor = async (person: Pick<typeof agency.staffB1, 'api'>, note?: string) =>
      (await person.api.get(path(id, note))).status;
    expect((await test.anonymous.get(path(id))).status).toBe(401);
    const other = await smallAgency(test, '3598');
    expect(await statusFor(other.headOfDinasA)).toBe(404);
    expect(await statusFor(agency.staffUmum)).toBe(404);
    expect(await statusFor(agency.staffB1)).toBe(403);
    expect(await statusFor(agency.headOfDinasB, 'a'.repeat(2_001))).toBe(400);
    await decides(agency.headOfDinasB, id, 'issue');
    expect(await statusFor(agency.headOfDinasB)).toBe(409);
  });
});
