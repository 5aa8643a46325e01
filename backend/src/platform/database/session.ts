import type { ClientBase } from 'pg';

/** The code that PostgreSQL itself would give to the first write there. */
class ReplicaError extends Error {
  override name = 'ReplicaError';
  readonly code = '25006';

  constructor() {
    super('the server that answered is a replica, which may be behind and takes no changes');
  }
}

/**
 * Options for a pool that tells each new connection its settings before anybody uses it: by a statement, because a pooler
 * such as PgBouncer does not pass on what a client asks for while it connects. A replica is refused with the same
 * statement: a load balancer that has just started, or is behind a failover, leads to one for a moment.
 * @param settings value by name, `role` among them
 */
export const withSettings = (
  settings: Readonly<Record<string, string>> = {},
): { onConnect: (client: ClientBase) => Promise<void> } => ({
  onConnect: async (client) => {
    const { rows } = await client.query<{ isReplica: boolean }>(
      `select pg_is_in_recovery() as "isReplica", count(set_config(key, value, false))
         from jsonb_each_text($1::jsonb)`,
      [JSON.stringify(settings)],
    );
    if (rows[0]?.isReplica) throw new ReplicaError();
  },
});
