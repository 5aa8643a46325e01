import type { Sql } from '../../platform/database/sql.js';

export interface ReportNote {
  employeeId: string;
  note: string;
}

export interface ReportRow {
  id: string;
  squadId: string;
  roundId: string | null;
  authorName: string;
  summary: string;
  members: ReportNote[];
  version: number;
  updatedAt: Date;
}

const REPORT_SQL = `
  select r.id, r.squad_id as "squadId", r.round_id as "roundId", coalesce(d.display_name, '') as "authorName", r.summary,
         r.members, r.version, r.updated_at as "updatedAt"
    from squad_report r left join known_employee d on d.employee_id = r.author_employee_id`;

/** The report of a round, or the one that still waits for its round. */
export async function findReport(
  sql: Sql,
  agencyId: string,
  squadId: string,
  roundId: string | null,
): Promise<ReportRow | null> {
  const [row] = await sql.query<ReportRow>(
    `${REPORT_SQL} where r.agency_id = $1 and r.squad_id = $2 and r.round_id is not distinct from $3::uuid`,
    [agencyId, squadId, roundId],
  );
  return row ?? null;
}
