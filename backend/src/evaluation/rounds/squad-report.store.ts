import type { Sql } from '../../platform/database/sql.js';
import type { ReportRow } from './squad-report.queries.js';

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
