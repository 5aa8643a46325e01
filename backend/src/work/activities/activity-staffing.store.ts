import type { Tx } from '../../platform/database/database.js';
import type { StaffingChange } from '../../workflow/ties/staffing-aftermath.js';

const GONE = `jsonb_to_recordset($2::jsonb) as gone("employeeId" uuid, "lastDay" date)`;

/** What waits at the PjPK's seat of the old post although it is work of the new one: a move is often recorded late. */
const RESEAT_SQL = `
  update activity a set validator_unit_id = d.assessor_unit_id, validator_employee_id = d.assessor_employee_id,
         version = a.version + 1
    from jsonb_to_recordset($2::jsonb) as c("employeeId" uuid, "fromHoldingId" uuid, "toHoldingId" uuid, "lastDay" date)
    join position_holding old on old.id = c."fromHoldingId"
    join employee_directory d on d.employee_id = c."employeeId" and d.holding_id = c."toHoldingId"
   where a.agency_id = $1 and a.employee_id = c."employeeId" and a.date > c."lastDay" and a.status = 'submitted'
     and (a.validator_unit_id, a.validator_employee_id) is not distinct from (old.assessor_unit_id, old.assessor_employee_id)
     and coalesce(d.assessor_unit_id, d.assessor_employee_id) is not null
     and d.assessor_employee_id is distinct from a.employee_id`;

/** What waits at somebody who has left goes to the PjPK of the post of its day; nobody is appointed by or for a former post. */
const LEFT_SQL = `
  update activity a set validator_unit_id = post.assessor_unit_id, validator_employee_id = post.assessor_employee_id,
         version = a.version + 1
    from position_holding post
   where a.agency_id = $1 and a.status = 'submitted' and a.validator_employee_id = any($2::uuid[])
     and post.employee_id = a.employee_id and post.starts_on <= a.date and (post.ends_on is null or post.ends_on >= a.date)
     and coalesce(post.assessor_unit_id, post.assessor_employee_id) is not null
     and post.assessor_employee_id is distinct from a.employee_id
     and post.assessor_employee_id is distinct from a.validator_employee_id`;

/** Work that waits for a named person goes to the PjPK of whose work it is; a head's seat passes on by itself. */
const PASS_ON_SQL = `
  update activity a set validator_unit_id = d.assessor_unit_id, validator_employee_id = d.assessor_employee_id,
         validator_because = 'Pejabat Penilai Kinerja, karena yang semula memvalidasi tidak lagi bertugas', version = a.version + 1
    from ${GONE}, employee_directory d
   where a.agency_id = $1 and a.validator_employee_id = gone."employeeId" and a.status = 'submitted'
     and d.employee_id = a.employee_id and coalesce(d.assessor_unit_id, d.assessor_employee_id) is not null`;

/** After moves. */
export async function reseatMoved(
  tx: Tx,
  agencyId: string,
  moved: readonly StaffingChange[],
): Promise<void> {
  await tx.query(RESEAT_SQL, [agencyId, JSON.stringify(moved)]);
}

/** After leaving, with the post of the work's day in view. */
export async function reseatLeft(
  tx: Tx,
  agencyId: string,
  employeeIds: readonly string[],
): Promise<void> {
  await tx.query(LEFT_SQL, [agencyId, employeeIds]);
}

/** After leaving or a suspension, with the PjPK of today in view. */
export async function passOnWaiting(
  tx: Tx,
  agencyId: string,
  gone: readonly StaffingChange[],
): Promise<void> {
  await tx.query(PASS_ON_SQL, [agencyId, JSON.stringify(gone)]);
}
