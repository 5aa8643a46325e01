import { Injectable } from '@nestjs/common';
import { RECALL_NOTICE_DAYS } from '../../organization/agency/domain/settings.js';
import type { Sql } from '../../platform/database/sql.js';

/** What an agency settled about assignments. */
@Injectable()
export class AgencySettings {
  /** R409: the home Kepala Unit signs the surat penugasan unless the agency lets the PjPK sign. */
  async letterSignatory(sql: Sql, agencyId: string): Promise<'unit_head' | 'assessor'> {
    const [row] = await sql.query<{ signatory: string | null }>(
      `select settings ->> 'letterSignatory' as signatory from agency where id = $1`,
      [agencyId],
    );
    return row?.signatory === 'assessor' ? 'assessor' : 'unit_head';
  }

  /** Working days between a recall and the day on which it takes effect. */
  async recallNoticeDays(sql: Sql, agencyId: string): Promise<number> {
    const [row] = await sql.query<{ days: number | null }>(
      `select (settings ->> 'recallNoticeDays')::int as days from agency where id = $1`,
      [agencyId],
    );
    return row?.days ?? RECALL_NOTICE_DAYS;
  }
}
