import PgBoss from 'pg-boss';
import { connected } from '../database/wall.js';

/** pg-boss's own queue for recurring jobs; pg-boss would create it itself and hide that it may not. */
const SCHEDULE_QUEUE = '__pgboss__send-it';

/** A queue is a partition, which only the owner of the tables makes; the product reads and writes its rows. */
export const makeQueues = (ownerUrl: string, names: readonly string[]): Promise<void> =>
  connected(ownerUrl, async (client) => {
    const boss = new PgBoss({
      db: { executeSql: (text: string, values: unknown[]) => client.query(text, values) },
    });
    for (const name of [SCHEDULE_QUEUE, ...names]) await boss.createQueue(name);
  });
