import { Pool, type PoolClient } from 'pg';

/** Enough that two meet in one process of a pooler that runs in several. */
const CLIENTS_BEHIND_A_POOLER = 16;

/**
 * Whether the clients share the processes of the database's server, as behind a pooler in transaction mode: one would work
 * with what another one told the database. Each has to keep one process that no other has, asked in an order that betrays
 * poolers that give the last free connection and those that give one after the other.
 * @param clients each answers the process that serves it just now
 */
export async function areShared(clients: readonly (() => Promise<number>)[]): Promise<boolean> {
  const inOrder = [...clients.keys()];
  const twiceEach = inOrder.flatMap((at) => [at, at]);
  const holders = new Map<number, number>();
  const held = new Map<number, number>();
  for (const at of [...inOrder, ...twiceEach]) {
    const process = await clients[at]?.();
    if (process === undefined) continue;
    const isAnothers = (holders.get(process) ?? at) !== at;
    const hasChanged = (held.get(at) ?? process) !== process;
    if (isAnothers || hasChanged) return true;
    holders.set(process, at);
    held.set(at, process);
  }
  return false;
}

/** Whether a pooler stands before the database that hands one connection to several clients in turn. */
export async function sharesConnections(url: string): Promise<boolean> {
  const pool = new Pool({ connectionString: url, max: CLIENTS_BEHIND_A_POOLER });
  const clients: PoolClient[] = [];
  const connect = async (count: number): Promise<void> => {
    while (clients.length < count) clients.push(await pool.connect());
  };
  try {
    await connect(2);
    const [first] = clients;
    // A pooler reports a process id of its own to each client that connects.
    if (first && (await processOf(first)) !== namedAtConnecting(first))
      await connect(CLIENTS_BEHIND_A_POOLER);
    return await areShared(clients.map((client) => () => processOf(client)));
  } finally {
    for (const client of clients) client.release(true);
    await pool.end();
  }
}

const namedAtConnecting = (client: PoolClient): unknown => Reflect.get(client, 'processID');

async function processOf(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}
