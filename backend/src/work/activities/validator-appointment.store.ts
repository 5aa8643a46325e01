import { written } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/database.js';
import type { StaffingChange } from '../../workflow/ties/staffing-aftermath.js';

export interface NewAppointment {
  readonly id: string;
  readonly employeeId: string;
  readonly validatorEmployeeId: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly appointedBy: string;
}

const APPOINTMENT = written<NewAppointment>({
  employeeId: 'uuid',
  validatorEmployeeId: 'uuid',
  startsOn: 'date',
  endsOn: 'date',
  appointedBy: 'uuid',
});

export async function insertAppointment(
  tx: Tx,
  agencyId: string,
  row: NewAppointment,
): Promise<void> {
  await tx.query(
    `insert into validator_appointment (id, agency_id, ${APPOINTMENT.names})
     select r.id, $1, ${APPOINTMENT.values} from ${APPOINTMENT.rowsOf('$2')}`,
    [agencyId, APPOINTMENT.json([row])],
  );
}

const END_MOVED_SQL = `
  with c as (
    select * from jsonb_to_recordset($2::jsonb) as r("employeeId" uuid, kind text, "lastDay" date)
  ), over as (
    select v.id, c."lastDay" from validator_appointment v
      join c on v.employee_id = c."employeeId" or (c.kind = 'left' and v.validator_employee_id = c."employeeId")
     where v.agency_id = $1 and (v.ends_on is null or v.ends_on > c."lastDay")
  ), gone as (
    delete from validator_appointment v using over where v.id = over.id and v.starts_on > over."lastDay"
  )
  update validator_appointment v set ends_on = over."lastDay" from over where v.id = over.id and v.starts_on <= over."lastDay"`;

const END_LEFT_SQL = `
  with gone as (select * from jsonb_to_recordset($2::jsonb) as gone("employeeId" uuid, "lastDay" date)),
    later as (delete from validator_appointment v using gone where v.agency_id = $1
                 and gone."employeeId" in (v.validator_employee_id, v.employee_id) and v.starts_on > gone."lastDay")
  update validator_appointment v set ends_on = gone."lastDay" from gone
   where v.agency_id = $1 and gone."employeeId" in (v.validator_employee_id, v.employee_id) and v.starts_on <= gone."lastDay"
     and (v.ends_on is null or v.ends_on > gone."lastDay")`;

/** With a post: of those who moved or left, and by those who left. */
export async function endAppointmentsOfPosts(
  tx: Tx,
  agencyId: string,
  over: readonly StaffingChange[],
): Promise<void> {
  await tx.query(END_MOVED_SQL, [agencyId, JSON.stringify(over)]);
}

/** Of and by those who left. */
export async function endAppointmentsOfLeavers(
  tx: Tx,
  agencyId: string,
  left: readonly StaffingChange[],
): Promise<void> {
  await tx.query(END_LEFT_SQL, [agencyId, JSON.stringify(left)]);
}
