import { startTestApp, type TestApp } from '../../../test/app.js';
import { makeAdmin } from '../../../test/factories/admins.js';
import { askCorrection, askedCorrection } from '../../../test/factories/corrections.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';

describe('a request to correct own data is decided', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let admin: TestEmployee;
  let second: TestEmployee;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    admin = agency.headOfUmum;
    second = agency.staffB1;
    await makeAdmin(test, admin);
    await makeAdmin(test, second);
  });
  afterEach(() => test.database.query('delete from correction_request'));
  afterAll(() => test.close());

  const asker = () => agency.staffA1;
  const decide = (id: string, verb: string, body: object = {}, by = admin) =>
    by.api.post(`/correction-requests/${id}/${verb}`, body);
  const recordOf = async ({ employeeId }: TestEmployee) =>
    (await agency.admin.api.get(`/employees/${employeeId}/record`)).body;
  const correct = (body: object) =>
    agency.admin.api.patch(`/employees/${asker().employeeId}`, { reason: 'Salah ketik', ...body });

  it.each(['approve', 'refuse', 'withdraw'])('POST …/%s: 401, 404, 403', async (verb) => {
    const url = `/correction-requests/${await askedCorrection(asker())}/${verb}`;
    expect((await test.anonymous.post(url, {})).status).toBe(401);
    expect((await agency.headOfA1.api.post(url, {})).status).toBe(404);
    expect((await other.admin.api.post(url, {})).status).toBe(404);
    const refused = verb === 'withdraw' ? admin : asker();
    expect((await refused.api.post(url, { note: 'Tidak.' })).status).toBe(403);
  });

  it('never by the admin who asked, but by the other one', async () => {
    const id = await askedCorrection(admin);
    expect((await decide(id, 'approve')).status).toBe(403);
    expect((await decide(id, 'refuse', { note: 'x' })).status).toBe(403);
    const inbox = { kind: 'correction_request', id, action: 'approve' };
    const { body } = await admin.api.post('/inbox/decide', { items: [inbox] });
    expect(body.items[0]).toMatchObject({ done: false, code: 'forbidden' });
    expect((await decide(id, 'approve', {}, second)).status).toBe(200);
  });

  it('400 to refuse without a reason or with one that is too long, 409 once it is decided', async () => {
    const id = await askedCorrection(asker());
    expect((await decide(id, 'refuse')).body.errors[0].field).toBe('note');
    expect((await decide(id, 'refuse', { note: 'x'.repeat(2001) })).status).toBe(400);
    const refused = await decide(id, 'refuse', { note: 'Dokumen tidak terbaca.' });
    expect(refused).toMatchObject({
      status: 200,
      body: { status: 'refused', decidedBy: admin.name, note: 'Dokumen tidak terbaca.' },
    });
    for (const verb of ['approve', 'refuse'])
      expect(await decide(id, verb, { note: 'Lagi.' }, second)).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining(`Sudah ditolak oleh ${admin.name}`) },
      });
    const [told] = await test.database.query(
      `select title, body from notification where entity_id = $1 and employee_id = $2`,
      [id, asker().employeeId],
    );
    expect(told).toEqual({
      title: 'Perbaikan data Anda ditolak',
      body: `${admin.name}: Dokumen tidak terbaca.`,
    });
    // What was refused leaves room for another.
    expect((await askCorrection(asker())).status).toBe(201);
  });

  it('is withdrawn while it waits, and not after', async () => {
    const id = await askedCorrection(asker());
    expect((await decide(id, 'withdraw', {}, asker())).body).toMatchObject({
      status: 'withdrawn',
      allowedActions: [],
    });
    expect((await decide(id, 'withdraw', {}, asker())).status).toBe(409);
    expect((await decide(id, 'approve')).status).toBe(409);
  });

  it('200: the record, the directory, the history and the old address follow, by one of two at once', async () => {
    await correct({ email: 'lama@contoh.go.id' });
    const id = await askedCorrection(asker(), {
      frontTitle: 'Dr.',
      email: 'baru@contoh.go.id',
      civilServiceSince: '2015-03-01',
    });
    const answers = await Promise.all([decide(id, 'approve'), decide(id, 'approve', {}, second)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await recordOf(asker())).toMatchObject({
      name: `Dr. ${asker().name}`,
      email: 'baru@contoh.go.id',
      civilServiceSince: '2015-03-01',
    });
    expect(
      (await asker().api.get('/me')).body.employee.name ?? (await asker().api.get('/me')).body.name,
    ).toContain('Dr.');
    const events = await test.database.query(
      `select action, detail from audit_event where entity_id = $1 or detail->>'correctionRequestId' = $1::text order by id`,
      [id],
    );
    expect(events.map(({ action }) => action).toSorted()).toEqual([
      'correction_request.approve',
      'correction_request.ask',
      'person.correct',
    ]);
    expect(events.find(({ action }) => action === 'person.correct')?.detail).toMatchObject({
      reason: 'Salah ketik.',
      changes: expect.arrayContaining([
        { field: 'email', from: 'lama@contoh.go.id', to: 'baru@contoh.go.id' },
      ]),
    });
    const told = await test.database.query(
      `select kind from notification where employee_id = $1 and kind in ('person.correct', 'correction_request.approve')
        order by id desc limit 2`,
      [asker().employeeId],
    );
    expect(told.map(({ kind }) => kind).toSorted()).toEqual([
      'correction_request.approve',
      'person.correct',
    ]);
  });

  it('409 when somebody changed the same field meanwhile; another field does no harm', async () => {
    const id = await askedCorrection(asker(), { phone: '081111111111', backTitle: 'S.T.' });
    await correct({ education: 'S1' });
    await correct({ phone: '082222222222' });
    const read = await admin.api.get(`/correction-requests/${id}`);
    expect(read.body.stale).toEqual(['phone']);
    expect(await decide(id, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'data_changed', detail: expect.stringContaining('Telepon') },
    });
    expect(await recordOf(asker())).toMatchObject({ phone: '082222222222', backTitle: null });
    expect((await decide(id, 'refuse', { note: 'Sudah dibetulkan.' })).status).toBe(200);
  });

  it('lets a correction and a decision of the same moment not overwrite each other', async () => {
    const id = await askedCorrection(asker(), { phone: '083333333333' });
    const [decided, corrected] = await Promise.all([
      decide(id, 'approve'),
      correct({ phone: '084444444444' }),
    ]);
    expect(corrected.status).toBe(200);
    const { phone } = await recordOf(asker());
    expect([phone, decided.status]).toEqual(['084444444444', expect.any(Number)]);
    expect([200, 409]).toContain(decided.status);
  });

  it('several from the inbox in one go, but an e-mail address on its page, where the password is asked for', async () => {
    const ids = [
      await askedCorrection(asker(), { phone: '085555555555' }),
      await askedCorrection(agency.staffA2, { phone: '086666666666' }),
      await askedCorrection(agency.staffB1b, { email: 'curian@contoh.go.id' }),
    ];
    const { body: inbox } = await admin.api.get('/inbox?kind=correction_request');
    const offered = new Map(
      inbox.items.map(({ id, allowedActions }: { id: string; allowedActions: string[] }) => [
        id,
        allowedActions,
      ]),
    );
    expect(ids.map((id) => offered.get(id))).toEqual([
      ['approve', 'refuse'],
      ['approve', 'refuse'],
      [],
    ]);
    const { body } = await admin.api.post('/inbox/decide', {
      items: ids.map((id) => ({ kind: 'correction_request', id, action: 'approve' })),
    });
    expect(body).toMatchObject({ done: 2, failed: 1 });
    expect(body.items[2]).toMatchObject({ done: false, code: 'decide_on_page' });
    expect(await recordOf(agency.staffA2)).toMatchObject({ phone: '086666666666' });
    expect((await decide(ids[2] ?? '', 'approve')).status).toBe(200);
  });

  it('lapses when who asked leaves, and when their record is merged into another', async () => {
    const id = await askedCorrection(agency.staffUmum);
    const left = await agency.admin.api.post(`/employees/${agency.staffUmum.employeeId}/end`, {
      kind: 'retired',
      on: '2026-11-24',
      reason: 'Batas usia pensiun',
    });
    expect(left.status).toBeLessThan(300);
    expect((await admin.api.get(`/correction-requests/${id}`)).body).toMatchObject({
      status: 'lapsed',
      allowedActions: [],
    });
    const [event] = await test.database.query(
      `select actor_name from audit_event where entity_id = $1 and action = 'correction_request.lapse'`,
      [id],
    );
    expect(event).toEqual({ actor_name: 'Sistem' });
  });
});
