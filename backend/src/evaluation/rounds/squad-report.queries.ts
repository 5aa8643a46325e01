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

/** What was written before the request belongs to the round that it opens. */
export async function attachReport(sql: Sql, squadId: string, roundId: string): Promise<void> {
  await sql.query(
    'update squad_report set round_id = $2 where squad_id = $1 and round_id is null',
    [squadId, roundId],
  );
}

export async function writeReport(
  sql: Sql,
  report: Omit<ReportRow, 'authorName'> & { agencyId: string; authorEmployeeId: string | null },
): Promise<void> {
  await sql.query(
    `insert into squad_report (id, agency_id, squad_id, round_id, author_employee_id, summary, members, version, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set author_employee_id = excluded.author_employee_id, summary = excluded.summary,
       members = excluded.members, version = excluded.version, updated_at = excluded.updated_at`,
    [
      report.id,
      report.agencyId,
      report.squadId,
      report.roundId,
      report.authorEmployeeId,
      report.summary,
      JSON.stringify(report.members),
      report.version,
      report.updatedAt,
    ],
  );
}
