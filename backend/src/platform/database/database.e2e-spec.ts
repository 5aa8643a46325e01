import { QueryFailedError } from 'typeorm';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { acrossAgencies, withinAgency } from './agency-scope.js';
import { Database, type Tx } from './database.js';
import { newId } from './ids.js';
import { asOwner } from './wall.js';

describe('statements asked together in a transaction', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp({ DATABASE_POOL_SIZE: '2' });
  });
  afterAll(() => test.close());

  const NOTE = 'pipelined';
  const note = (tx: Tx) =>
    tx.query('insert into pipeline_probe (note) values ($1) returning note', [NOTE]);
  const notes = () => test.database.query('select note from pipeline_probe');

  beforeAll(() =>
    asOwner(
      test.databaseUrl,
      'create table pipeline_probe (note text); grant all on pipeline_probe to public',
    ),
  );

  it('run in the order asked', async () => {
    const answers = await test.database.transaction((tx) =>
      Promise.all([
        tx.one(`select set_config('spec.step', $1, true) as step, pg_sleep(0.05)::text`, ['one']),
        tx.one(`select current_setting('spec.step') as step where $1 = 1`, [1]),
        tx.one(`select set_config('spec.step', $1, true) as step`, ['two']),
      ]),
    );
    expect(answers.map((row) => row?.step)).toEqual(['one', 'one', 'two']);
  });

  it('are undone with the first that fails, which is the error told', async () => {
    const failed = test.database.transaction((tx) =>
      Promise.all([note(tx), tx.query('select 1 / $1::int', [0]), note(tx)]),
    );
    await expect(failed).rejects.toMatchObject({ driverError: { code: '22012' } });
    await expect(failed).rejects.toBeInstanceOf(QueryFailedError);
    expect(await notes()).toEqual([]);
  });

  it('are not said to be kept when one failed and nobody looked', async () => {
    const failed = test.database.transaction(async (tx) => {
      await note(tx);
      await tx.query('select 1 / $1::int', [0]).catch(() => undefined);
      return 'kept';
    });
    await expect(failed).rejects.toThrow('a statement of the transaction had failed');
    expect(await notes()).toEqual([]);
  });

  it('leave the connections as good as before', async () => {
    await Promise.all([1, 2, 3].map(() => test.database.transaction(note)));
    expect(await notes()).toHaveLength(3);
  });
});

describe('statements asked together outside a transaction', () => {
  let test: TestApp;
  let database: Database;

  beforeAll(async () => {
    test = await startTestApp({ DATABASE_POOL_SIZE: '2' });
    database = test.app.get(Database);
  });
  afterAll(() => test.close());

  const AGENCY = newId();
  const server = async (n: number): Promise<string> => {
    const row = await database.one<{ server: string }>(
      `select pg_backend_pid() || ' ' || current_setting('app.agency_id') as server, pg_sleep($1::int * 0.05)::text`,
      [n],
    );
    return row?.server ?? '';
  };
  const together = () => Promise.all([server(1), server(0), server(1)]);

  it('take one connection for each request', async () => {
    const [one, other] = await Promise.all([
      withinAgency(AGENCY, together),
      acrossAgencies('making agencies', together),
    ]);
    expect(new Set(one).size).toBe(1);
    expect(new Set(other).size).toBe(1);
    expect(one[0]).toMatch(AGENCY);
    expect(other[0]).toMatch(/ all$/);
  });

  it('fail one by one, and leave the others their answers', async () => {
    const answers = await withinAgency(AGENCY, () =>
      Promise.allSettled([server(0), database.query('select 1 / $1::int', [0]), server(0)]),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await withinAgency(AGENCY, together)).toHaveLength(3);
  });
});
