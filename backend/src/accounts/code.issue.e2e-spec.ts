import { startTestApp, type TestApp } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';
import { newId } from '../platform/database/ids.js';

describe('POST /accounts/:id/codes and POST /accounts/codes', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterAll(() => test.close());

  it('is the admin’s to make, for accounts of the own agency', async () => {
    const url = `/accounts/${agency.staffA1.accountId}/codes`;
    expect((await test.anonymous.post(url)).status).toBe(401);
    expect((await agency.headOfA1.api.post(url)).status).toBe(403);
    expect((await other.admin.api.post(url)).status).toBe(404);
    expect((await agency.admin.api.post(`/accounts/${newId()}/codes`)).status).toBe(404);
    const own = await agency.admin.api.post(`/accounts/${agency.admin.accountId}/codes`);
    expect(own.status).toBe(409);
  });

  it('makes a code that sets a new password, once', async () => {
    const { body, status } = await agency.admin.api.post(
      `/accounts/${agency.staffA1.accountId}/codes`,
    );
    expect(status).toBe(200);
    // Until the next working day at the same hour: the person may not be at hand.
    expect(body).toMatchObject({
      username: agency.staffA1.nip,
      purpose: 'reset',
      expiresAt: '2026-11-25T02:14:00.000Z',
    });
    const reset = { nip: body.username, code: body.code, next: 'Teduh-Menanam-77' };
    expect((await test.anonymous.post('/auth/reset', reset)).status).toBe(204);
    const again = { ...reset, next: 'Teduh-Menuai-78' };
    expect((await test.anonymous.post('/auth/reset', again)).status).toBe(400);
    const login = await test.anonymous.post('/auth/login', {
      nip: body.username,
      password: 'Teduh-Menanam-77',
    });
    expect(login.status).toBe(200);
    const stored = await test.database.query<{ detail: unknown }>(
      `select detail from audit_event where action = 'account.issue_code' and entity_id = $1`,
      [agency.staffA1.accountId],
    );
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(body.code);
  });

  it('makes codes for many, to be printed; first passwords live 72 hours', async () => {
    const ids = [agency.staffA2.accountId, agency.staffB1.accountId];
    await test.database.query(
      `update account set password_state = 'initial' where id = any($1::uuid[])`,
      [ids],
    );
    const { body } = await agency.admin.api.post('/accounts/codes', { accountIds: ids });
    expect(body.items).toHaveLength(2);
    expect(new Set(body.items.map((item: { code: string }) => item.code)).size).toBe(2);
    expect(body.items[0]).toMatchObject({
      purpose: 'first_password',
      expiresAt: '2026-11-27T02:14:00.000Z',
    });
    const foreign = { accountIds: [...ids, other.staffA1.accountId] };
    const refused = await agency.admin.api.post('/accounts/codes', foreign);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'accountIds' }] } });
    const none = await agency.admin.api.post('/accounts/codes', { accountIds: [] });
    expect(none.body.errors[0].field).toBe('accountIds');
  });

  it('keeps no code, also when asked with an Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'kode-sekali-pakai-1' };
    const one = `/accounts/${agency.staffA1.accountId}/codes`;
    const first = await agency.admin.api.post(one, undefined, { headers });
    const again = await agency.admin.api.post(one, undefined, { headers });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.code).not.toBe(first.body.code);
    const many = { accountIds: [agency.staffA1.accountId] };
    const codes = await agency.admin.api.post('/accounts/codes', many, { headers });
    expect(codes.status).toBe(200);
    const kept = await test.database.query(
      'select 1 from idempotency_record where account_id = $1',
      [agency.admin.accountId],
    );
    expect(kept).toHaveLength(0);
  });

  it('tells the person who made it', async () => {
    const { accountId, employeeId } = agency.staffA2;
    const told = () =>
      test.database.query<{ title: string }>(
        `select title from notification where employee_id = $1 and kind = 'account.issue_code' order by id`,
        [employeeId],
      );
    const before = await told();
    const { status } = await agency.admin.api.post('/accounts/codes', { accountIds: [accountId] });
    expect(status).toBe(200);
    const after = await told();
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)?.title).toBe('Kode baru dibuat untuk akun Anda oleh Admin instansi');
  });
});
