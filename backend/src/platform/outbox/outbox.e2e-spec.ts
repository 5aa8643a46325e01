import { startTestApp, type TestApp } from '../../../test/app.js';
import { Outbox, type OutboxJob } from './outbox.service.js';
import { MAIL_QUEUE } from '../../workflow/events/notification.service.js';

describe('outbox', () => {
  let test: TestApp;
  let outbox: Outbox;

  beforeAll(async () => {
    test = await startTestApp();
    outbox = test.app.get(Outbox);
  });
  afterAll(() => test.close());

  const taken = (): Promise<(OutboxJob & { data: { n: number } })[]> =>
    test.database.query(
      `update pgboss.job set state = 'active', started_on = now() where name = $1 returning id, data`,
      [MAIL_QUEUE],
    );

  it('keeps a job only when its transaction is kept', async () => {
    await expect(
      test.database.transaction(async (tx) => {
        await outbox.enqueue(tx, MAIL_QUEUE, { n: 0 });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await taken()).toEqual([]);
  });

  it('ends each job of a batch by itself, a few at a time', async () => {
    await test.database.transaction(async (tx) => {
      for (let n = 1; n <= 12; n += 1) await outbox.enqueue(tx, MAIL_QUEUE, { n });
    });
    const jobs = await taken();
    let underWay = 0;
    let most = 0;
    await outbox.workOff(
      MAIL_QUEUE,
      async ({ n }) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setTimeout(resolve, 5));
        underWay -= 1;
        if (n === 7) throw new Error('mailbox is full');
      },
      jobs,
    );
    expect(most).toBe(5);
    const rows = await test.database.query<{ n: number; state: string }>(
      `select (data ->> 'n')::int as n, state::text from pgboss.job where name = $1 order by 1`,
      [MAIL_QUEUE],
    );
    expect(rows.map(({ state }) => state)).toEqual(
      rows.map(({ n }) => (n === 7 ? 'retry' : 'completed')),
    );
    expect(rows).toHaveLength(12);
  });
});
