import type { ClientBase } from 'pg';

/**
 * Options for a pool that tells each new connection its settings before anybody uses it: by a statement, because a pooler
 * such as PgBouncer does not pass on what a client asks for while it connects.
 * @param settings value by name, `role` among them
 */
export const withSettings = (
  settings: Readonly<Record<string, string>>,
): { onConnect: (client: ClientBase) => Promise<void> } => ({
  onConnect: async (client) => {
    await client.query('select set_config(key, value, false) from jsonb_each_text($1::jsonb)', [
      JSON.stringify(settings),
    ]);
  },
});
