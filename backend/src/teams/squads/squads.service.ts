import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import type { ClosedRange } from '../../kernel/date.js';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import type { Origin } from '../../documents/letters/domain/terms.js';
import { AssignmentTie } from './assignment-tie.js';
import {
  type Load,
  loadIn,
  type LoadItem,
  requireSeatToIssue,
  requireSeatToStart,
  type RoleSeats,
  type SeatClaim,
  seatsOf,
} from './domain/capacity.js';
import type { SquadStatus } from './domain/lifecycle.js';
import { FACTS_SQL, HEADED_SQL, MEMBERS_SQL, ROLES_SQL } from './squad.queries.js';
import { insertMember, lockSquadRows, type NewMember, setSquadStatus } from './squad.store.js';

/** A squad as other features know it. */
export interface SquadFacts {
  id: string;
  name: string;
  status: SquadStatus;
  goalId: string;
  ownerUnitId: string;
  leaderEmployeeId: string | null;
  leaderValidates: boolean;
  startsOn: string;
  endsOn: string;
  version: number;
}

/** A squad with the unit that owns its performance and the name of its leader. */
export interface HeadedSquad extends SquadFacts {
  ownerUnitName: string;
  /** From the root down to the owner. */
  ownerUnitPath: string[];
  /** Null without a leader, and for one who holds no post today. */
  leaderName: string | null;
}

export interface RoleFacts {
  id: string;
  title: string;
  count: number;
  skills: string[];
  /** Share of working time, percent as decimal text. */
  sharePercent: string;
  isLeader: boolean;
}

export interface MemberFacts {
  id: string;
  squadId: string;
  roleId: string;
  employeeId: string;
  assignmentId: string | null;
  sharePercent: string;
  startsOn: string;
  endsOn: string;
}

const NO_LOAD: Load = { percent: new Decimal(0), assignments: 0, isOver: false };

/** Squads for other features. */
@Injectable()
export class SquadsService {
  constructor(private readonly assignments: AssignmentTie) {}

  async find(sql: Sql, agencyId: string, squadId: string): Promise<SquadFacts | null> {
    return (await this.findMany(sql, agencyId, [squadId])).get(squadId) ?? null;
  }

