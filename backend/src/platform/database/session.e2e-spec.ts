import { Pool } from 'pg';
import { withSettings } from './session.js';

const SCHEMA = 'pretended_replica';

describe('a new connection', () => {
  const pools: Pool[] = [];
  const connected = (options = ''): Pool => {
    const pool = new Pool({
      connectionString: process.env.TEST_SERVER_URL,
      max: 1,
      options,
      ...withSettings({ lock_timeout: '1234', statement_timeout: '2345' }),
    });
    pools.push(pool);
    return pool;
  };

  afterAll(async () => {
    await connected().query(`drop schema if exists ${SCHEMA} cascade`);
    await Promise.all(pools.map((pool) => pool.end()));
  });

  it('knows its settings before anybody uses it', async () => {
    const { rows } = await connected().query(
      `select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement`,
    );
    expect(rows).toEqual([{ lock: '1234ms', statement: '2345ms' }]);
  });

  it('is refused where the server is a replica', async () => {
    const server = connected();
    await server.query(`create schema ${SCHEMA}`);
    await server.query(`create function ${SCHEMA}.pg_is_in_recovery() returns boolean return true`);
    const replica = connected(`-c search_path=${SCHEMA},pg_catalog`);
    await expect(replica.query('select 1')).rejects.toMatchObject({ code: '25006' });
  });
});
