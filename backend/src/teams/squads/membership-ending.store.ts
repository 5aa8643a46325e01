import type { Tx } from '../../platform/database/database.js';
import type { Ending, EndingTarget, EndingUndo } from './assignment-tie.js';

/** A membership that an ending touched, with what its squad's people are told. */
export interface EndedMember {
  id: string;
  squadId: string;
  squadName: string;
  squadStatus: string;
  ownerUnitId: string;
  leaderEmployeeId: string | null;
  employeeId: string;
  employeeName: string;
  assignmentId: string | null;
  lastDay: string;
  reason: string;
}

/** A squad whose leader leaves it. */
export interface LeaderLeaving {
  squadId: string;
  squadName: string;
  ownerUnitId: string;
  employeeId: string;
  employeeName: string;
  lastDay: string;
}

const TARGETS = `jsonb_to_recordset($2::jsonb) as t("employeeId" uuid, "squadId" uuid, "assignmentId" uuid, "lastDay" date, reason text)`;

const isOfPeople = (targets: readonly { employeeId: string | null }[]): boolean =>
  targets.every(({ employeeId }) => employeeId !== null);

/** Which rows of a table with these two columns the targets mean; each form has its index. */
const meant = (table: string, ofPeople: boolean): string =>
  ofPeople
    ? `${table}.employee_id = t."employeeId" and (t."squadId" is null or ${table}.squad_id = t."squadId")
         and (t."assignmentId" is null or ${table}.assignment_id = t."assignmentId")`
    : `${table}.squad_id = t."squadId"`;

/** Squads that those who leave lead; the end of an individual assignment touches none. */
const LED = `s.leader_employee_id = t."employeeId"
  and case when t."squadId" is null then t."assignmentId" is null else s.id = t."squadId" end`;

const NAME = 'coalesce(d.display_name, p.name)';

/** Squads before assignments before members, each in one order, so that two endings never wait for each other. */
export async function lockSquads(
  tx: Tx,
  ending: Pick<Ending, 'agencyId' | 'today'> & {
    targets: readonly Pick<EndingTarget, 'employeeId' | 'squadId'>[];
  },
): Promise<void> {
  const ids = isOfPeople(ending.targets)
    ? `select s.id from ${TARGETS} join squad s on s.agency_id = $1 and ${LED}
       union select m.squad_id from ${TARGETS} join squad_member m on m.agency_id = $1 and ${meant('m', true)}
              where m.ends_on >= coalesce(t."lastDay", $3::date)`
    : `select t."squadId" from ${TARGETS} where $3::date is not null`;
  await tx.query(
    `select 1 from squad where agency_id = $1 and id in (${ids}) order by id for no key update`,
    [ending.agencyId, JSON.stringify(ending.targets), ending.today],
  );
}

/** Ends what runs and takes out what had not begun. A whole squad's ending also marks who was over by date already. */
export function endMembers(tx: Tx, ending: Ending): Promise<EndedMember[]> {
  const ofPeople = isOfPeople(ending.targets);
  return tx.query<EndedMember>(
    `with hit as (
       select m.id, m.squad_id, m.employee_id, m.assignment_id, m.starts_on, m.ends_on, t."lastDay" as last_day, t.reason
         from ${TARGETS} join squad_member m on m.agency_id = $1 and ${meant('m', ofPeople)}
        where m.ends_on > t."lastDay" or (m.ended_reason is null and ${ofPeople ? 'm.ends_on = t."lastDay"' : 'true'})
          for update of m),
     gone as (delete from squad_member m using hit where m.id = hit.id and hit.starts_on > hit.last_day),
     ended as (
       update squad_member m set ends_on = least(m.ends_on, hit.last_day), ended_reason = hit.reason, ending_cause = $3,
              planned_ends_on = coalesce(m.planned_ends_on, m.ends_on)
         from hit where m.id = hit.id and hit.starts_on <= hit.last_day)
     select hit.id, hit.squad_id as "squadId", s.name as "squadName", s.status as "squadStatus", s.owner_unit_id as "ownerUnitId",
            s.leader_employee_id as "leaderEmployeeId", hit.employee_id as "employeeId", ${NAME} as "employeeName",
            hit.assignment_id as "assignmentId", hit.last_day::text as "lastDay", hit.reason
       from hit join squad s on s.id = hit.squad_id
       join employment e on e.id = hit.employee_id join person p on p.id = e.person_id
       left join employee_directory d on d.employee_id = hit.employee_id
      order by hit.squad_id, hit.id`,
    [ending.agencyId, JSON.stringify(ending.targets), ending.cause],
  );
}

