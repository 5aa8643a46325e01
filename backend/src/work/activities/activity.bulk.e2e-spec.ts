import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory } from '../../../test/factories/activities.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';

interface Item {
  kind: string;
  id: string;
  action: string;
  note?: string;
}

interface Result {
  code: string | null;
  detail: string | null;
}

describe('POST /inbox/decide on activities', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let make: ActivityFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    make = new ActivityFactory(test, agency);
  });
  afterAll(() => test.close());

  const item = (id: string, action = 'validate', note?: string): Item => ({
    kind: 'activity',
    id,
    action,
    note,
  });
  const decide = (who: TestEmployee, items: Item[], key = randomUUID()) =>
    who.api.post('/inbox/decide', { items }, { headers: { 'Idempotency-Key': key } });
  const statusOf = async (id: string) =>
    (await test.database.one<{ status: string }>('select status from activity where id = $1', [id]))
      ?.status;
  const eventsOf = async (ids: string[]) =>
    test.database.query<{ id: string; action: string; actor: string; via: string }>(
      `select entity_id as id, action, actor_name as actor, via from audit_event
        where entity_id = any($1::uuid[]) and action <> 'activity.submit'`,
      [ids],
    );

  it('gives each row its own outcome', async () => {
    const [valid, returned, without, twice, done] = await Promise.all(
      Array.from({ length: 5 }, () => make.submitted(agency.staffA1)),
    );
    if (!valid || !returned || !without || !twice || !done) throw new Error('five were made');
    const draft = await make.draft(agency.staffA1);
    const own = await make.submitted(agency.headOfA1);
    const elsewhere = await make.submitted(agency.staffB1);
    await agency.headOfA1.api.post(`/activities/${done}/validate`);
    const { status, body } = await decide(agency.headOfA1, [
      item(valid.toUpperCase()),
      item(returned, 'return', 'Foto kurang jelas.'),
      item(without, 'reject', ' '),
      item(twice, 'reject', 'Bukan tugas tim ini.'),
      item(twice),
      item(done),
      item(draft),
      item(own),
      item(elsewhere),
      item(randomUUID()),
      item(valid, 'delete'),
      { kind: 'second_approval', id: valid, action: 'issue' },
    ]);
    const already = (word: string) => `${word} oleh ${agency.headOfA1.name}.`;
    expect(status).toBe(200);
    expect(body).toMatchObject({ done: 3, failed: 9 });
    expect(body.items.map(({ code, detail }: Result) => [code, detail])).toEqual([
      [null, null],
      [null, null],
      ['note_required', 'Tuliskan alasannya.'],
      [null, null],
      ['wrong_state', already('Sudah ditolak')],
      ['wrong_state', already('Sudah divalidasi')],
      ['not_found', 'Aktivitas tidak ditemukan.'],
      ['forbidden', 'Aktivitas sendiri tidak dapat divalidasi sendiri.'],
      ['not_found', 'Aktivitas tidak ditemukan.'],
      ['not_found', 'Aktivitas tidak ditemukan.'],
      ['validation_failed', expect.any(String)],
      ['not_in_bulk', expect.any(String)],
    ]);
    const statuses = [valid, returned, without, twice, done, draft, own, elsewhere].map(statusOf);
    expect(await Promise.all(statuses)).toEqual([
      'validated',
      'returned',
      'submitted',
      'rejected',
      'validated',
      'draft',
      'submitted',
      'submitted',
    ]);
    const by = { actor: agency.headOfA1.name, via: 'assessor' };
    const events = await eventsOf([valid, returned, without, twice, own, elsewhere]);
    expect(events).toHaveLength(3);
    expect(events).toEqual(
      expect.arrayContaining([
        { id: valid, action: 'activity.validate', ...by },
        { id: returned, action: 'activity.return', ...by },
        { id: twice, action: 'activity.reject', ...by },
      ]),
    );
    const told = await test.database.query<{ kind: string; title: string; body: string }>(
      `select kind, title, body from notification where entity_id = any($1::uuid[]) order by kind`,
      [[valid, returned, without, twice]],
    );
    expect(told).toEqual([
      {
        kind: 'activity.reject',
        title: 'Aktivitas ditolak: Rapat matriks layanan',
        body: `${agency.headOfA1.name}: Bukan tugas tim ini.`,
      },
      {
        kind: 'activity.return',
        title: 'Aktivitas dikembalikan: Rapat matriks layanan',
        body: `${agency.headOfA1.name}: Foto kurang jelas.`,
      },
    ]);
    const jobs = await test.database.query<{ data: unknown; retry_limit: number }>(
      `select data, retry_limit from pgboss.job where name = 'mail' and data ->> 'link' = any($1)`,
      [[returned, twice].map((id) => `/aktivitas/${id}`)],
    );
    expect(jobs).toHaveLength(2);
    expect(jobs[0]).toMatchObject({
      data: { employeeIds: [agency.staffA1.employeeId] },
      retry_limit: 5,
    });
    const read = await agency.staffA1.api.get(`/activities/${returned}`);
    expect(read.body).toMatchObject({
      version: 3,
      decision: { name: agency.headOfA1.name, via: 'assessor', note: 'Foto kurang jelas.' },
      previous: { note: 'Foto kurang jelas.', name: 'Rapat matriks layanan' },
    });
  });

  it('does not double the full stop of a title', async () => {
    const titled = await agency.factory.employee(agency.units.dinasB, {
      name: 'Lukman Purnomo, M.T.',
    });
    await agency.factory.delegate(agency.units.bidangB1, titled, 'plh', '2026-11-20', '2026-11-30');
    const id = await make.submitted(agency.staffB1);
    expect((await decide(titled, [item(id)])).body).toMatchObject({ done: 1 });
    const { body } = await decide(titled, [item(id)]);
    expect(body.items[0].detail).toBe('Sudah divalidasi oleh Lukman Purnomo, M.T.');
  });

  it('knows nothing of another agency', async () => {
    const id = await make.submitted(agency.staffA1);
    const { body } = await decide(other.headOfA1, [item(id)]);
    expect(body.items).toMatchObject([{ code: 'not_found' }]);
    expect(await statusOf(id)).toBe('submitted');
  });

  it('repeats its answer for the same key, also when all were refused', async () => {
    const id = await make.submitted(agency.staffA1);
    const keys = [randomUUID(), randomUUID()];
    for (const key of keys) {
      const first = await decide(agency.headOfA1, [item(id)], key);
      const again = await decide(agency.headOfA1, [item(id)], key);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(again.body).toEqual(first.body);
    }
    expect(await eventsOf([id])).toHaveLength(1);
  });

  it('is decided once when two who share a seat decide the same rows in opposite order', async () => {
    await agency.factory.delegate(
      agency.units.bidangA2,
      agency.headOfB1,
      'plh',
      '2026-11-20',
      '2026-11-30',
    );
    const ids = await Promise.all(Array.from({ length: 8 }, () => make.submitted(agency.staffA2)));
    const twice = [
      decide(
        agency.headOfB1,
        ids.map((id) => item(id)),
      ),
    ].concat(
      decide(
        agency.headOfB1,
        ids.toReversed().map((id) => item(id, 'return', 'Kurang jelas.')),
      ),
    );
    const bodies = (await Promise.all(twice)).map(({ body }) => body);
    expect(bodies.map(({ done }) => done).sort()).toEqual([0, 8]);
    const refused = bodies.find(({ done }) => done === 0);
    expect(new Set(refused.items.map(({ code }: Result) => code))).toEqual(
      new Set(['wrong_state']),
    );
    expect(refused.items[0].detail).toContain(agency.headOfB1.name);
    const events = await eventsOf(ids);
    expect(events).toHaveLength(8);
    expect(new Set(events.map(({ via }) => via))).toEqual(new Set(['assessor:plh']));
  });
});
