import { smallAgency, type SmallAgency } from '../../../test/factories/organization.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { acrossAgencies, withinAgency } from './agency-scope.js';
import { Database } from './database.js';
import { newId } from './ids.js';

/** They hold nobody's rows. A new table is either listed here or has agency_id or account_id. */
const OF_THE_INSTALLATION = [
  'agency',
  'guess',
  'migrations',
  'rule_table',
  'stored_file',
  'time_seen',
];

describe('the wall between agencies', () => {
  let test: TestApp;
  /** As the product uses it, not as tests do. */
  let database: Database;
  let ours: SmallAgency;
  let theirs: SmallAgency;

  beforeAll(async () => {
    test = await startTestApp({ DATABASE_POOL_SIZE: '2' });
    database = test.app.get(Database);
    ours = await smallAgency(test);
    theirs = await smallAgency(test, '3522');
    await insertActivity(test.database, ours);
    await insertActivity(test.database, theirs);
  });
  afterAll(() => test.close());

  const asOurs = <T>(work: () => Promise<T>): Promise<T> =>
    withinAgency(ours.factory.agencyId, work);

  it('stands before every table with agency_id or account_id, and every other is known to belong to nobody', async () => {
    const tables = await test.database.query<{ name: string; guarded: boolean }>(
      `select c.relname as name, row_security_active(c.oid) as guarded from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    const open = tables.filter(({ guarded }) => !guarded).map(({ name }) => name);
    expect(open).toEqual(OF_THE_INSTALLATION);
    expect(tables.length).toBeGreaterThan(35);
  });

  it('leads back to no role that passes it, whatever a statement says', async () => {
    const inside = (statement: string) =>
      asOurs(() =>
        database.transaction(async (tx) => {
          await tx.query('set local role none');
          return tx.query(statement);
        }),
      );
    const [role] = await inside(
      'select session_user::text as name, rolsuper or rolbypassrls or rolcreaterole as strong from pg_roles where rolname = session_user',
    );
    expect(role).toMatchObject({ name: expect.stringMatching(/_app$/), strong: false });
    expect(await inside('select distinct agency_id from activity')).toEqual([
      { agency_id: ours.factory.agencyId },
    ]);
    await expect(inside(`select pg_read_file('PG_VERSION')`)).rejects.toThrow(/permission denied/);
    await expect(inside('alter table letter disable trigger all')).rejects.toThrow(/must be owner/);
  });

  it('shows a query that forgets its scope the rows of the own agency only', async () => {
    const rows = await asOurs(() => database.query('select agency_id from activity'));
    expect(rows).toEqual([{ agency_id: ours.factory.agencyId }]);
    const units = await asOurs(() =>
      database.query(
        'select distinct agency_id from unit union select agency_id from searchable_directory',
      ),
    );
    expect(units).toEqual([{ agency_id: ours.factory.agencyId }]);
  });

  it('stands around people too, whoever employs them', async () => {
    const { agencyId } = ours.factory;
    const people = await asOurs(() => database.query('select distinct agency_id from person'));
    expect(people).toEqual([{ agency_id: agencyId }]);
    const { personId } = theirs.staffA1;
    const renamed = `update person set name = 'Nama Palsu', phone = '081' where id = $1 returning id`;
    expect(await asOurs(() => database.query(renamed, [personId]))).toEqual([]);
    const taken = 'update person set agency_id = $2 where id = $1 returning id';
    expect(await asOurs(() => database.query(taken, [personId, agencyId]))).toEqual([]);
    const employed = `insert into employment (id, agency_id, person_id, kind, starts_on) values ($1, $2, $3, 'PNS', '2026-01-01')`;
    await expect(
      asOurs(() => database.query(employed, [newId(), agencyId, personId])),
    ).rejects.toThrow(/employment_at_home/);
    expect(await database.query('select 1 from person')).toEqual([]);
  });

  it('stands around accounts and what they have: tokens, codes, kept answers', async () => {
    const { accountId, nip } = theirs.staffA1;
    const mine = ours.staffA1.accountId;
    for (const id of [accountId, mine]) {
      const kept = [
        `insert into refresh_token (id, account_id, family_id, token_hash, started_at, issued_at, expires_at)
         values ($2::uuid, $1, $2::uuid, decode(replace($2::uuid::text, '-', ''), 'hex'), now(), now(), now() + interval '1 hour')`,
        `insert into one_time_code (id, account_id, purpose, code_hash, expires_at) values ($2::uuid, $1, 'reset', 'x', now() + interval '1 hour')`,
        `insert into idempotency_record (account_id, key, request_hash, response) values ($1, $2::uuid::text, 'x', '{}')`,
      ];
      for (const sql of kept) await test.database.query(sql, [id, newId()]);
    }
    const accounts = await asOurs(() =>
      database.query('select distinct agency_id from account where username <> $1', ['admin']),
    );
    expect(accounts).toEqual([{ agency_id: ours.factory.agencyId }]);
    for (const sql of [
      `update account set password_hash = 'x', token_epoch = 9 where username = '${nip}' returning id`,
      `delete from account where id = '${accountId}' returning id`,
    ])
      expect(await asOurs(() => database.query(sql))).toEqual([]);
    for (const table of ['refresh_token', 'one_time_code', 'idempotency_record']) {
      const seen = `select distinct account_id from ${table}`;
      expect([table, await asOurs(() => database.query(seen))]).toEqual([
        table,
        [{ account_id: mine }],
      ]);
      const taken = `update ${table} set account_id = '${mine}' where account_id = '${accountId}' returning account_id`;
      expect(await asOurs(() => database.query(taken))).toEqual([]);
      const given = `update ${table} set account_id = '${accountId}' where account_id = '${mine}'`;
      await expect(asOurs(() => database.query(given))).rejects.toThrow(
        /row-level security policy/,
      );
      expect(await database.query(seen)).toEqual([]);
    }
    const [untouched] = await test.database.query(
      'select token_epoch, password_hash from account where id = $1',
      [accountId],
    );
    expect(untouched).toEqual({ token_epoch: 0, password_hash: null });
  });

  it('shows nothing where nobody said for which agency', async () => {
    expect(await database.query('select 1 from activity')).toEqual([]);
    expect(await database.query('select 1 from searchable_directory')).toEqual([]);
    expect(await database.transaction((tx) => tx.query('select 1 from unit'))).toEqual([]);
  });

  it('neither writes, changes nor removes rows of another agency', async () => {
    await expect(asOurs(() => insertActivity(database, theirs))).rejects.toThrow(
      /row-level security policy/,
    );
    await expect(
      asOurs(() => database.query('update unit set agency_id = $1', [theirs.factory.agencyId])),
    ).rejects.toThrow(/row-level security policy/);
    expect(
      await asOurs(() =>
        database.query('update unit set name = name where id = $1 returning id', [
          theirs.units.dinasA.id,
        ]),
      ),
    ).toEqual([]);
    expect(await asOurs(() => database.query('delete from activity returning agency_id'))).toEqual([
      { agency_id: ours.factory.agencyId },
    ]);
    await insertActivity(test.database, ours);
  });

  it('lets nothing be written through the views that search reads', async () => {
    for (const view of ['searchable_directory', 'searchable_word'])
      await expect(asOurs(() => database.query(`delete from ${view}`))).rejects.toThrow(
        /permission denied/,
      );
    await expect(
      asOurs(() =>
        database.query(`insert into searchable_word (agency_id, word) values ($1, 'x')`, [
          theirs.factory.agencyId,
        ]),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('follows the work from connection to connection, also when many ask at once', async () => {
    const agencies = [ours, theirs];
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, at) => {
        const { agencyId } = agencies[at % 2]?.factory ?? ours.factory;
        return withinAgency(agencyId, async () => {
          const [alone] = await database.query<{ agency_id: string }>(
            'select agency_id from activity',
          );
          const [inside] = await database.transaction((tx) =>
            tx.query<{ agency_id: string }>('select agency_id from activity'),
          );
          return alone?.agency_id === agencyId && inside?.agency_id === agencyId;
        });
      }),
    );
    expect(seen).toEqual(seen.map(() => true));
  });

  it('is told anew after a transaction that failed, which takes back what it was told', async () => {
    const { agencyId } = ours.factory;
    for (let turn = 0; turn < 4; turn += 1) {
      await withinAgency(theirs.factory.agencyId, () => database.query('select 1'));
      await expect(
        withinAgency(agencyId, () => database.transaction((tx) => tx.query('select 1 / 0'))),
      ).rejects.toThrow(/division by zero/);
      expect(await asOurs(() => database.query('select agency_id from activity'))).toEqual([
        { agency_id: agencyId },
      ]);
    }
  });

  it('opens inside a transaction for the work that says so, and for no longer', async () => {
    const counts = await asOurs(() =>
      database.transaction(async (tx) => {
        const count = () => tx.query('select count(*)::int as n from activity');
        return [await count(), await acrossAgencies('jobs of all agencies', count), await count()];
      }),
    );
    expect(counts).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 1 }]]);
  });

  it('tells the connection nothing while the agency stays the same', async () => {
    const sent: string[] = [];
    const { logger } = database.source;
    database.source.logger = new Proxy(logger, {
      get: (target, key) =>
        key === 'logQuery' ? (text: string) => sent.push(text) : Reflect.get(target, key),
    });
    try {
      await asOurs(async () => {
        for (let turn = 0; turn < 5; turn += 1) await database.query('select 1');
      });
    } finally {
      database.source.logger = logger;
    }
    expect(sent.filter((text) => text.includes('set_config')).length).toBeLessThanOrEqual(1);
    expect(sent.filter((text) => text === 'select 1')).toHaveLength(5);
  });

  it('lets requests of two agencies in turn see their own', async () => {
    for (const agency of [ours, theirs, ours]) {
      const answer = await agency.admin.api.get('/units');
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).toContain(agency.units.dinasA.id);
    }
  });
});

const insertActivity = (database: Database, { factory, staffA1 }: SmallAgency): Promise<unknown> =>
  database.query(
    `insert into activity (agency_id, id, employee_id, date, starts_at, ends_at, minutes, output_quantity, output_unit, description)
     values ($1, $2, $3, '2026-11-23', '08:00', '09:00', 60, 1, 'laporan', 'Menyusun laporan')`,
    [factory.agencyId, newId(), staffA1.employeeId],
  );
