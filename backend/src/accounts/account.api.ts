import { newId } from '../platform/database/ids.js';
import type { Sql } from '../platform/database/sql.js';

/** What other features change of accounts, each in its own transaction. Whose right it is, they have asked before. */

/** One-time codes of the account that were given out so far are worth nothing. */
export async function voidCodes(sql: Sql, accountId: string, now: Date): Promise<void> {
  await sql.query(
    'update one_time_code set used_at = $2 where account_id = $1 and used_at is null',
    [accountId, now],
  );
}

/** Nothing that opened the account is left, save the password of a record that nobody signs in with any more. */
export async function closeAccount(sql: Sql, accountId: string, now: Date): Promise<void> {
  await sql.query('delete from second_factor where account_id = $1', [accountId]);
  await sql.query('update account set has_second_factor = false where id = $1', [accountId]);
  await voidCodes(sql, accountId, now);
}

/** Anyone who signed in with the former NIP does so with the new one; a post's own login name stays. */
export async function followNips(
  sql: Sql,
  agencyId: string,
  corrections: readonly {
    readonly personId: string;
    readonly from: string | null;
    readonly to: string;
  }[],
): Promise<void> {
  await sql.query(
    `update account a set username = r."to"
       from jsonb_to_recordset($2::jsonb) as r("personId" uuid, "from" text, "to" text)
      where a.person_id = r."personId" and a.agency_id = $1 and a.username is not distinct from r."from"`,
    [agencyId, JSON.stringify(corrections)],
  );
}

/** The installer acts in this agency from now on. */
export async function enterAgency(sql: Sql, accountId: string, agencyId: string): Promise<void> {
  await sql.query(
    `update account set agency_id = $2 where id = $1 and is_installer and agency_id is distinct from $2`,
    [accountId, agencyId],
  );
}

/** The account `admin`, where no installer is yet. */
export async function createInstaller(sql: Sql, passwordHash: string): Promise<void> {
  await sql.query(
    `insert into account (id, username, password_hash, password_state, is_installer)
     values ($1, 'admin', $2, 'own', true) on conflict (username) do nothing`,
    [newId(), passwordHash],
  );
}

export const installersOf = (sql: Sql): Promise<{ id: string; hash: string | null }[]> =>
  sql.query('select id, password_hash as hash from account where is_installer');

export async function replacePassword(sql: Sql, accountId: string, hash: string): Promise<void> {
  await sql.query('update account set password_hash = $2 where id = $1', [accountId, hash]);
}

/**
 * Nobody's own: hashes are salted, so one that stands twice was given out by the demo.
 * @returns the accounts that need a one-time code now
 */
export async function voidSharedPasswords(sql: Sql): Promise<string[]> {
  const closed = await sql.query<{ id: string }>(
    `update account set password_hash = null, password_state = 'initial'
      where password_hash in (select password_hash from account group by 1 having count(*) > 1)
     returning id`,
  );
  return closed.map(({ id }) => id);
}

/** One password for everybody of a trial agency but the installer. */
export async function sharePassword(sql: Sql, agencyId: string, hash: string): Promise<void> {
  await sql.query(
    `update account set password_hash = $2, password_state = 'own' where agency_id = $1 and not is_installer`,
    [agencyId, hash],
  );
}
