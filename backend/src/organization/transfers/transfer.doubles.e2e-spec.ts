import { startTestApp, type TestApp } from '../../../test/app.js';
import { installer } from '../../../test/factories/imports.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';

describe('GET /transfers/doubles and POST /transfers/doubles/:id/settle', () => {
  let test: TestApp;
  let home: SmallAgency;
  let other: SmallAgency;
  let admin: TestApp['anonymous'];
  beforeAll(async () => {
    test = await startTestApp();
    home = await smallAgency(test);
    other = await smallAgency(test, '3522');
    admin = await installer(test);
    await test.database.query('update account set agency_id = $1 where is_installer', [
      home.factory.agencyId,
    ]);
  });
  afterAll(() => test.close());

  /** As the migration leaves what an earlier release allowed. */
  const double = async ({ nip, personId }: TestEmployee): Promise<string> => {
    const [kept, employment] = [newId(), newId()];
    const { agencyId } = other.factory;
    await test.database.query(
      `insert into person (id, agency_id, nip, name, gender) values ($1, $2, null, 'Ganda', 'L')`,
      [kept, agencyId],
    );
    await test.database.query(
      `insert into employment (id, agency_id, person_id, kind, starts_on) values ($1, $2, $3, 'PNS', '2026-02-01')`,
      [employment, agencyId, kept],
    );
    await test.database.query(
      `insert into position_holding (id, agency_id, employee_id, unit_id, position_name, position_kind, is_head, starts_on)
       values ($1, $2, $3, $4, 'Analis', 'PELAKSANA', false, '2026-02-01')`,
      [newId(), agencyId, employment, other.units.dinasB.id],
    );
    await test.database.query('update person set nip = $2, kept_of = $3 where id = $1', [
      kept,
      nip,
      personId,
    ]);
    await other.factory.refresh();
    return kept;
  };
  const settle = (id: string, keep: string) =>
    admin.post(`/transfers/doubles/${id}/settle`, { keep });
  const found = async (agency: SmallAgency, nip: string): Promise<number> =>
    (await agency.admin.api.get(`/people?q=${nip}`)).body.items.length;
  const agencyOf = async (accountId: string): Promise<unknown> =>
    (await test.database.one('select agency_id as id from account where id = $1', [accountId]))?.id;

  it('lists them for the installer alone', async () => {
    const id = await double(home.staffA1);
    expect((await test.anonymous.get('/transfers/doubles')).status).toBe(401);
    expect((await home.admin.api.get('/transfers/doubles')).body.items).toEqual([]);
    const settled = await home.admin.api.post(`/transfers/doubles/${id}/settle`, { keep: 'home' });
    expect(settled.status).toBe(403);
    expect((await admin.get('/transfers/doubles')).body.items).toEqual([
      {
        id,
        nip: home.staffA1.nip,
        name: home.staffA1.name,
        home: 'Pemerintah Kabupaten Contoh 3521',
        other: 'Pemerintah Kabupaten Contoh 3522',
        otherSince: '2026-02-01',
      },
    ]);
    expect((await settle(newId(), 'home')).status).toBe(404);
    expect((await settle(id, 'both')).status).toBe(400);
  });

  it('ends the second employment when the home stays', async () => {
    const person = home.staffA2;
    const id = await double(person);
    expect(await found(other, person.nip)).toBe(1);
    expect((await settle(id, 'home')).status).toBe(200);
    expect(await found(other, person.nip)).toBe(0);
    expect(await found(home, person.nip)).toBe(1);
    expect((await person.api.get('/me')).status).toBe(200);
    expect((await settle(id, 'home')).status).toBe(404);
  });

  it('moves home and account when the other one is the home, whoever presses first', async () => {
    const person = home.staffB1;
    const id = await double(person);
    const answers = await Promise.all([settle(id, 'other'), settle(id, 'other')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect(await agencyOf(person.accountId)).toBe(other.factory.agencyId);
    expect(await found(other, person.nip)).toBe(1);
    expect(await found(home, person.nip)).toBe(0);
    expect((await person.api.get('/me')).status).toBe(401);
    const codes = (agency: SmallAgency) =>
      agency.admin.api.post(`/accounts/${person.accountId}/codes`);
    expect((await codes(home)).status).toBe(404);
    expect((await codes(other)).status).toBe(200);
    const events = await test.database.query(
      `select distinct agency_id from audit_event where action = 'transfer.settle-double' and detail->>'nip' = $1`,
      [person.nip],
    );
    expect(events).toHaveLength(2);
  });
});
