import { startTestApp, type TestApp } from '../../../test/app.js';
import { newId } from '../database/ids.js';
import { IdempotencyPurge } from './idempotency-purge.js';

describe('answers kept for repeated requests', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('go after a fortnight, not before', async () => {
    for (const [key, at] of [
      ['lama-sekali', '2026-11-09T00:00:00Z'],
      ['masih-baru', '2026-11-11T00:00:00Z'],
    ]) {
      await test.database.query(
        'insert into idempotency_record (account_id, key, request_hash, created_at) values ($1, $2, $3, $4)',
        [newId(), key, 'x', at],
      );
    }
    await test.app.get(IdempotencyPurge).purge();
    expect(await test.database.query('select key from idempotency_record')).toEqual([
      { key: 'masih-baru' },
    ]);
  });
});
