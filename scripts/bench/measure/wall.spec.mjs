import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { migrate } from '../../lib/backup/rehearsal.mjs';
import * as postgres from '../../lib/embedded-postgres.mjs';
import { throwAwayDirectory } from '../../lib/throw-away.mjs';
import { assertInPlace, putBack, takeAway, withoutWall } from './wall.mjs';

describe('the wall that the bench takes away and puts back', () => {
  const dataDir = throwAwayDirectory('asn-squad-wall-');
  const ours = randomUUID();
  let server;
  let client;

  beforeAll(async () => {
    server = await postgres.start(dataDir, { durable: false });
    await migrate(server.url);
    client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query('create schema bench');
    for (const id of [ours, randomUUID()]) {
      await client.query(
        `insert into agency (id, code, name, kind, time_zone) values ($1, $2, 'Kabupaten Uji', 'KABUPATEN', 'Asia/Jakarta')`,
        [id, id.slice(0, 8)],
      );
      await client.query(`insert into directory_word (agency_id, word) values ($1, 'uji')`, [id]);
    }
  });
  afterAll(async () => {
    await client?.end();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Rows that the product's role sees, told one of two agencies: of a table, and of a view. */
  const seen = async () => {
    await client.query(`begin; set local role postgres_app`);
    try {
      await client.query(`select set_config('app.agency_id', $1, true)`, [ours]);
      const { rows } = await client.query(
        'select (select count(*) from directory_word)::int as in_table, (select count(*) from searchable_word)::int as in_view',
      );
      return rows[0];
    } finally {
      await client.query('rollback');
    }
  };
  const stands = { in_table: 1, in_view: 1 };
  const away = { in_table: 2, in_view: 2 };

  it('is away during the work, tables and views, and back afterwards as it was', async () => {
    const definition = `select pg_get_viewdef('searchable_directory'::regclass) as text`;
    const before = await client.query(definition);
    await assertInPlace(client);
    expect(await seen()).toEqual(stands);
    await withoutWall(client, async () => {
      expect(await seen()).toEqual(away);
      await expect(assertInPlace(client)).rejects.toThrow(/Without row-level security: .*activity/);
    });
    expect(await seen()).toEqual(stands);
    await assertInPlace(client);
    expect((await client.query(definition)).rows).toEqual(before.rows);
  });

  it('comes back after work that failed', async () => {
    const work = withoutWall(client, () => Promise.reject(new Error('broken')));
    await expect(work).rejects.toThrow('broken');
    expect(await seen()).toEqual(stands);
  });

  it('comes back when the bench is asked to stop, which ends by saying so', async () => {
    const listeners = process.listenerCount('SIGINT');
    const work = withoutWall(client, async (signal) => {
      process.emit('SIGINT', 'SIGINT');
      expect(await seen()).toEqual(away);
      expect(signal.aborted).toBe(true);
    });
    await expect(work).rejects.toThrow(/Stopped/);
    expect(await seen()).toEqual(stands);
    expect(process.listenerCount('SIGINT')).toBe(listeners);
  });

  it('is put back by the next start when the bench was killed, however often', async () => {
    await takeAway(client);
    expect(await seen()).toEqual(away);
    await putBack(client);
    await putBack(client);
    await assertInPlace(client);
    expect(await seen()).toEqual(stands);
  });
});
