import { marking } from '../../platform/database/columns.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import type { LineRow, SheetRow } from './assessment.queries.js';
import type { PlannedSheet } from './domain/round-plan.js';
import type { NewRound } from './round.store.js';

/** Sheets with their lines, two statements however many. */
export async function insertSheets(
  sql: Sql,
  round: NewRound,
  dueOn: string,
  planned: readonly PlannedSheet[],
): Promise<void> {
  const sheets = planned.map((sheet) => ({ ...sheet, id: newId() }));
  await sql.query(
    `insert into assessment (id, agency_id, round_id, squad_id, member_employee_id, scorer_kind, scorer_unit_id,
         scorer_employee_id, weight, due_on)
     select s.id, $1, $2, $3, s."memberEmployeeId", s.kind, s."unitId", s."employeeId", s.weight, $4
       from jsonb_to_recordset($5::jsonb) as s(id uuid, "memberEmployeeId" uuid, kind text, "unitId" uuid, "employeeId" uuid,
            weight numeric)`,
    [
      round.agencyId,
      round.id,
      round.squadId,
      dueOn,
      JSON.stringify(
        sheets.map(({ id, memberEmployeeId, kind, seat, weight }) => ({
          id,
          memberEmployeeId,
          kind,
          ...seat,
          weight,
        })),
      ),
    ],
  );
  await sql.query(
    `insert into assessment_line (id, agency_id, assessment_id, action_item_id)
     select l.id, $1, l."assessmentId", l."actionItemId"
       from jsonb_to_recordset($2::jsonb) as l(id uuid, "assessmentId" uuid, "actionItemId" uuid)`,
    [
      round.agencyId,
      JSON.stringify(
        sheets.flatMap((sheet) =>
          sheet.actionItemIds.map((actionItemId) => ({
            id: newId(),
            actionItemId,
            assessmentId: sheet.id,
          })),
        ),
      ),
    ],
  );
}

export async function writeLines(
  sql: Sql,
  assessmentId: string,
  lines: readonly Omit<LineRow, 'assessmentId' | 'actionItemId'>[],
): Promise<void> {
  await sql.query(
    `update assessment_line l set substance = n.substance, conformity = n.conformity, structure = n.structure, note = n.note
       from jsonb_to_recordset($2::jsonb) as n(id uuid, substance int, conformity int, structure int, note text)
      where l.id = n.id and l.assessment_id = $1`,
    [assessmentId, JSON.stringify(lines)],
  );
  await sql.query('update assessment set version = version + 1 where id = $1', [assessmentId]);
}

/** What submitting or reopening leaves on a score sheet. */
export const markSheets = marking<SheetRow>('update assessment', {
  status: 'text',
  submittedBy: 'uuid',
  submittedVia: 'text',
  submittedAt: 'timestamptz',
  dueOn: 'date',
  version: 'integer',
});

/** A sheet that waits for a named person goes to the PjPK of today of whom it is about. */
const PASS_ON_SQL = `
  update assessment s set scorer_unit_id = d.assessor_unit_id, scorer_employee_id = d.assessor_employee_id, version = s.version + 1
    from employee_directory d
   where s.agency_id = $1 and s.scorer_employee_id = any($2::uuid[]) and s.status <> 'submitted'
     and d.employee_id = s.member_employee_id and coalesce(d.assessor_unit_id, d.assessor_employee_id) is not null`;

export async function passOnSheets(
  sql: Sql,
  agencyId: string,
  employeeIds: readonly string[],
): Promise<void> {
  await sql.query(PASS_ON_SQL, [agencyId, employeeIds]);
}
