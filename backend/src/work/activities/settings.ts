import type { Sql } from '../../platform/database/sql.js';
import { DEFAULT_CLOSING_DAY } from './domain/rules.js';

export interface ActivitySettings {
  /** Day of the next month after which a month can no longer be logged (R603). */
  closingDay: number;
}

/** $1 agency */
export const CLOSING_DAY_SQL = `
  coalesce((select (settings ->> 'activityClosingDay')::int from agency where id = $1), ${DEFAULT_CLOSING_DAY})`;

export async function activitySettings(sql: Sql, agencyId: string): Promise<ActivitySettings> {
  const [row] = await sql.query<ActivitySettings>(`select ${CLOSING_DAY_SQL} as "closingDay"`, [
    agencyId,
  ]);
  return row ?? { closingDay: DEFAULT_CLOSING_DAY };
}
