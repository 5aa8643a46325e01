import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { migrate } from '../../lib/backup/rehearsal.mjs';
import * as postgres from '../../lib/embedded-postgres.mjs';
import { throwAwayDirectory } from '../../lib/throw-away.mjs';
import { explain } from './explain.mjs';

describe('what a request reads, as the bench tells it', () => {
  const dataDir = throwAwayDirectory('asn-squad-explain-');
  const agencyId = '11111111-1111-4111-8111-111111111111';
  let server;
  let client;

  beforeAll(async () => {
    server = await postgres.start(dataDir, { durable: false });
    await migrate(server.url);
    client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query(`
      create table probe (id int primary key, note text, many int[], raw bytea, at timestamptz);
      insert into probe select n, 'catatan ' || n, array[n], decode('00ff', 'hex'), now() from generate_series(1, 1000) n;
      grant select, insert on probe to public;
      analyze probe`);
  });
  afterAll(async () => {
    await client?.end();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const read = (text, values) =>
    explain(client, [[[[{ text, values }]]]], { from: {}, to: {}, since: 0 }, agencyId);

  it('is what the plan for all values reads, not one made for these', async () => {
    const text = 'select note from probe where ($1::int is null or id = $1)';
    const { rowsRead, statements } = await read(text, [7]);
    expect(statements[0].plan['Node Type']).toBe('Seq Scan');
    expect(rowsRead).toBe(1000);
    expect((await read('select note from probe where id = $1', [7])).rowsRead).toBe(1);
  });

  it('takes values of every kind, and none, and leaves nothing behind', async () => {
    const { statements } = await read(
      'insert into probe values ($1, $2, $3, $4, $5) returning id',
      [2000, "o'b\\", [1, 2], Buffer.from([0, 255]), new Date()],
    );
    expect(statements[0].plan['Actual Rows']).toBe(1);
    expect((await read('select count(*) from probe', undefined)).rowsRead).toBe(1000);
    expect((await read('select 1 from probe where id = $1', [null])).rowsRead).toBe(0);
    const { rows } = await client.query('select count(*)::int as left from pg_prepared_statements');
    expect(rows).toEqual([{ left: 0 }]);
  });
});
