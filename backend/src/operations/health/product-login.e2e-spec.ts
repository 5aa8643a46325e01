import { randomBytes } from 'node:crypto';
import PgBoss from 'pg-boss';
import { Client } from 'pg';
import { startAppOn, startTestApp, type TestApp, waitFor } from '../../../test/app.js';
import { DatabaseProbe } from './database-probe.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { withinAgency } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { migrate } from '../../platform/database/migrate.js';
import { asOwner } from '../../platform/database/wall.js';

/** With workers and schedules, which a test does without. */
const RUNNING = { NODE_ENV: 'development', DEMO: 'false', LOG_LEVEL: 'silent' };
const PASSWORD = 'hanya-untuk-uji';

/** Who is connected to this database now, the asking one aside. */
async function connectedTo(name: string): Promise<string[]> {
  const server = new Client({ connectionString: process.env.TEST_SERVER_URL });
  await server.connect();
  try {
    const { rows } = await server.query<{ user: string }>(
      `select distinct usename as user from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
      [name],
    );
    return rows.map(({ user }) => user);
  } finally {
    await server.end();
  }
}

const bossOf = (test: TestApp): PgBoss => {
  const boss: unknown = Reflect.get(test.app.get(Outbox), 'boss');
  if (boss instanceof PgBoss) return boss;
  throw new TypeError('the outbox has no boss');
};

/** Everything that the running product asks of the database outside requests. */
async function work(test: TestApp): Promise<void> {
  await test.app.get(DatabaseProbe).check();
  const outbox = test.app.get(Outbox);
  await test.database.transaction((tx) => outbox.enqueue(tx, 'mail', { employeeIds: [] }));
  await waitFor(async () => {
    const done = await test.database.query(
      `select from pgboss.job where name = 'mail' and state = 'completed'`,
    );
    return done.length === 1;
  });
  // What it does by itself once a minute or so.
  const boss = bossOf(test);
  await boss.maintain();
  expect((await boss.getSchedules()).length).toBeGreaterThan(5);
  const [cron] = await boss.getSchedules();
  await boss.send('__pgboss__send-it', { name: cron?.name, data: {} });
  await waitFor(async () => {
    const sent = await test.database.query(
      `select from pgboss.job where name = '__pgboss__send-it' and state = 'completed'`,
    );
    return sent.length >= 1;
  });
}

/** What only the owner of tables and queue may do. */
async function expectNoOwner(test: TestApp): Promise<void> {
  const boss = bossOf(test);
  await expect(boss.createQueue('lain')).rejects.toThrow(/permission denied/);
  await expect(boss.clearStorage()).rejects.toThrow(/permission denied/);
  for (const statement of [
    'alter table unit disable row level security',
    'truncate pgboss.job',
    'drop table audit_event',
    'create table public.x ()',
    'select * from migrations',
  ])
    await expect(test.app.get(DatabaseProbe).query(statement)).rejects.toThrow(
      /must be owner|permission denied/,
    );
}

describe('the running product', () => {
  it('is connected by its own role only: pool, job queue and probes', async () => {
    const test = await startTestApp(RUNNING);
    try {
      await work(test);
      const { pathname, username } = new URL(test.databaseUrl);
      expect(await connectedTo(pathname.slice(1))).toEqual([`${username}_app`]);
      await expectNoOwner(test);
    } finally {
      await test.close();
    }
  }, 60_000);
});

describe('DATABASE_OWNER_URL', () => {
  const name = `owned_${randomBytes(4).toString('hex')}`;
  const guest = `${name}_guest`;
  let server: Client;
  let ownerUrl: string;
  let guestUrl: string;

  beforeAll(async () => {
    server = new Client({ connectionString: process.env.TEST_SERVER_URL });
    await server.connect();
    await server.query(`create role ${name} login password '${PASSWORD}'`);
    await server.query(`create role ${guest} login password '${PASSWORD}'`);
    await server.query(
      `create database ${name} owner ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
    );
    const as = (username: string): string =>
      Object.assign(new URL(process.env.TEST_SERVER_URL), {
        pathname: `/${name}`,
        username,
        password: PASSWORD,
      }).href;
    ownerUrl = as(name);
    guestUrl = as(guest);
  });

  afterAll(async () => {
    await server.query(`drop database if exists ${name} with (force)`);
    await server.query(`drop role if exists ${guest}, ${name}`);
    await server.end();
  });

  it('migrates, and the product works by DATABASE_URL alone, which owns nothing', async () => {
    await migrate(ownerUrl, guestUrl);
    // A second start finds all of it there.
    await migrate(ownerUrl, guestUrl);
    const environment = {
      ...RUNNING,
      DATABASE_OWNER_URL: ownerUrl,
    };
    const test = await startAppOn(guestUrl, environment, () => Promise.resolve());
    try {
      await work(test);
      expect(await connectedTo(name)).toEqual([guest]);
      await expectNoOwner(test);
      const [ours, theirs] = [newId(), newId()];
      await test.database.query(
        `with a as (insert into agency (id, code, name, kind, time_zone)
           select id, code, 'Kabupaten', 'KABUPATEN', 'Asia/Jakarta' from unnest($1::uuid[], '{3521,3522}'::text[]) as a(id, code) returning id)
         insert into unit (id, agency_id, code, name, kind) select gen_random_uuid(), id, 'BUP', 'Pemda', 'PEMDA' from a`,
        [[ours, theirs]],
      );
      const units = () => test.app.get(Database).query('select agency_id from unit');
      expect(await units()).toEqual([]);
      expect(await withinAgency(ours, units)).toEqual([{ agency_id: ours }]);
    } finally {
      await test.close();
    }
  }, 90_000);

  it.each<[string, () => string, () => string]>([
    ['the owner itself', () => ownerUrl, () => `alter role ${name} connection limit -1`],
    ['a member of the owner', () => guestUrl, () => `grant ${name} to ${guest}`],
    ['a role that passes it', () => guestUrl, () => `alter role ${guest} bypassrls`],
  ])('is refused where DATABASE_URL is %s', async (_who, urlOf, prepare) => {
    await server.query(prepare());
    const url = Object.assign(new URL(urlOf()), { search: '?application_name=lain' }).href;
    await expect(migrate(ownerUrl, url)).rejects.toThrow(/passes row-level security/);
    await server.query(`revoke ${name} from ${guest}`);
    await server.query(`alter role ${guest} nobypassrls`);
  });

  it('leaves DATABASE_URL as it was where both are the same', async () => {
    await migrate(ownerUrl, ownerUrl);
    // Bound by FORCE: no role of its own, and none may be made.
    const { rows } = await server.query(`select rolname from pg_roles where rolname = $1`, [
      `${name}_app`,
    ]);
    expect(rows).toEqual([]);
    await asOwner(ownerUrl, 'select 1');
  });
});
