import { startTestApp, type TestApp } from '../../../test/app.js';
import { TEST_PDF, formWith, testPhoto } from '../../../test/factories/activities.js';
import { makeAdmin } from '../../../test/factories/admins.js';
import {
  askCorrection,
  askedCorrection,
  correctionForm,
} from '../../../test/factories/corrections.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /correction-requests', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    await makeAdmin(test, agency.headOfUmum);
  });
  afterEach(() => test.database.query('delete from correction_request'));
  afterAll(() => test.close());

  const asker = () => agency.staffA1;
  const send = (form: FormData, { api } = asker()) =>
    api.post('/correction-requests', undefined, { form });

  it('401, and 403 for an account that is nobody’s', async () => {
    const form = () => correctionForm({ phone: '081234567890' });
    expect(
      (await test.anonymous.post('/correction-requests', undefined, { form: form() })).status,
    ).toBe(401);
    expect(
      (await agency.admin.api.post('/correction-requests', undefined, { form: form() })).status,
    ).toBe(403);
    expect((await agency.admin.api.get('/correction-requests/own-data')).status).toBe(403);
  });

  it('400 at the field, by the rules of the admin’s own form', async () => {
    const fieldOf = async (fields: Record<string, string>) =>
      (await askCorrection(asker(), fields)).body.errors?.[0]?.field;
    expect(await fieldOf({ name: '=1+1' })).toBe('name');
    expect(await fieldOf({ phone: 'abc' })).toBe('phone');
    expect(await fieldOf({ email: 'tidak sah' })).toBe('email');
    expect(await fieldOf({ birthDate: '1990-02-31' })).toBe('birthDate');
    expect(await fieldOf({ gender: 'X' })).toBe('gender');
    expect(await fieldOf({ nip: '199001012015011001' })).toBe('nip');
    expect(await fieldOf({ phone: '081234567890', reason: ' ' })).toBe('reason');
  });

  it('400 for a document that is none, by its content', async () => {
    const cases: [Uint8Array, string][] = [
      [Buffer.from('<svg onload=alert(1)>'), 'ijazah.pdf'],
      [Buffer.from('%PDF-1.7 cut off'), 'ijazah.pdf'],
      [Buffer.alloc(10 * 1024 * 1024 + 1, 'x'), 'besar.pdf'],
    ];
    for (const [content, name] of cases) {
      const { status, body } = await send(correctionForm({ phone: '081234567890' }, content, name));
      expect([status, body.errors[0].field]).toEqual([400, 'file']);
    }
    const without = new FormData();
    without.append('phone', '081234567890');
    without.append('reason', 'Salah.');
    expect((await send(without)).status).toBe(400);
  });

  it('409 where nothing changes, and 409 while one waits, also for two at once', async () => {
    expect((await askCorrection(asker(), { name: asker().name })).body.code).toBe(
      'nothing_changes',
    );
    const answers = await Promise.all([
      askCorrection(asker(), { phone: '081234567890' }),
      askCorrection(asker(), { phone: '081234567891' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await askCorrection(asker())).body.code).toBe('already_asked');
  });

  it('409 for the only admin: nobody is there to decide', async () => {
    const lone = await smallAgency(test, '3523');
    await test.database.query(`delete from role_grant where agency_id = $1`, [
      lone.factory.agencyId,
    ]);
    await makeAdmin(test, lone.headOfUmum);
    expect((await askCorrection(lone.headOfUmum)).body.code).toBe('no_decider');
    expect((await lone.headOfUmum.api.get('/correction-requests/own-data')).body).toMatchObject({
      hasDecider: false,
      allowedActions: [],
    });
    expect((await askCorrection(lone.staffA1)).status).toBe(201);
  });

  it('201 with old and new values, told to every other admin, in the audit trail and on Beranda', async () => {
    const { status, body } = await askCorrection(asker(), {
      frontTitle: 'dr.',
      email: 'benar@contoh.go.id',
      reason: 'Lulus profesi.',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'waiting',
      reason: 'Lulus profesi.',
      changes: [
        { field: 'frontTitle', from: null, to: 'dr.' },
        { field: 'email', to: 'benar@contoh.go.id' },
      ],
      document: { name: 'ijazah.pdf', contentType: 'application/pdf', size: TEST_PDF.length },
      // Five working days from Tuesday, 24 November.
      dueAt: '2026-12-01',
      stale: [],
      allowedActions: ['withdraw'],
    });
    const told = await test.database.query(
      `select employee_id as "employeeId" from notification where entity_id = $1`,
      [body.id],
    );
    expect(told).toEqual([{ employeeId: agency.headOfUmum.employeeId }]);
    const [event] = await test.database.query(
      `select action, detail->>'fields' as fields from audit_event where entity_id = $1`,
      [body.id],
    );
    expect(event).toEqual({ action: 'correction_request.ask', fields: 'Gelar depan, Surel' });
    const { items } = (await asker().api.get('/waiting')).body;
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'correction_request', withWhom: 'admin instansi' }),
    );
    expect((await asker().api.get('/correction-requests')).body.items).toHaveLength(1);
    expect((await asker().api.get('/correction-requests/own-data')).body).toMatchObject({
      waitingId: body.id,
      allowedActions: [],
    });
  });

  it('keeps a photo made anew, and gives the document to the asker and the admins alone', async () => {
    const form = formWith('photo', await testPhoto(), 'akta.jpeg');
    form.append('birthDate', '1990-05-06');
    form.append('reason', 'Sesuai akta.');
    const { body } = await send(form);
    expect(body.document).toMatchObject({ name: 'akta.jpg', contentType: 'image/jpeg' });
    const url = `/correction-requests/${body.id}`;
    for (const path of [url, `${url}/document`]) {
      expect((await asker().api.get(path)).status).toBe(200);
      expect((await agency.headOfUmum.api.get(path)).status).toBe(200);
      expect((await agency.headOfA1.api.get(path)).status).toBe(404);
      expect((await other.admin.api.get(path)).status).toBe(404);
      expect((await test.anonymous.get(path)).status).toBe(401);
    }
    const file = await asker().api.get(`${url}/document`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="akta.jpg"/);
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it('waits in the inbox of the admins, the asker’s own left out', async () => {
    await askedCorrection(agency.headOfUmum);
    await askedCorrection(asker());
    const of = async ({ api }: Pick<typeof agency.headOfUmum, 'api'>) => {
      const { items, counts } = (await api.get('/inbox?kind=correction_request')).body;
      const count = counts.find(({ kind }: { kind: string }) => kind === 'correction_request');
      return [items.map(({ requestedBy }: { requestedBy: string }) => requestedBy), count.count];
    };
    expect(await of(agency.headOfUmum)).toEqual([[asker().name], 1]);
    expect((await of(agency.admin))[1]).toBe(2);
    expect(await of(agency.headOfA1)).toEqual([[], 0]);
    expect(await of(other.admin)).toEqual([[], 0]);
  });

  it('is due by the calendar, and the admins hear of an earlier day', async () => {
    const id = await askedCorrection(asker());
    const dueOn = async () =>
      (await asker().api.get(`/correction-requests/${id}`)).body.dueAt as string;
    const before = await dueOn();
    await agency.admin.api.put('/holidays/2026-11-25', { name: 'Cuti bersama' });
    const later = await dueOn();
    expect(later > before).toBe(true);
    await agency.admin.api.delete('/holidays/2026-11-25');
    expect(await dueOn()).toBe(before);
    const told = await test.database.query(
      `select 1 from notification where employee_id = $1 and kind = 'holiday.due_earlier'`,
      [agency.headOfUmum.employeeId],
    );
    expect(told).toHaveLength(1);
  });
});
