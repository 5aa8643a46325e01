import { startTestApp, type TestApp } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';
import { startMailServer, type TestMailServer } from '../../test/mail-server.js';
import { MailService } from '../workflow/events/mail.service.js';

const NEXT = 'Kerja-Tuntas-88';
/** The limit by address is another matter. */
const elsewhere = { headers: { 'x-forwarded-for': '127.113.0.9' } };

describe('POST /auth/forgot with a mail server', () => {
  let mail: TestMailServer;
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    mail = await startMailServer();
    test = await startTestApp({ SMTP_URL: mail.url });
    agency = await smallAgency(test);
    await test.database.query('update person set email = $2 where id = $1', [
      agency.staffA1.personId,
      'pegawai@contoh.example',
    ]);
  });
  afterAll(async () => {
    await test.close();
    await mail.close();
  });

  it('mails a code that sets a new password once', async () => {
    const { nip } = agency.staffA1;
    expect((await test.anonymous.post('/auth/forgot', { nip })).status).toBe(204);
    await mail.arrival(1);
    expect(mail.messages[0]).toContain('To: pegawai@contoh.example');
    const code = /Kode Anda: ([A-Z2-9]{10})/.exec(mail.messages[0] ?? '')?.[1];
    expect((await test.anonymous.post('/auth/reset', { nip, code, next: NEXT })).status).toBe(204);
    expect((await test.anonymous.post('/auth/login', { nip, password: NEXT })).status).toBe(200);
    expect((await test.anonymous.post('/auth/reset', { nip, code, next: NEXT })).status).toBe(400);
  });

  it('mails a code that lives ten minutes', async () => {
    const { nip } = agency.staffA1;
    const arrived = mail.messages.length;
    const forgotten = async (): Promise<string> => {
      expect((await test.anonymous.post('/auth/forgot', { nip })).status).toBe(204);
      await mail.arrival(mail.messages.length + 1);
      return /Kode Anda: ([A-Z2-9]{10})/.exec(mail.messages.at(-1) ?? '')?.[1] ?? '';
    };
    const early = await forgotten();
    test.clock.set('2026-11-24T02:23:59.000Z');
    const inTime = { nip, code: early, next: 'Kerja-Tuntas-89' };
    expect((await test.anonymous.post('/auth/reset', inTime)).status).toBe(204);
    const late = await forgotten();
    expect(mail.messages).toHaveLength(arrived + 2);
    test.clock.set('2026-11-24T02:33:59.000Z');
    const tooLate = { nip, code: late, next: 'Kerja-Tuntas-90' };
    expect((await test.anonymous.post('/auth/reset', tooLate)).body).toMatchObject({
      errors: [{ field: 'code', code: 'code_wrong' }],
    });
    test.clock.set('2026-11-24T02:14:00.000Z');
  });

  it('leaves the code that the admin handed over as it is; the first that is used ends both', async () => {
    const { nip, accountId } = agency.staffA1;
    const mailed = async (): Promise<string> => {
      expect((await test.anonymous.post('/auth/forgot', { nip }, elsewhere)).status).toBe(204);
      await mail.arrival(mail.messages.length + 1);
      return /Kode Anda: ([A-Z2-9]{10})/.exec(mail.messages.at(-1) ?? '')?.[1] ?? '';
    };
    const printed = async (): Promise<string> =>
      (await agency.admin.api.post(`/accounts/${accountId}/codes`)).body.code;
    const reset = async (code: string, next: string) =>
      (await test.anonymous.post('/auth/reset', { nip, code, next }, elsewhere)).status;

    const onPaper = await printed();
    const first = await mailed();
    const second = await mailed();
    expect(await reset(first, 'Kerja-Tuntas-91')).toBe(400);
    expect(await reset(onPaper, 'Kerja-Tuntas-91')).toBe(204);
    expect(await reset(second, 'Kerja-Tuntas-92')).toBe(400);

    const before = await mailed();
    const newest = await printed();
    expect(await reset(before, 'Kerja-Tuntas-92')).toBe(400);
    const after = await mailed();
    expect(await reset(after, 'Kerja-Tuntas-92')).toBe(204);
    expect(await reset(newest, 'Kerja-Tuntas-93')).toBe(400);
  });

  it('mails nobody without an address, and says the same', async () => {
    const before = mail.messages.length;
    expect((await test.anonymous.post('/auth/forgot', { nip: agency.sekda.nip })).status).toBe(204);
    expect(mail.messages).toHaveLength(before);
  });

  it('names the missing field', async () => {
    const { status, body } = await test.anonymous.post('/auth/forgot', {});
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ field: 'nip', code: 'required' });
  });

  it('carries a notification to the people who have an address', async () => {
    const before = mail.messages.length;
    await test.app.get(MailService).deliver({
      employeeIds: [agency.staffA1.employeeId, agency.sekda.employeeId],
      title: 'SKP dikembalikan',
      body: 'Lengkapi indikator.',
      link: '/skp/1',
    });
    expect(mail.messages).toHaveLength(before + 1);
    expect(mail.messages.at(-1)).toContain('Subject: SKP dikembalikan');
    expect(mail.messages.at(-1)).toContain('/skp/1');
  });

  it('tells the person, and the address until now, where codes go from now on', async () => {
    const { employeeId } = agency.staffA1;
    const before = mail.messages.length;
    const corrected = await agency.admin.api.patch(`/employees/${employeeId}`, {
      email: 'orang.lain@contoh.example',
      reason: 'Alamat baru',
    });
    expect(corrected.status).toBe(200);
    const told = await test.database.query<{ title: string }>(
      'select title from notification where employee_id = $1 order by id desc limit 1',
      [employeeId],
    );
    expect(told).toEqual([{ title: 'Alamat surel Anda di ASN Squad diganti' }]);
    const [job] = await test.database.query<{ data: Record<string, unknown> }>(
      `select data from pgboss.job where name = 'mail' and data ? 'formerAddress'`,
    );
    await test.app.get(MailService).deliver(job?.data ?? {});
    const addresses = mail.messages.slice(before).map((text) => /^To: (.*)$/m.exec(text)?.[1]);
    expect(addresses.map((to) => to?.trim()).sort()).toEqual([
      'orang.lain@contoh.example',
      'pegawai@contoh.example',
    ]);
  });
});
