import { Client } from 'pg';
import { newId } from '../platform/database/ids.js';
import { withSettings } from '../platform/database/session.js';

/**
 * Takes the second factor from an account whose owner has lost it, where no admin can (docs/operations.md): all sessions end,
 * and the password alone signs in until another one is set up.
 */
const [username] = process.argv.slice(2);
if (!username) throw new Error('usage: remove-second-factor.js <username or NIP>');
const client = new Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
try {
  // A role bound by row-level security finds the accounts of every agency only when it says so.
  await withSettings({ 'app.agency_id': 'all' }).onConnect(client);
  await client.query('begin');
  const { rows } = await client.query<{ id: string; agencyId: string | null }>(
    `delete from second_factor f using account a where a.id = f.account_id and a.username = $1
     returning a.id, a.agency_id as "agencyId"`,
    [username.replace(/[\s.]/g, '').toLowerCase()],
  );
  const [account] = rows;
  if (account) {
    await client.query(
      'update account set token_epoch = token_epoch + 1, has_second_factor = false where id = $1',
      [account.id],
    );
    await client.query(
      'update refresh_token set revoked_at = now() where account_id = $1 and revoked_at is null',
      [account.id],
    );
    if (account.agencyId)
      await client.query(
        `insert into audit_event (agency_id, id, at, actor_name, via, action, entity, entity_id)
         values ($1, $2, now(), 'Pengelola server', 'system', 'account.reset_second_factor', 'account', $3)`,
        [account.agencyId, newId(), account.id],
      );
  }
  await client.query('commit');
  process.stdout.write(
    account
      ? `${username} signs in with the password alone now; all sessions have ended.\n`
      : `${username} has no second factor.\n`,
  );
  process.exitCode = account ? 0 : 1;
} finally {
  await client.end();
}
