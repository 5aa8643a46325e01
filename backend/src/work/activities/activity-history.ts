import type { Sql } from '../../platform/database/sql.js';
import type { ActivityRow } from './activity.queries.js';
import type { PreviousActivityDto } from './activity.dto.js';

/** What an activity said when it was returned: kept with the event, so that the next reader sees what changed. */
export interface ReturnedContent {
  name: string | null;
  date: string;
  startsAt: string;
  endsAt: string;
  quantity: string;
  unit: string;
  description: string;
}

export const contentOf = (row: ActivityRow): ReturnedContent => ({
  name: row.name,
  date: row.date,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  quantity: row.outputQuantity,
  unit: row.outputUnit,
  description: row.description,
});

interface ReturnRow {
  at: Date;
  by: string;
  note: string | null;
  content: ReturnedContent;
}

/** The last time it came back, or null; one index range of one activity. */
export async function lastReturn(
  sql: Sql,
  agencyId: string,
  id: string,
): Promise<PreviousActivityDto | null> {
  const [row] = await sql.query<ReturnRow>(
    `select at, actor_name as by, detail ->> 'note' as note, detail -> 'content' as content from audit_event
      where agency_id = $1 and entity = 'activity' and entity_id = $2 and action = 'activity.return'
      order by id desc limit 1`,
    [agencyId, id],
  );
  if (!row?.content) return null;
  const { quantity, unit, ...content } = row.content;
  return {
    at: row.at.toISOString(),
    by: row.by,
    note: row.note,
    ...content,
    output: { quantity, unit },
  };
}
