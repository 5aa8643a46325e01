import { startTestApp, type TestApp, type TestClient } from '../../../test/app.js';
import { importPack, installer, type ImportKind } from '../../../test/factories/imports.js';
import type { Answer } from '../../../test/app.js';

describe('POST /imports with the sample kabupaten', () => {
  let test: TestApp;
  let admin: TestClient;
  let first: Record<ImportKind, Answer>;
  let seconds: number;

  const count = async (table: string): Promise<number> =>
    Number((await test.database.one<{ n: string }>(`select count(*) as n from ${table}`))?.n);

  beforeAll(async () => {
    test = await startTestApp();
    admin = await installer(test);
    const start = performance.now();
    first = await importPack(admin);
    seconds = (performance.now() - start) / 1000;
  }, 60_000);
  afterAll(() => test.close());

  it('takes the files as the agency sends them', async () => {
    for (const { status, body } of Object.values(first)) {
      expect({ status, rejected: body.rejected }).toEqual({ status: 200, rejected: [] });
      expect(body.applied).toBe(true);
    }
    expect(first.employees.body).toMatchObject({ accepted: 900, summary: { created: 900 } });
    expect(await count('unit')).toBe(97);
    expect(await count('person')).toBe(900);
    expect(await count('employee_directory')).toBe(900);
    expect(await count('goal_indicator')).toBeGreaterThan(300);
    expect(seconds).toBeLessThan(15);
  });

  it('makes accounts with the NIP, and the regional head by position and agency', async () => {
    // one more: the installer
    expect(await count('account')).toBe(901);
    const bupati = await test.database.one<{ id: string }>(
      `select id from account where username = 'bupati.3521' and password_hash is null and password_state = 'initial'`,
    );
    expect(bupati).not.toBeNull();
    const login = await test.anonymous.post('/auth/login', {
      nip: 'bupati.3521',
      password: 'Mulai-2026!',
    });
    expect(login.body).toMatchObject({ mustChangePassword: true });
  });

  it('flags the units organisasi and finds a PjPK for everyone but the Bupati', async () => {
    const rows = await test.database.query<{ code: string }>(
      'select u.code from unit u where u.is_organizational order by u.code',
    );
    expect(rows.map(({ code }) => code)).toContain('SETDA');
    expect(rows.map(({ code }) => code)).not.toContain('BUP');
    const lost = await test.database.query<{ position_name: string }>(
      `select position_name from employee_directory where coalesce(assessor_unit_id, assessor_employee_id) is null`,
    );
    expect(lost).toEqual([{ position_name: 'Bupati' }]);
  });

  it('changes nothing when the same files come again', async () => {
    const tables = [
      'agency',
      'unit',
      'person',
      'account',
      'employment',
      'position_holding',
      'rank_entry',
      'employee_skill',
      'goal',
      'goal_indicator',
      'audit_event',
    ];
    const before = await Promise.all(tables.map(count));
    const marks = await test.database.query(
      'select id, xmin::text from person union all select id, xmin::text from unit order by id',
    );
    const second = await importPack(admin);
    for (const { body } of Object.values(second)) {
      expect(body).toMatchObject({
        applied: true,
        rejected: [],
        summary: { created: 0, moved: 0, corrected: 0 },
      });
    }
    expect(await Promise.all(tables.map(count))).toEqual(before);
    const after = await test.database.query(
      'select id, xmin::text from person union all select id, xmin::text from unit order by id',
    );
    expect(after).toEqual(marks);
  });

  it('needs a number of statements that does not grow with the file', async () => {
    const { statements } = await test.countStatements(() => importPack(admin));
    expect(statements).toBeLessThan(70);
  });

  it('tells who imported what', async () => {
    const { body } = await admin.get('/imports?limit=2');
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ kind: 'goals', file: 'sasaran.csv' });
    const next = await admin.get(`/imports?limit=100&cursor=${body.nextCursor}`);
    expect(next.body.items.map((run: { kind: string }) => run.kind)).toEqual(['units', 'agency']);
  });
});
