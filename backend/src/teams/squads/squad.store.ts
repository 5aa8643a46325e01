import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/database.js';
import type { SquadStatus } from './domain/lifecycle.js';
import { LEADER_ROLE } from './domain/rules.js';

/** Of the working time; the unit head can change it with the roles. */
const LEADER_SHARE = '40.00';

/**
 * Squads under their row locks, taken in the order of ids. No key lock: rows that point here may still be added meanwhile,
 * so that an acknowledgement and a disbanding never wait for each other.
 */
export function lockSquadRows(
  tx: Tx,
  agencyId: string,
  ids: readonly string[],
): Promise<unknown[]> {
  return tx.query(
    'select 1 from squad where agency_id = $1 and id = any($2::uuid[]) order by id for no key update',
    [agencyId, ids],
  );
}

export interface NewSquad {
  id: string;
  agencyId: string;
  goalId: string;
  ownerUnitId: string;
  name: string;
  description: string;
  startsOn: string;
  endsOn: string;
  createdBy: string;
}

export async function insertSquad(tx: Tx, fresh: NewSquad): Promise<void> {
  await tx.query(
    `insert into squad (id, agency_id, goal_id, owner_unit_id, name, description, starts_on, ends_on, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      fresh.id,
      fresh.agencyId,
      fresh.goalId,
      fresh.ownerUnitId,
      fresh.name,
      fresh.description,
      fresh.startsOn,
      fresh.endsOn,
      fresh.createdBy,
    ],
  );
}

export interface SquadEntry {
  id: string;
  name: string;
  /** null where nobody sent one */
  description: string | null;
  startsOn: string;
  endsOn: string;
  leaderValidates: boolean;
}

export async function updateSquad(tx: Tx, squad: SquadEntry): Promise<void> {
  await tx.query(
    `update squad set name = $2, description = coalesce($3, description), starts_on = $4, ends_on = $5,
            leader_validates = $6, version = version + 1 where id = $1`,
    [squad.id, squad.name, squad.description, squad.startsOn, squad.endsOn, squad.leaderValidates],
  );
}

/** What verbs change. */
export interface MarkedSquad {
  id: string;
  status: SquadStatus;
  leaderEmployeeId: string | null;
  version: number;
}

/** Writes locked squads as their verbs leave them; a new leader's last day is not the former one's. */
export async function markSquads(
  tx: Tx,
  agencyId: string,
  squads: readonly MarkedSquad[],
): Promise<void> {
  await tx.query(
    `update squad s set status = r.status, leader_employee_id = r."leaderEmployeeId",
       leader_until = case when s.leader_employee_id is not distinct from r."leaderEmployeeId" then s.leader_until end,
       version = r.version
      from jsonb_to_recordset($2::jsonb) as r(id uuid, status text, "leaderEmployeeId" uuid, version integer)
     where s.agency_id = $1 and s.id = r.id`,
    [
      agencyId,
      JSON.stringify(
        squads.map(({ id, status, leaderEmployeeId, version }) => ({
          id,
          status,
          leaderEmployeeId,
          version,
        })),
      ),
    ],
  );
}

/** For a verb that another feature decided. */
export async function setSquadStatus(
  tx: Tx,
  ids: readonly string[],
  status: SquadStatus,
): Promise<void> {
  await tx.query('update squad set status = $2, version = version + 1 where id = any($1::uuid[])', [
    ids,
    status,
  ]);
}

export interface RoleColumns {
  id: string;
  title: string;
  count: number;
  skills: string[];
  share: string;
  sort: number;
}

export async function writeRoles(
  tx: Tx,
  agencyId: string,
  squadId: string,
  roles: readonly RoleColumns[],
): Promise<void> {
  await tx.query(
    `insert into squad_role (id, agency_id, squad_id, title, count, skills, share_percent, sort)
     select r.id, $1, $2, r.title, r.count, array(select jsonb_array_elements_text(r.skills)), r.share, r.sort
       from jsonb_to_recordset($3::jsonb) as r(id uuid, title text, count int, skills jsonb, share numeric, sort int)
     on conflict (id) do update set title = excluded.title, count = excluded.count, skills = excluded.skills,
        share_percent = excluded.share_percent, sort = excluded.sort`,
    [agencyId, squadId, JSON.stringify(roles)],
  );
}

export async function deleteRoles(
  tx: Tx,
  squadId: string,
  roleIds: readonly string[],
): Promise<void> {
  if (roleIds.length === 0) return;
  await tx.query('delete from squad_role where squad_id = $1 and id = any($2::uuid[])', [
    squadId,
    roleIds,
  ]);
}

/** The role of the leader, in squads that have none yet; it comes first. */
export async function insertLeaderRoles(
  tx: Tx,
  agencyId: string,
  squadIds: readonly string[],
): Promise<void> {
  if (squadIds.length === 0) return;
  await tx.query(
    `insert into squad_role (id, agency_id, squad_id, title, count, share_percent, is_leader, sort)
     select r.id, $1, r."squadId", $3, 1, $4, true, -1 from jsonb_to_recordset($2::jsonb) as r(id uuid, "squadId" uuid)`,
    [
      agencyId,
      JSON.stringify(squadIds.map((squadId) => ({ id: newId(), squadId }))),
      LEADER_ROLE,
      LEADER_SHARE,
    ],
  );
}

export interface NewMember {
  agencyId: string;
  squadId: string;
  roleId: string;
  employeeId: string;
  assignmentId: string | null;
  sharePercent: string;
  startsOn: string;
  endsOn: string;
}

export async function insertMember(tx: Tx, member: NewMember): Promise<void> {
  await tx.query(
    `insert into squad_member (id, agency_id, squad_id, role_id, employee_id, assignment_id, share_percent, starts_on, ends_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(),
      member.agencyId,
      member.squadId,
      member.roleId,
      member.employeeId,
      member.assignmentId,
      member.sharePercent,
      member.startsOn,
      member.endsOn,
    ],
  );
}

/** Nobody works for a squad longer than it lasts. */
export async function shortenMembers(tx: Tx, squadId: string, endsOn: string): Promise<void> {
  await tx.query(
    'update squad_member set ends_on = $2 where squad_id = $1 and ends_on > $2 and starts_on <= $2',
    [squadId, endsOn],
  );
}

/** Answers those who were not reminded that day yet. */
export const markMembersReminded = (
  tx: Tx,
  squadId: string,
  employeeIds: readonly string[],
  day: string,
): Promise<{ employeeId: string }[]> =>
  tx.query(
    `update squad_member set reminded_on = $3
      where squad_id = $1 and employee_id = any($2::uuid[]) and reminded_on is distinct from $3
      returning employee_id as "employeeId"`,
    [squadId, employeeIds, day],
  );
