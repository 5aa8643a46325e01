import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/database.js';

const SUSPENDED = 'Pemberhentian sementara';

/** A membership that a suspension pauses, or its end takes up again, with what its squad's people are told. */
export interface PausedMember {
  squadId: string;
  squadName: string;
  employeeId: string;
  employeeName: string;
  ownerUnitId: string;
  leaderEmployeeId: string | null;
  assignmentId: string | null;
  roleId: string;
  sharePercent: string;
  startsOn: string;
  until: string;
}

/** Somebody's last day before a suspension, or the last day of the suspension. */
interface Change {
  readonly employeeId: string;
  readonly lastDay: string;
}

const NAMED = `s.name as "squadName", s.owner_unit_id as "ownerUnitId", s.leader_employee_id as "leaderEmployeeId", p.name as "employeeName"`;

/** The days of a suspension do not count: what runs ends before it, with its planned end kept for the return. */
const PAUSE_SQL = `
  with hit as (
    select m.id, m.ends_on, t."lastDay" from jsonb_to_recordset($2::jsonb) as t("employeeId" uuid, "lastDay" date)
      join squad_member m on m.agency_id = $1 and m.employee_id = t."employeeId"
     where m.ended_reason is null and m.starts_on <= t."lastDay" and m.ends_on > t."lastDay" for update of m)
  update squad_member m set ends_on = hit."lastDay", ended_reason = '${SUSPENDED}', ending_cause = 'suspended', planned_ends_on = hit.ends_on
    from hit, squad s, employment e, person p
   where m.id = hit.id and s.id = m.squad_id and e.id = m.employee_id and p.id = e.person_id
  returning m.squad_id as "squadId", m.employee_id as "employeeId", ${NAMED}`;

/** Takes up again what a suspension paused and nothing has ended since. */
const resumableSql = (live: string): string => `
  select distinct on (m.squad_id, m.employee_id) m.squad_id as "squadId", m.employee_id as "employeeId", ${NAMED},
         m.assignment_id as "assignmentId", m.role_id as "roleId", m.share_percent::text as "sharePercent",
         greatest(t."lastDay" + 1, m.ends_on + 1)::text as "startsOn", least(m.planned_ends_on, s.ends_on)::text as until
    from jsonb_to_recordset($2::jsonb) as t("employeeId" uuid, "lastDay" date)
    join squad_member m on m.agency_id = $1 and m.employee_id = t."employeeId" and m.ending_cause = 'suspended'
    join squad s on s.id = m.squad_id and s.status not in ('closed', 'disbanded')
    join employment e on e.id = m.employee_id join person p on p.id = e.person_id
   where least(m.planned_ends_on, s.ends_on) > greatest(t."lastDay", m.ends_on)
     and (m.assignment_id is null or exists (select 1 from ${live} a where a.id = m.assignment_id and a.status = 'active'))
     and not exists (select 1 from squad_member o where o.squad_id = m.squad_id and o.employee_id = m.employee_id and o.id <> m.id
                        and o.ends_on > greatest(t."lastDay", m.ends_on))
   order by m.squad_id, m.employee_id, m.starts_on desc`;

const RESUME_SQL = `
  insert into squad_member (id, agency_id, squad_id, role_id, employee_id, assignment_id, share_percent, starts_on, ends_on)
  select r.id, $1, r."squadId", r."roleId", r."employeeId", r."assignmentId", r."sharePercent", r."startsOn", r.until
    from jsonb_to_recordset($2::jsonb) as r(id uuid, "squadId" uuid, "roleId" uuid, "employeeId" uuid, "assignmentId" uuid,
         "sharePercent" numeric, "startsOn" date, until date)`;

export const pauseMembers = (
  tx: Tx,
  agencyId: string,
  changes: readonly Change[],
): Promise<PausedMember[]> =>
  tx.query<PausedMember>(PAUSE_SQL, [agencyId, JSON.stringify(changes)]);

/** @param live of the tie to assignments */
export const findResumable = (
  tx: Tx,
  live: string,
  agencyId: string,
  changes: readonly Change[],
): Promise<PausedMember[]> =>
  tx.query<PausedMember>(resumableSql(live), [agencyId, JSON.stringify(changes)]);

export async function resumeMembers(
  tx: Tx,
  agencyId: string,
  back: readonly PausedMember[],
): Promise<void> {
  await tx.query(RESUME_SQL, [
    agencyId,
    JSON.stringify(back.map((one) => ({ ...one, id: newId() }))),
  ]);
}
