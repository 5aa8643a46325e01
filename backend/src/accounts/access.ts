import { acrossAgencies } from '../platform/database/agency-scope.js';
import type { Sql } from '../platform/database/sql.js';

/** Whether the person of this account still serves, or may still read their own; accounts of nobody in particular always do. */
export async function hasAccess(sql: Sql, accountId: string, now: Date): Promise<boolean> {
  const [row] = await acrossAgencies('signing in', () =>
    sql.query<{ ok: boolean }>(
      `select a.person_id is null or s.access is not null as ok
       from account a left join agency g on g.id = a.agency_id
       left join lateral standing(a.person_id, g.id, ($2::timestamptz at time zone g.time_zone)::date) s on true
      where a.id = $1`,
      [accountId, now],
    ),
  );
  return row?.ok ?? false;
}

/** The login name under which the person goes on whose second record this account was of; null for any other. */
export async function mergedInto(sql: Sql, accountId: string): Promise<string | null> {
  const [row] = await sql.query<{ username: string }>(
    `select k.username from account a
       join person m on m.id = a.person_id
       join person p on p.id = m.kept_of and p.agency_id = m.agency_id
       join account k on k.person_id = p.id
      where a.id = $1`,
    [accountId],
  );
  return row?.username ?? null;
}
