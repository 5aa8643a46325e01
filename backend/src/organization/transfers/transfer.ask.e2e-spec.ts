import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency, testNip } from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';
import { TransfersService } from './transfers.service.js';

describe('POST /transfers and POST /transfers/:id/refuse', () => {
  let test: TestApp;
  let home: SmallAgency;
  let fresh: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    home = await smallAgency(test);
    fresh = await smallAgency(test, '3522');
    // An admin with a post, so that somebody is there to be told.
    await test.database.query(
      `insert into role_grant (id, agency_id, account_id, role, starts_on) values ($1, $2, $3, 'agency_admin', '2026-01-01')`,
      [newId(), home.factory.agencyId, home.headOfUmum.accountId],
    );
  });
  afterAll(() => test.close());

  const ask = (nip: string, agency = fresh) =>
    agency.admin.api.post('/transfers', { nip, note: 'Lulus seleksi terbuka.' });
  const list = async (agency: SmallAgency, nip: string) =>
    (await agency.admin.api.get('/transfers?limit=100')).body.items.find(
      (item: { nip: string }) => item.nip === nip,
    );

  it('is the admin’s to ask, and the auditor’s to read', async () => {
    const body = { nip: home.staffA1.nip };
    expect((await test.anonymous.post('/transfers', body)).status).toBe(401);
    expect((await fresh.sekda.api.post('/transfers', body)).status).toBe(403);
    expect((await fresh.sekda.api.get('/transfers')).status).toBe(403);
    const auditor = await fresh.factory.grantee('auditor');
    expect((await auditor.api.get('/transfers')).status).toBe(200);
    expect((await auditor.api.post('/transfers', body)).status).toBe(403);
  });

  it.each([[''], ['12345'], ['abc'], ['1'.repeat(19)]])('refuses %j at nip', async (nip) => {
    expect(await ask(nip)).toMatchObject({ status: 400, body: { errors: [{ field: 'nip' }] } });
  });

  it('refuses one’s own people', async () => {
    expect((await ask(fresh.staffA1.nip)).status).toBe(409);
  });

  it('answers alike for somebody at home elsewhere and for nobody, and tells nothing of either', async () => {
    const known = await ask(home.staffA1.nip);
    const unknown = await ask(testNip());
    expect(known).toMatchObject({
      status: 202,
      body: {
        direction: 'in',
        status: 'asked',
        name: null,
        otherAgency: null,
        lastDay: null,
        allowedActions: ['refuse'],
      },
    });
    const shape = ({ status, body }: typeof known) => ({
      status,
      body: { ...body, id: '', nip: '', createdAt: '' },
    });
    expect(shape(unknown)).toEqual(shape(known));
    // Asked again it is the same question.
    expect((await ask(home.staffA1.nip)).body.id).toBe(known.body.id);
  });

  it('lets the home know who asks, and its admins hear of it', async () => {
    const transfers = test.app.get(TransfersService);
    for (const { id } of (await fresh.admin.api.get('/transfers')).body.items)
      await transfers.tellHome(id);
    const told = await test.database.query<{ title: string }>(
      `select title from notification where employee_id = $1 and kind = 'transfer.ask'`,
      [home.headOfUmum.employeeId],
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.title).toContain(home.staffA1.name);
    expect(await list(home, home.staffA1.nip)).toMatchObject({
      direction: 'out',
      status: 'asked',
      name: home.staffA1.name,
      otherAgency: 'Pemerintah Kabupaten Contoh 3522',
      note: 'Lulus seleksi terbuka.',
      allowedActions: ['release', 'refuse'],
    });
    const third = await smallAgency(test, '3523');
    expect(await list(third, home.staffA1.nip)).toBeUndefined();
    const { id } = await list(home, home.staffA1.nip);
    for (const verb of ['release', 'accept', 'refuse']) {
      const { status } = await third.admin.api.post(`/transfers/${id}/${verb}`, {
        lastDay: '2026-12-31',
        reason: 'x',
        unitId: newId(),
        positionName: 'x',
        positionKind: 'PELAKSANA',
      });
      expect([verb, status === 404 || status === 400]).toEqual([verb, true]);
    }
  });

  it('tells who asked nothing of a refusal, and lets go of the question when they let go', async () => {
    const { nip } = home.staffA2;
    const { id } = (await ask(nip)).body;
    const refused = await home.admin.api.post(`/transfers/${id}/refuse`, {
      reason: 'Masih dibutuhkan.',
    });
    expect(refused).toMatchObject({ status: 200, body: { status: 'refused', allowedActions: [] } });
    expect(await list(fresh, nip)).toMatchObject({ status: 'asked', reason: null, name: null });
    expect((await ask(nip)).body).toMatchObject({ id, status: 'asked' });
    expect((await home.admin.api.post(`/transfers/${id}/refuse`, { reason: 'x' })).status).toBe(
      409,
    );
    const gone = await fresh.admin.api.post(`/transfers/${id}/refuse`, { reason: 'Salah NIP.' });
    expect(gone.body).toMatchObject({ status: 'refused', reason: 'Salah NIP.', name: null });
    const again = await ask(nip);
    expect(again.body.status).toBe('asked');
    expect(again.body.id).not.toBe(id);
  });

  it('wants a reason, and 404 for what is not there', async () => {
    const { id } = (await ask(home.staffB1.nip)).body;
    expect((await home.admin.api.post(`/transfers/${id}/refuse`, { reason: ' ' })).status).toBe(
      400,
    );
    expect(
      (await home.admin.api.post(`/transfers/${newId()}/refuse`, { reason: 'x' })).status,
    ).toBe(404);
    expect((await home.sekda.api.post(`/transfers/${id}/refuse`, { reason: 'x' })).status).toBe(
      403,
    );
    expect((await test.anonymous.post(`/transfers/${id}/refuse`, { reason: 'x' })).status).toBe(
      401,
    );
  });
});
