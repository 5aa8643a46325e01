import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestApp, type TestApp, TEST_PASSWORD } from '../../test/app.js';
import { InstallationService } from '../operations/installation/installation.service.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.module.js';
import { FILE_STORAGE, type FileStorage } from '../platform/storage/storage.js';
import { DemoAgency } from './demo-agency.service.js';
import { DemoLoader } from './demo.loader.js';

interface PrintedAccount {
  username: string;
  name: string;
  role: string;
  password: string;
}

describe('the demo agency', () => {
  let test: TestApp;
  let accounts: PrintedAccount[];

  beforeAll(async () => {
    test = await startTestApp();
    await test.app.get(InstallationService).ensureAdmin();
    const fill = jest.spyOn(test.app.get(DemoAgency), 'fill');
    fill.mockRejectedValueOnce(new Error('killed'));
    await expect(test.app.get(DemoLoader).load()).rejects.toThrow('killed');
    fill.mockRestore();
    // The agency is imported, and nothing else is there: the next start takes it up.
    await test.app.get(DemoLoader).load();
    const { dataDir } = test.app.get<Config>(CONFIG);
    accounts = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8'));
  }, 180_000);
  afterAll(() => test.close());

  const count = async (from: string): Promise<number> =>
    (await test.database.one<{ n: number }>(`select count(*)::int as n from ${from}`))?.n ?? -1;
  const values = async (column: string, table: string): Promise<string[]> => {
    const rows = await test.database.query<{ value: string }>(
      `select distinct ${column} as value from ${table} order by 1`,
    );
    return rows.map(({ value }) => value);
  };
  const asRole = async (role: string) => {
    const printed = accounts.find((account) => account.role === role);
    const account = await test.database.one<{ id: string }>(
      'select id from account where username = $1',
      [printed?.username],
    );
    return test.as(account?.id ?? role);
  };

  it('is as large as it promises', async () => {
    // 900 of the agency without the retired and the suspended one, and 6 of its neighbour.
    expect(await count('employee_directory')).toBe(904);
    expect(await count('skp')).toBeGreaterThanOrEqual(800);
    expect(await count('squad')).toBe(40);
    expect(await count('activity')).toBeGreaterThanOrEqual(20_000);
  });

  it('shows every state of everything', async () => {
    expect(await values('status', 'squad')).toEqual([
      'active',
      'assessing',
      'closed',
      'disbanded',
      'draft',
      'recruiting',
    ]);
    expect(await values('status', 'assignment')).toEqual([
      'active',
      'declined',
      'ended',
      'issued',
      'pending',
      'recalled',
      'rejected',
      'withdrawn',
    ]);
    expect(await values('action', `assignment_step where status = 'pending'`)).toEqual([
      'accept',
      'acknowledge',
      'approve',
      'endorse',
      'issue',
    ]);
    expect(await values('status', 'skp_revision')).toEqual([
      'approved',
      'draft',
      'submitted',
      'superseded',
    ]);
    expect(await values('status', 'activity')).toEqual([
      'draft',
      'rejected',
      'returned',
      'submitted',
      'validated',
    ]);
    expect(await values('status', 'assessment_round')).toEqual(['accepted', 'scored', 'scoring']);
    expect(await values('status', 'assessment')).toEqual(['open', 'reopened', 'submitted']);
    expect(await values('kind', 'letter')).toEqual([
      'answer',
      'assignment',
      'recall',
      'recommendation',
      'request',
    ]);
    expect(await count(`letter where kind = 'assignment' and status = 'replaced'`)).toBe(1);
    expect(
      await count(`letter where kind = 'assignment' and status = 'cancelled'`),
    ).toBeGreaterThan(0);
    expect(await count(`skp_dialogue where kind = 'return'`)).toBeGreaterThan(0);
    expect(await count('delegation where revoked_at is null')).toBe(2);
    expect(await count(`correction_request where status = 'waiting'`)).toBe(1);
  });

  it('lives every chain of one agency, each waiting for somebody and each finished', async () => {
    const ways = await values(
      `status || ' ' || route || ' ' || started_as`,
      `assignment where status in ('pending', 'active')`,
    );
    for (const status of ['pending', 'active'])
      for (const way of [
        'cross_unit employee',
        'cross_unit leader',
        'cross_unit unit_head',
        'within_unit employee',
        'within_unit leader',
      ])
        expect(ways).toContain(`${status} ${way}`);
    // A Kepala Unit who starts within the unit issues at once: then only the employee is waited for.
    expect(
      await values('status', `assignment where route = 'within_unit' and started_as = 'unit_head'`),
    ).toEqual(expect.arrayContaining(['active', 'issued']));
    expect(
      await count(`assignment_step s join assignment a on a.id = s.assignment_id
        where s.status = 'pending' and a.status not in ('pending', 'issued')`),
    ).toBe(0);
  });

  it('has a letter for whatever was issued, numbered without gap, its PDF kept', async () => {
    expect(
      await count(`assignment a where a.issued_at is not null and a.status <> 'recalled'
        and not exists (select 1 from letter l where l.assignment_id = a.id and l.kind = 'assignment' and l.status = 'issued')`),
    ).toBe(0);
    expect(
      await count(
        `letter_sequence q where q.last <> (select count(*) from letter l where l.unit_id = q.unit_id and l.year = q.year)`,
      ),
    ).toBe(0);
    const hashes = await values('file_hash', 'letter');
    const storage = test.app.get<FileStorage>(FILE_STORAGE);
    const [first = ''] = hashes;
    expect((await storage.read(first)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await Promise.all(hashes.map((hash) => storage.exists(hash)))).includes(false)).toBe(
      false,
    );
  });

  it('keeps the rules that no constraint keeps', async () => {
    const broken: Record<string, string> = {
      'more seats taken than a role has': `squad_role r where r.count < (select count(*) from assignment a where a.role_id = r.id and a.status in ('issued', 'active'))`,
      'a member without an assignment that was received': `squad_member m left join assignment a on a.id = m.assignment_id where a.acknowledged_at is null`,
      'a running membership without an RHK': `squad_member m join assignment a on a.id = m.assignment_id where a.status = 'active'
         and not exists (select 1 from rhk_snapshot n where n.assignment_id = a.id)`,
      'work for a squad outside the membership': `activity v where v.squad_id is not null and not exists (select 1 from squad_member m
         where m.squad_id = v.squad_id and m.employee_id = v.employee_id and v.date between m.starts_on and m.ends_on)`,
      'work on a day that has not come': `activity where date > '2026-11-24'`,
      'work on a weekend': `activity where extract(isodow from date) > 5`,
      'work sent that nobody validates': `activity where status <> 'draft' and validator_unit_id is null and validator_employee_id is null`,
      'work booked on an item of another time': `activity v join action_item i on i.id = v.action_item_id where v.date not between i.starts_on and i.ends_on`,
      'work on an RHK without its item': `activity where rhk_id is not null and action_item_id is null`,
      'activities without a photo': `activity a where not exists (select 1 from evidence e where e.agency_id = a.agency_id and e.activity_id = a.id)`,
      'anything decided in the future': `assignment_step where decided_at > '2026-11-24T02:14:00Z'`,
      'a squad outside the tree of goals': `squad s join goal g on g.id = s.goal_id where g.archived_at is not null`,
      'RHK of format B that intervene nothing': `rhk_snapshot n join skp_revision r on r.id = n.revision_id join skp s on s.id = r.skp_id
         where s.format = 'B' and n.intervened_rhk_id is null and n.goal_id is null`,
      'an accepted round without results': `assessment_round r where r.status = 'accepted' and not exists (select 1 from member_result m where m.round_id = r.id)`,
      'people who must change their password': `account where agency_id is not null and not is_installer and password_state <> 'own'`,
    };
    const found = await Promise.all(
      Object.entries(broken).map(async ([what, from]) => [what, await count(from)] as const),
    );
    expect(found.filter(([, number]) => number > 0)).toEqual([]);
  });

  it('lets everyone in who is printed, one per capacity', async () => {
    expect(accounts.map(({ role }) => role)).toEqual(
      expect.arrayContaining([
        'Pegawai',
        'Ketua tim',
        'Pejabat penilai kinerja',
        'Kepala unit organisasi',
        'Sekretaris Daerah',
        'Bupati',
        'Admin instansi',
        'Operator kepegawaian',
        'Pimpinan',
        'Auditor',
        'Pensiunan',
        'Admin instansi lain',
      ]),
    );
    expect(accounts.find(({ role }) => role === 'Bupati')?.username).toBe('bupati.3521');
    expect(new Set(accounts.map(({ username }) => username)).size).toBe(accounts.length);
    const [first] = accounts;
    const answer = await test.anonymous.post('/auth/login', {
      nip: first?.username,
      password: TEST_PASSWORD,
    });
    expect(answer.status).toBe(200);
  });

  it('leaves nobody who decides with an empty inbox', async () => {
    for (const role of [
      'Pegawai',
      'Pejabat penilai kinerja',
      'Kepala unit organisasi',
      'Sekretaris Daerah',
      'Bupati',
      'Penilai calon anggota',
      'Kepala unit calon anggota',
    ]) {
      const inbox = await (await asRole(role)).get('/inbox');
      expect([role, inbox.status]).toEqual([role, 200]);
      expect([role, inbox.body.items.length]).not.toEqual([role, 0]);
    }
  });

  it('keeps someone free for the main job to be walked with', async () => {
    const free = accounts.filter(({ role }) => role.startsWith('Calon'));
    expect(free).toHaveLength(2);
    for (const { username } of free)
      expect(
        await count(
          `assignment a join employment e on e.id = a.employee_id join person p on p.id = e.person_id where p.nip = '${username}'`,
        ),
      ).toBe(0);
  });

  it('has people who leave, who are set aside and who move, as their admins see them', async () => {
    const admin = await asRole('Admin instansi');
    const departures = await admin.get('/departures');
    expect(departures.status).toBe(200);
    expect(
      departures.body.items
        .map(({ kind, status }: { kind: string; status: string }) => `${kind} ${status}`)
        .toSorted(),
    ).toEqual(['retired in_force', 'retired upcoming', 'suspended in_force']);
    const out = await admin.get('/transfers');
    expect(out.body.items).toMatchObject([{ direction: 'out', status: 'released' }]);
    const neighbour = await asRole('Admin instansi lain');
    const incoming = await neighbour.get('/transfers');
    expect(incoming.body.items).toMatchObject([{ direction: 'in', status: 'released' }]);
    expect(incoming.body.items[0].allowedActions).toContain('accept');
  });

  it('lets the one who retired sign in', async () => {
    const retired = accounts.find(({ role }) => role === 'Pensiunan');
    const answer = await test.anonymous.post('/auth/login', {
      nip: retired?.username,
      password: TEST_PASSWORD,
    });
    expect(answer.status).toBe(200);
  });

  it('leaves the installer in the agency that works', async () => {
    expect(
      await count(
        `account a join agency g on g.id = a.agency_id where a.is_installer and g.code = '3521'`,
      ),
    ).toBe(1);
  });

  it('does nothing the second time', async () => {
    const before = await count('audit_event');
    await test.app.get(DemoLoader).load();
    expect(await count('audit_event')).toBe(before);
    expect(await count('agency')).toBe(2);
  });
});
