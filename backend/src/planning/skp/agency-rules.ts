import type { PeriodCycle } from '../../kernel/period.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/sql.js';
import { settingSql } from '../../platform/database/settings.js';

/** What an agency chose for its SKP. */
export interface AgencyRules {
  timeZone: string;
  today: string;
  /** Rencana aksi are reported monthly or quarterly (R312). */
  cycle: PeriodCycle;
}

export async function agencyRules(sql: Sql, agencyId: string, clock: Clock): Promise<AgencyRules> {
  const [row] = await sql.query<{ timeZone: string; cycle: PeriodCycle }>(
    `select time_zone as "timeZone",
            ${settingSql('actionItemPeriod')} as cycle
       from agency where id = $1`,
    [agencyId],
  );
  if (!row) throw new Error(`agency ${agencyId} is gone`);
  return { ...row, today: clock.today(row.timeZone) };
}