  async findMany(
    sql: Sql,
    agencyId: string,
    ids: readonly string[],
  ): Promise<Map<string, SquadFacts>> {
    if (ids.length === 0) return new Map();
    const rows = await sql.query<SquadFacts>(
      `${FACTS_SQL} where s.agency_id = $1 and s.id = any($2::uuid[])`,
      [agencyId, ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  async names(sql: Sql, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await sql.query<{ id: string; name: string }>(
      'select id, name from squad where id = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  async findHeaded(sql: Sql, agencyId: string, squadId: string): Promise<HeadedSquad | null> {
    const [row] = await sql.query<HeadedSquad>(HEADED_SQL, [agencyId, [squadId]]);
    return row ?? null;
  }

  /** The squad under its row lock, for a verb that decides on it. */
  async lock(tx: Tx, agencyId: string, squadId: string): Promise<SquadFacts | null> {
    const locked = lockSquadRows(tx, agencyId, [squadId]);
    const [, squad] = await Promise.all([locked, this.find(tx, agencyId, squadId)]);
    return squad;
  }

  /** Several with their owners and leaders, locked in the order of ids. */
  async lockHeaded(tx: Tx, agencyId: string, ids: readonly string[]): Promise<HeadedSquad[]> {
    const locked = lockSquadRows(tx, agencyId, ids);
    const [, squads] = await Promise.all([
      locked,
      tx.query<HeadedSquad>(HEADED_SQL, [agencyId, ids]),
    ]);
    return squads;
  }

  /** A query of their ids, for counting what depends on them: $1 agency, $3 owner units. */
  ownedSql(status: SquadStatus): string {
    return `select id from squad where agency_id = $1 and owner_unit_id = any($3::uuid[]) and status = '${status}'`;
  }

  /** Squads of these owner units in one state, oldest first; bounded. */
  async owned(
    sql: Sql,
    agencyId: string,
    ownerUnitIds: readonly string[],
    status: SquadStatus,
  ): Promise<SquadFacts[]> {
    if (ownerUnitIds.length === 0) return [];
    return sql.query<SquadFacts>(
      `${FACTS_SQL} where s.agency_id = $1 and s.owner_unit_id = any($2::uuid[]) and s.status = $3 order by s.id limit 200`,
      [agencyId, ownerUnitIds, status],
    );
  }

  roles(sql: Sql, squadId: string): Promise<RoleFacts[]> {
    return sql.query<RoleFacts>(ROLES_SQL, [squadId]);
  }

  /** Memberships that touch the range (or hold on the day), oldest first. */
  members(sql: Sql, squadId: string, on: string | ClosedRange): Promise<MemberFacts[]> {
    const range = typeof on === 'string' ? { from: on, until: on } : on;
    return sql.query<MemberFacts>(
      `${MEMBERS_SQL} where m.squad_id = $1 and m.starts_on <= $3 and m.ends_on >= $2 order by m.starts_on, m.id`,
      [squadId, range.from, range.until],
    );
  }

  /** The squad for somebody who is its member on that date; null for all others, as for a squad of another agency. */
  async findForMember(
    sql: Sql,
    agencyId: string,
    squadId: string,
    employeeId: string,
    date: string,
  ): Promise<SquadFacts | null> {
    const [row] = await sql.query<SquadFacts>(
      `${FACTS_SQL} where s.agency_id = $1 and s.id = $2 and exists (select 1 from squad_member m
          where m.squad_id = s.id and m.employee_id = $3 and $4::date between m.starts_on and m.ends_on)`,
      [agencyId, squadId, employeeId, date],
    );
    return row ?? null;
  }

  /** Ids of the squads in which the membership holds on that date. */
  async squadsOf(sql: Sql, employeeId: string, date: string): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      'select squad_id as id from squad_member where employee_id = $1 and $2::date between starts_on and ends_on',
      [employeeId, date],
    );
    return rows.map((row) => row.id);
  }

  /** Load of each person in the period (R404); people without a membership are not in the map. */
  async loads(
    sql: Sql,
    agencyId: string,
    employeeIds: readonly string[],
    range: ClosedRange,
  ): Promise<Map<string, Load>> {
    if (employeeIds.length === 0) return new Map();
    const rows = await sql.query<LoadItem & { employeeId: string }>(
      `select employee_id as "employeeId", share_percent::text as "sharePercent", starts_on::text as "from", ends_on::text as "until"
         from squad_member
        where agency_id = $1 and employee_id = any($2::uuid[]) and ends_on >= $3 and starts_on <= $4`,
      [agencyId, employeeIds, range.from, range.until],
    );
    const items = groupByEmployee(rows);
    return new Map([...items].map(([id, list]) => [id, loadIn(range, list)]));
  }

  /** The load of a person on one day as a query of one JSON value, for lists of people: what names agency, person and day. */
  loadSql(agency: string, employee: string, day: string): string {
    return `select jsonb_build_object('percent', trim_scale(coalesce(sum(m.share_percent), 0))::text, 'assignments', count(*)::int)
              from squad_member m
             where m.agency_id = ${agency} and m.employee_id = ${employee} and ${day} between m.starts_on and m.ends_on`;
  }

  async load(sql: Sql, agencyId: string, employeeId: string, range: ClosedRange): Promise<Load> {
    return (await this.loads(sql, agencyId, [employeeId], range)).get(employeeId) ?? NO_LOAD;
  }

  /** Takes the role's row lock: two who act at once are asked one after the other. */
  async lockRole(tx: Tx, roleId: string): Promise<number> {
    const row = await tx.one<{ count: number }>(
      'select count from squad_role where id = $1 for no key update',
      [roleId],
    );
    return row?.count ?? 0;
  }

  /** Several role locks, in the order of ids. */
  async lockRoles(tx: Tx, roleIds: readonly string[]): Promise<void> {
    if (roleIds.length === 0) return;
    await tx.query(
      'select 1 from squad_role where id = any($1::uuid[]) order by id for no key update',
      [roleIds],
    );
  }

  /** Seats of the role that may still be asked for, under its lock. */
  async seatsLeft(tx: Tx, roleId: string): Promise<number> {
    const count = await this.lockRole(tx, roleId);
    return seatsOf(count, await this.claims(tx, roleId, null)).open;
  }

  /** @throws Refusal `role_full` */
  async requireSeatToStart(tx: Tx, roleId: string, origin: Origin): Promise<void> {
    const count = await this.lockRole(tx, roleId);
    requireSeatToStart(count, await this.claims(tx, roleId, null), origin);
  }

  /** @throws Refusal `role_full`; the assignment that is about to be issued does not count against itself */
  async requireSeatToIssue(tx: Tx, roleId: string, assignmentId: string): Promise<void> {
    const { count, claims } = await this.seatsBeside(tx, roleId, assignmentId);
    requireSeatToIssue(count, claims);
  }

  /** The role's seats under its lock; the assignment that is about to be issued does not count against itself. */
  async seatsBeside(tx: Tx, roleId: string, assignmentId: string): Promise<RoleSeats> {
    const count = await this.lockRole(tx, roleId);
    return { count, claims: await this.claims(tx, roleId, assignmentId) };
  }

  addMember(tx: Tx, member: NewMember): Promise<void> {
    return insertMember(tx, member);
  }

  /** Moves squads for a verb that another feature decided (assessment rounds). */
  setStatus(tx: Tx, ids: readonly string[], status: SquadStatus): Promise<void> {
    return setSquadStatus(tx, ids, status);
  }

  /** What holds the seats of a role; one whose early end is noted gives the seat to the next already. */
  private claims(tx: Tx, roleId: string, except: string | null): Promise<SeatClaim[]> {
    return tx.query<SeatClaim>(
      `select a.status, a.origin from ${this.assignments.live} a
        where a.role_id = $1 and not a.is_leaving and a.id is distinct from $2::uuid`,
      [roleId, except],
    );
  }
}

function groupByEmployee<Row extends { employeeId: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.employeeId, [...(groups.get(row.employeeId) ?? []), row]);
  return groups;
}
