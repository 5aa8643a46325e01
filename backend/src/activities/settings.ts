import type { Sql } from '../shared/database/sql.js';
import { DEFAULT_CLOSING_DAY } from './domain/rules.js';

export interface ActivitySettings {
  /** Day of the next month after which a month can no longer be logged (decision 21). */
  closingDay: number;
}

export async function activitySettings(sql: Sql, agencyId: string): Promise<ActivitySettings> {
  const [row] = await sql.query<{ closingDay: number | null }>(
    `select (settings ->> 'activityClosingDay')::int as "closingDay" from agency where id = $1`,
    [agencyId],
  );
  return { closingDay: row?.closingDay ?? DEFAULT_CLOSING_DAY };
}
