import { settingOf, settingSql } from '../../platform/database/settings.js';
import type { Sql } from '../../platform/database/sql.js';

export interface ActivitySettings {
  /** Day of the next month after which a month can no longer be logged (R603). */
  closingDay: number;
}

/** $1 agency */
export const CLOSING_DAY_SQL = `(select ${settingSql('activityClosingDay')} from agency where id = $1)`;

export async function activitySettings(sql: Sql, agencyId: string): Promise<ActivitySettings> {
  return { closingDay: await settingOf(sql, agencyId, 'activityClosingDay') };
}
