import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { sha256 } from '../../platform/storage/sha256.js';

describe('letters', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let letters: { id: string; kind: string; number: string }[];
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, null);
    letters = (await agency.staffB1.api.get(`/assignments/${id}/letters`)).body.items;
  });
  afterAll(() => test.close());

  const form = (pdf: Buffer, token?: string): FormData => {
    const data = new FormData();
    data.append('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'surat.pdf');
    if (token) data.append('token', token);
    return data;
  };

  it('are read by those who read the assignment, and by nobody else', async () => {
    for (const { id } of letters) {
      expect((await test.anonymous.get(`/letters/${id}`)).status).toBe(401);
      expect((await test.anonymous.get(`/letters/${id}/file`)).status).toBe(401);
      for (const reader of [agency.staffB1, agency.headOfDinasA, agency.staffA1b, agency.admin]) {
        expect((await reader.api.get(`/letters/${id}`)).status).toBe(200);
      }
      for (const stranger of [agency.staffUmum, agency.headOfUmum]) {
        expect((await stranger.api.get(`/letters/${id}`)).status).toBe(404);
        expect((await stranger.api.get(`/letters/${id}/file`)).status).toBe(404);
      }
    }
  });

  it('say what the paper says', async () => {
    const { body } = await agency.staffB1.api.get(`/letters/${letters.at(-1)?.id}`);
    expect(body).toMatchObject({
      kind: 'assignment',
      title: 'Surat Tugas',
      signature: { valid: false, label: 'Simulasi, tidak sah' },
      verificationToken: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
    });
    expect(body.copies).toEqual([
      `Kepala ${agency.units.dinasA.name}`,
      expect.stringContaining('Ketua Tim Kerja'),
    ]);
    const basis = body.blocks.find((block: { kind: string }) => block.kind === 'list');
    expect(basis.items).toHaveLength(4);
  });

  it('verify as issued, and fail when one byte is changed', async () => {
    for (const { id, number } of letters) {
      const { body: letter } = await agency.staffB1.api.get(`/letters/${id}`);
      const file = await agency.staffB1.api.get(`/letters/${id}/file`);
      expect(file.headers.get('content-type')).toBe('application/pdf');
      expect(file.headers.get('content-disposition')).toMatch(/^inline; filename="800-.*\.pdf"$/);
      const pdf: Buffer = file.body;
      expect(sha256(pdf)).toBe(letter.sha256);
      const same = await test.anonymous.post('/verify', undefined, { form: form(pdf) });
      expect(same).toMatchObject({ status: 200, body: { outcome: 'match', letter: { number } } });
      const changed = Buffer.from(pdf);
      const at = Math.floor(pdf.length / 2);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const other = await test.anonymous.post('/verify', undefined, { form: form(changed) });
      expect(other.body).toMatchObject({ outcome: 'changed', letter: { number } });
    }
  });

  it('answers by token without more than name and masked NIP', async () => {
    const { body: letter } = await agency.staffB1.api.get(`/letters/${letters.at(-1)?.id}`);
    const typed = letter.verificationToken.toLowerCase().replaceAll('-', ' ');
    const { status, body } = await test.anonymous.get(`/verify/${encodeURIComponent(typed)}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number: letter.number,
      status: 'issued',
      sha256: letter.sha256,
      signer: { name: agency.headOfDinasB.name },
      assignee: { name: agency.staffB1.name },
    });
    expect(JSON.stringify(body)).not.toContain(agency.staffB1.nip);
    expect(JSON.stringify(body)).not.toContain(agency.headOfDinasB.nip);
    expect((await test.anonymous.get('/verify/AAAA-AAAA-AAAA')).status).toBe(404);
    expect((await test.anonymous.get("/verify/'or 1=1")).status).toBe(404);
  });

  it('knows nothing of other files, and takes only PDF', async () => {
    const foreign = Buffer.from('%PDF-1.7\nnothing of ours');
    const unknown = await test.anonymous.post('/verify', undefined, { form: form(foreign) });
    expect(unknown.body).toMatchObject({ outcome: 'unknown', letter: null });
    const { body: letter } = await agency.staffB1.api.get(`/letters/${letters[0]?.id}`);
    const onPage = await test.anonymous.post('/verify', undefined, {
      form: form(foreign, letter.verificationToken),
    });
    expect(onPage.body.outcome).toBe('changed');
    const text = await test.anonymous.post('/verify', undefined, { form: form(Buffer.from('MZ')) });
    expect(text).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'file', code: 'not_pdf' }] },
    });
    const nothing = await test.anonymous.post('/verify', {});
    expect(nothing).toMatchObject({ status: 400, body: { errors: [{ field: 'file' }] } });
    const big = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(11 * 1024 * 1024)]);
    const large = await test.anonymous.post('/verify', undefined, { form: form(big) });
    expect(large.status).toBe(413);
  });

  it('keep a register with every number, gaps shown', async () => {
    const unitId = agency.units.dinasB.id;
    const register = (person: Pick<typeof agency.admin, 'api'>, query = '') =>
      person.api.get(`/letters?unitId=${unitId}&year=2026${query}`);
    expect((await register(agency.staffB1)).status).toBe(403);
    expect((await agency.admin.api.get('/letters?unitId=x&year=1')).status).toBe(400);
    expect(
      (await agency.admin.api.get(`/letters?unitId=${agency.units.bidangB1.id}&year=2026`)).status,
    ).toBe(404);
    await test.database.query('update letter_sequence set last = last + 1 where unit_id = $1', [
      unitId,
    ]);
    const { body } = await register(agency.headOfDinasB);
    expect(
      body.items.map((entry: { sequence: number; letter: { kind: string } | null }) => [
        entry.sequence,
        entry.letter?.kind ?? null,
      ]),
    ).toEqual([
      [4, null],
      [3, 'assignment'],
      [2, 'answer'],
      [1, 'recommendation'],
    ]);
    const first = await register(agency.admin, '&limit=3');
    const rest = await register(agency.admin, `&limit=3&cursor=${first.body.nextCursor}`);
    expect(rest.body.items.map((entry: { sequence: number }) => entry.sequence)).toEqual([1]);
    expect(rest.body.nextCursor).toBeNull();
  });
});
