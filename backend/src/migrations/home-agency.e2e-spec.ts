import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { createTestDatabase } from '../../test/database.js';
import { HomeAgency1796000000100 } from './1796000000100-home-agency.js';
import { AccountsBehindTheWall1796000000101 } from './1796000000101-accounts-behind-the-wall.js';
import { Transfers1796000000102 } from './1796000000102-transfers.js';

const id = (letter: string): string => `${letter.repeat(8)}-0000-7000-8000-000000000000`;
const [A, B, P, Q] = [id('a'), id('b'), id('c'), id('d')];

/** What an installation of an earlier release brings along: one NIP in two agencies. */
describe('the migration that gives everybody a home', () => {
  let drop: () => Promise<void>;
  let client: Client;
  let source: DataSource;
  beforeAll(async () => {
    const made = await createTestDatabase();
    drop = made.drop;
    client = new Client({ connectionString: made.url });
    await client.connect();
    source = await new DataSource({ type: 'postgres', url: made.url }).initialize();
    // What stands on it, newest first.
    for (const later of [new Transfers1796000000102(), new AccountsBehindTheWall1796000000101()])
      await run('down', later);
    await run('down');
  });
  afterAll(async () => {
    await client.end();
    await source.destroy();
    await drop();
  });

  const run = async (
    way: 'up' | 'down',
    migration: MigrationInterface = new HomeAgency1796000000100(),
  ): Promise<void> => {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    try {
      await migration[way](runner);
      await runner.commitTransaction();
    } finally {
      await runner.release();
    }
  };
  const rows = async (sql: string): Promise<unknown[]> => (await client.query(sql)).rows;

  const EMPLOYED = `
    select e.id, e.agency_id = p.agency_id as "atHome", p.nip, p.kept_of is not null as kept, p.phone
      from employment e join person p on p.id = e.person_id order by e.created_at`;

  it('keeps the first home, gives the second agency a record of its own, and can be taken back', async () => {
    await client.query(`
      insert into agency (id, code, name, kind, time_zone) values
        ('${A}', '3521', 'A', 'KABUPATEN', 'Asia/Jakarta'), ('${B}', '3522', 'B', 'KABUPATEN', 'Asia/Jakarta');
      insert into person (id, nip, name, phone) values
        ('${P}', '198501012010011001', 'Dua Tempat', '0812'), ('${Q}', '198501012010011002', 'Satu Tempat', null);
      insert into account (id, person_id, agency_id, username) values ('${P}', '${P}', '${B}', '198501012010011001');
      insert into employment (id, agency_id, person_id, kind, starts_on, created_at) values
        ('${A}', '${A}', '${P}', 'PNS', '2026-01-01', '2026-01-01'), ('${B}', '${B}', '${P}', 'PNS', '2025-01-01', '2026-05-01'),
        ('${Q}', '${B}', '${Q}', 'PNS', '2025-01-01', '2026-06-01')`);
    await run('up');
    expect(await rows(EMPLOYED)).toEqual([
      { id: A, atHome: true, nip: '198501012010011001', kept: false, phone: '0812' },
      { id: B, atHome: true, nip: '198501012010011001', kept: true, phone: null },
      { id: Q, atHome: true, nip: '198501012010011002', kept: false, phone: null },
    ]);
    expect(await rows('select agency_id, person_id from account')).toEqual([
      { agency_id: A, person_id: P },
    ]);
    // Nobody is employed in two agencies from here on, whatever asks for it.
    await expect(
      client.query(
        `insert into employment (id, agency_id, person_id, kind, starts_on) values (gen_random_uuid(), '${A}', '${Q}', 'PNS', '2026-01-01')`,
      ),
    ).rejects.toThrow(/employment_at_home/);
    await expect(
      client.query(
        `insert into employment (id, agency_id, person_id, kind, starts_on)
         select gen_random_uuid(), agency_id, id, 'PNS', '2024-01-01' from person where kept_of is not null`,
      ),
    ).rejects.toThrow(/kept record/);
    await run('down');
    expect(await rows('select id, person_id from employment order by created_at')).toEqual([
      { id: A, person_id: P },
      { id: B, person_id: P },
      { id: Q, person_id: Q },
    ]);
    expect(await rows('select count(*)::int as n from person')).toEqual([{ n: 2 }]);
    await run('up');
    expect(await rows('select count(*)::int as n from person')).toEqual([{ n: 3 }]);
  });
});