/** Squads that are not over and whose leader is among those who leave; the seat is vacant at once, or after the last day. */
export async function leaveLeaderSeats(tx: Tx, ending: Ending): Promise<LeaderLeaving[]> {
  if (!isOfPeople(ending.targets)) return [];
  return tx.query<LeaderLeaving>(
    `update squad s set version = s.version + 1,
            leader_until = case when l.last_day <= $3::date then null else l.last_day end,
            leader_employee_id = case when l.last_day <= $3::date then null else s.leader_employee_id end
       from (select s.id, s.leader_employee_id as employee_id, t."lastDay" as last_day, ${NAME} as name
               from ${TARGETS} join squad s on s.agency_id = $1 and ${LED}
               join employment e on e.id = s.leader_employee_id join person p on p.id = e.person_id
               left join employee_directory d on d.employee_id = s.leader_employee_id
              where s.status not in ('closed', 'disbanded') and s.ends_on >= t."lastDay") l
      where s.id = l.id
      returning s.id as "squadId", s.name as "squadName", s.owner_unit_id as "ownerUnitId", l.employee_id as "employeeId",
                l.name as "employeeName", l.last_day::text as "lastDay"`,
    [ending.agencyId, JSON.stringify(ending.targets), ending.today],
  );
}

/** Takes back endings of this cause whose last day is still to come. */
export async function undoMembers(tx: Tx, undo: EndingUndo): Promise<EndedMember[]> {
  const params = [undo.agencyId, JSON.stringify(undo.targets), undo.cause, undo.today];
  await tx.query(
    `update squad s set leader_until = null, version = s.version + 1 from ${TARGETS}
      where s.agency_id = $1 and ${LED} and s.leader_until > $3::date`,
    [undo.agencyId, JSON.stringify(undo.targets), undo.today],
  );
  return tx.query<EndedMember>(
    `with back as (
       update squad_member m set ends_on = greatest(m.ends_on, least(m.planned_ends_on, s.ends_on)), ended_reason = null,
              ending_cause = null, planned_ends_on = null
         from ${TARGETS} join squad s on s.agency_id = $1
        where m.agency_id = $1 and s.id = m.squad_id and ${meant('m', true)} and m.ending_cause = $3 and m.ends_on > $4::date
        returning m.*)
     select b.id, b.squad_id as "squadId", s.name as "squadName", s.status as "squadStatus", s.owner_unit_id as "ownerUnitId",
            s.leader_employee_id as "leaderEmployeeId", b.employee_id as "employeeId", ${NAME} as "employeeName",
            b.assignment_id as "assignmentId", b.ends_on::text as "lastDay", '' as reason
       from back b join squad s on s.id = b.squad_id
       join employment e on e.id = b.employee_id join person p on p.id = e.person_id
       left join employee_directory d on d.employee_id = b.employee_id
      order by b.squad_id, b.id`,
    params,
  );
}

export interface VacatedSeat {
  agencyId: string;
  squadId: string;
  squadName: string;
  ownerUnitId: string;
  employeeId: string;
}

/** Leaders whose last day is over, in every agency's own zone. */
export function vacateSeats(tx: Tx, now: Date): Promise<VacatedSeat[]> {
  return tx.query<VacatedSeat>(
    `with over as (
       select s.id, s.leader_employee_id from squad s join agency g on g.id = s.agency_id
        where s.leader_until < ($1::timestamptz at time zone g.time_zone)::date and s.status not in ('closed', 'disbanded')
        order by s.id for no key update of s skip locked)
     update squad s set leader_employee_id = null, leader_until = null, version = s.version + 1
       from over where over.id = s.id
      returning s.agency_id as "agencyId", s.id as "squadId", s.name as "squadName", s.owner_unit_id as "ownerUnitId",
                over.leader_employee_id as "employeeId"`,
    [now],
  );
}
