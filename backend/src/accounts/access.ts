import { acrossAgencies } from '../shared/database/agency-scope.js';
import type { Sql } from '../shared/database/sql.js';

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
