import { QueryFailedError } from 'typeorm';
import { startTestApp, type TestApp } from '../../../test/app.js';
import type { Tx } from './database.js';

describe('statements asked together in a transaction', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp({ DATABASE_POOL_SIZE: '1' });
  });
  afterAll(() => test.close());

  const NOTE = 'pipelined';
  const note = (tx: Tx) =>
    tx.query('insert into pipeline_probe (note) values ($1) returning note', [NOTE]);
  const notes = () => test.database.query('select note from pipeline_probe');

  beforeAll(() =>
    test.database.asOwner(
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

  it('leave the only connection as good as before', async () => {
    await test.database.transaction(note);
    expect(await notes()).toEqual([{ note: NOTE }]);
  });
});
