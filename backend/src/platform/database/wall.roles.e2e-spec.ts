import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { acrossAgencies, withinAgency } from './agency-scope.js';
import { Database } from './database.js';
import { newId } from './ids.js';
import { migrate } from './migrate.js';
import { withSettings } from './session.js';
import { asOwner, findAppRole, findOwnLogin, raiseWall } from './wall.js';

const NAME = `wall_${randomBytes(4).toString('hex')}`;
const PASSWORD = 'hanya-untuk-uji';

/** A managed server, on which the product's role owns its database and may do nothing else. */
describe('the wall for a login role that may make no roles', () => {
  const [ours, theirs] = [newId(), newId()];
  let server: Client;
  let url: string;

  beforeAll(async () => {
    server = new Client({ connectionString: process.env.TEST_SERVER_URL });
    await server.connect();
    await server.query(`create role ${NAME} login password '${PASSWORD}'`);
    await server.query(
      `create database ${NAME} owner ${NAME} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
    );
    const address = new URL(process.env.TEST_SERVER_URL);
    Object.assign(address, { pathname: `/${NAME}`, username: NAME, password: PASSWORD });
    url = address.href;
    await migrate(url);
  }, 60_000);

  afterAll(async () => {
    await server.query(`drop database if exists ${NAME} with (force)`);
    await server.query(`drop role if exists ${NAME}_app, ${NAME}`);
    await server.end();
  });

  const onOwnDatabase = (statement: string) => {
    const address = new URL(process.env.TEST_SERVER_URL);
    address.pathname = `/${NAME}`;
    return asOwner(address.href, statement);
  };

  const withDatabase = async (work: (database: Database) => Promise<void>): Promise<void> => {
    const role = await findAppRole(url);
    const extra = withSettings(role ? { role } : {});
    const source = new DataSource({ type: 'postgres', url, extra });
    await source.initialize();
    try {
      const database = new Database(source);
      await database.onModuleInit();
      await work(database);
    } finally {
      await source.destroy();
    }
  };

  it('binds the owner itself', async () => {
    expect(await findAppRole(url)).toBeNull();
    await withDatabase(async (database) => {
      await acrossAgencies('making agencies', () =>
        database.query(
          `with a as (insert into agency (id, code, name, kind, time_zone)
             select id, code, 'Kabupaten', 'KABUPATEN', 'Asia/Jakarta' from unnest($1::uuid[], '{3521,3522}'::text[]) as a(id, code) returning id)
           insert into unit (id, agency_id, code, name, kind) select gen_random_uuid(), id, 'BUP', 'Pemda', 'PEMDA' from a`,
          [[ours, theirs]],
        ),
      );
      const units = () => database.query('select agency_id from unit');
      expect(await units()).toEqual([]);
      expect(await withinAgency(ours, units)).toEqual([{ agency_id: ours }]);
      expect(await acrossAgencies('making agencies', units)).toHaveLength(2);
      await expect(
        withinAgency(ours, () => database.query('update unit set agency_id = $1', [theirs])),
      ).rejects.toThrow(/row-level security policy/);
    });
  });

  it('is moved to a role of its own once an administrator has made one', async () => {
    await server.query(`create role ${NAME}_app nologin`);
    await server.query(`grant ${NAME}_app to ${NAME}`);
    await migrate(url);
    expect(await findAppRole(url)).toBe(`${NAME}_app`);
    await withDatabase(async (database) => {
      expect(await database.query('select current_user as user')).toEqual([
        { user: `${NAME}_app` },
      ]);
      expect(await withinAgency(ours, () => database.query('select agency_id from unit'))).toEqual([
        { agency_id: ours },
      ]);
      await asOwner(url, 'analyze unit');
      await expect(database.query('drop table unit')).rejects.toThrow(/must be owner/);
    });
    // Not its own to change: it steps down to it, as before.
    expect(await findOwnLogin(url)).toBeNull();
    await server.query(`revoke ${NAME}_app from ${NAME}`);
  });

  it('signs in as a role of its own, from which nothing leads back, where it may make roles', async () => {
    await server.query(`drop owned by ${NAME}_app`);
    await onOwnDatabase(`drop owned by ${NAME}_app`);
    await server.query(`drop role ${NAME}_app`);
    await server.query(`alter role ${NAME} createrole`);
    await migrate(url);
    const own = await findOwnLogin(url);
    expect(own).not.toBeNull();
    const client = new Client({ connectionString: own ?? '' });
    await client.connect();
    try {
      await client.query('set role none');
      const { rows } = await client.query(
        'select session_user::text as session, current_user::text as current',
      );
      expect(rows).toEqual([{ session: `${NAME}_app`, current: `${NAME}_app` }]);
      await expect(client.query(`set role ${NAME}`)).rejects.toThrow(/permission denied/);
      await expect(client.query('alter table unit disable row level security')).rejects.toThrow(
        /must be owner/,
      );
    } finally {
      await client.end();
    }
    // Another password of the owner: the next start gives the role a new one too.
    await server.query(`alter role ${NAME} password 'yang-lain'`);
    const other = Object.assign(new URL(url), { password: 'yang-lain' }).href;
    expect(await findOwnLogin(other)).toBeNull();
    await migrate(other);
    expect(await findOwnLogin(other)).not.toBeNull();
    await server.query(`alter role ${NAME} nocreaterole password '${PASSWORD}'`);
    await onOwnDatabase(`drop owned by ${NAME}_app`);
    await server.query(`drop role ${NAME}_app`);
  });

  it('does not start as a role that passes it', async () => {
    await server.query(`alter role ${NAME} bypassrls`);
    await expect(raiseWall(url)).rejects.toThrow(/Take BYPASSRLS from it/);
    const source = new DataSource({ type: 'postgres', url });
    await source.initialize();
    await expect(new Database(source).onModuleInit()).rejects.toThrow(/reads past/);
    await source.destroy();
    await server.query(`alter role ${NAME} nobypassrls`);
  });
});
