import { Injectable } from '@nestjs/common';
import { GoalsService } from '../../planning/goals/goals.service.js';
import { type Actor, hasGrant, headedUnitIds } from '../../kernel/actor.js';
import { earlierOf, laterOf } from '../../kernel/date.js';
import {
  type EmployeeFacts,
  PeopleService,
  type PersonRefDto,
} from '../../organization/people/people.service.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import { ifGiven, type Sql } from '../../platform/database/sql.js';
import { notFound } from '../../platform/errors/problem.js';
import { AssignmentTie } from './assignment-tie.js';
import { type Load, type SeatClaim, seatsOf } from './domain/capacity.js';
import {
  allowedSquadActions,
  followsAssessment,
  formsSquads,
  maySetTerms,
  type SquadInHand,
} from './domain/policy.js';
import {
  claimsSql,
  FORMER_AND_PRESENT_SQL,
  LIST_SQL,
  READABLE_SQL,
  SQUAD_SQL,
} from './squad.queries.js';
import type {
  SquadDto,
  SquadMemberDto,
  SquadPageDto,
  SquadQuery,
  SquadRoleDto,
  SquadRowDto,
} from './squad.dto.js';
import {
  type MemberFacts,
  type RoleFacts,
  type SquadFacts,
  SquadsService,
} from './squads.service.js';

/** A squad with what its page and its policy need. */
export interface SquadRow extends SquadFacts {
  description: string;
  ownerUnitName: string;
  goalUnitPath: string[];
}

/** Reads everything of the agency, drafts included. */
const readsAll = (actor: Actor): boolean => hasGrant(actor, 'agency_admin', 'auditor', 'executive');

@Injectable()
export class SquadReadingService {
  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
    private readonly assignments: AssignmentTie,
    private readonly goals: GoalsService,
    private readonly people: PeopleService,
    private readonly seats: SeatService,
  ) {}

  async list(actor: Actor, query: SquadQuery): Promise<SquadPageDto> {
    const [before] = decodeCursor(query.cursor, ['id']) ?? [null];
    const rows = await this.database.query<SquadRowDto>(
      `${LIST_SQL}
        where ${READABLE_SQL}
          and ${ifGiven(query.status, '$6::text', 's.status = $6')}
          and ${ifGiven(query.ownerUnitId, '$7::uuid', 's.owner_unit_id = $7')}
          and ${ifGiven(query.goalId, '$8::uuid', 's.goal_id = $8')}
          and (not $9::boolean or s.leader_employee_id = $2 or s.owner_unit_id = any($3::uuid[])
               or exists (select 1 from squad_member m where m.squad_id = s.id and m.employee_id = $2))
          and ($10::text is null or fold(s.name) like '%' || fold($10) || '%')
          and ${ifGiven(before, '$11::uuid', 's.id < $11')}
        order by s.id desc
        limit $12`,
      [
        actor.agencyId,
        actor.employeeId,
        headedUnitIds(actor),
        readsAll(actor),
        actor.today,
        query.status ?? null,
        query.ownerUnitId ?? null,
        query.goalId ?? null,
        query.mine ?? false,
        query.q?.replaceAll(/[\\%_]/g, '\\$&') || null,
        before,
        query.limit + 1,
      ],
    );
    return {
      ...toPage(rows, query.limit, (row) => [row.id]),
      allowedActions:
        actor.employeeId && formsSquads({ headOfUnitIds: headedUnitIds(actor) }) ? ['create'] : [],
    };
  }

  /** @throws 404 for a squad of another agency and for a draft that the actor may not read */
  async readable(sql: Sql, actor: Actor, squadId: string): Promise<SquadRow> {
    const [row] = await this.readableAmong(sql, actor, [squadId]);
    if (!row) throw notFound('Tim kerja');
    return row;
  }

  /** Those of these squads that the actor may read. */
  readableAmong(sql: Sql, actor: Actor, squadIds: readonly string[]): Promise<SquadRow[]> {
    return sql.query<SquadRow>(`${SQUAD_SQL} where ${READABLE_SQL} and s.id = any($5::uuid[])`, [
      actor.agencyId,
      actor.employeeId,
      headedUnitIds(actor),
      readsAll(actor),
      squadIds,
    ]);
  }

  async view(sql: Sql, actor: Actor, squadId: string): Promise<SquadDto> {
    const squad = await this.readable(sql, actor, squadId);
    const [chain, roles, claims, members, owner] = await Promise.all([
      this.goals.chain(sql, actor.agencyId, squad.goalId),
      this.squads.roles(sql, squad.id),
      sql.query<SeatClaim & { roleId: string }>(claimsSql(this.assignments.live), [squad.id]),
      sql.query<MemberFacts & { isOver: boolean }>(FORMER_AND_PRESENT_SQL, [squad.id, actor.today]),
      this.seats.holder(sql, actor.agencyId, actor.timeZone, {
        unitId: squad.ownerUnitId,
        employeeId: null,
      }),
    ]);
    const ids = [
      ...members.map((member) => member.employeeId),
      squad.leaderEmployeeId,
      owner.employeeId,
    ].filter((id) => id !== null);
    const range = {
      from: earlierOf(laterOf(actor.today, squad.startsOn), squad.endsOn),
      until: squad.endsOn,
    };
    const [people, loads] = await Promise.all([
      this.people.findMany(sql, actor.agencyId, ids),
      this.squads.loads(sql, actor.agencyId, ids, range),
    ]);
    const shown = members.map((member) => ({
      ...member,
      dto: memberView(member, squad, people.get(member.employeeId), loads.get(member.employeeId)),
    }));
    const me = { employeeId: actor.employeeId ?? '', headOfUnitIds: headedUnitIds(actor) };
    const allowedActions = actor.employeeId ? allowedSquadActions(me, policyFacts(squad)) : [];
    const follows =
      actor.employeeId !== null &&
      followsAssessment(
        me,
        policyFacts(squad),
        members.map((member) => member.employeeId),
      );
    return {
      id: squad.id,
      name: squad.name,
      description: squad.description,
      status: squad.status,
      startsOn: squad.startsOn,
      endsOn: squad.endsOn,
      ownerUnitId: squad.ownerUnitId,
      ownerUnitName: squad.ownerUnitName,
      owner: refOf(people, owner.employeeId),
      leader: refOf(people, squad.leaderEmployeeId),
      leaderValidates: squad.leaderValidates,
      goalId: squad.goalId,
      goalChain: chain,
      roles: roles.map((role) =>
        roleView(
          role,
          claims.filter((claim) => claim.roleId === role.id),
          shown,
        ),
      ),
      formerMembers: shown.filter((member) => member.isOver).map((member) => member.dto),
      version: squad.version,
      maySetTerms: allowedActions.includes('edit') && maySetTerms(me, squad),
      allowedActions: [
        ...allowedActions,
        ...(this.assignments.mayProposeTo(actor, squad) ? ['propose'] : []),
        ...(follows ? ['follow-assessment'] : []),
      ],
    };
  }
}

export const policyFacts = (squad: SquadRow): SquadInHand => ({
  status: squad.status,
  ownerUnitId: squad.ownerUnitId,
  leaderEmployeeId: squad.leaderEmployeeId,
  goalUnitPath: squad.goalUnitPath,
});

function refOf(people: ReadonlyMap<string, EmployeeFacts>, id: string | null): PersonRefDto | null {
  const person = id === null ? undefined : people.get(id);
  return person
    ? {
        employeeId: person.employeeId,
        name: person.name,
        positionName: person.positionName,
        unitName: person.unitName,
      }
    : null;
}

function memberView(
  member: MemberFacts,
  squad: SquadRow,
  person: EmployeeFacts | undefined,
  load: Load | undefined,
): SquadMemberDto {
  return {
    memberId: member.id,
    employeeId: member.employeeId,
    name: person?.name ?? 'Tidak lagi bertugas di instansi ini',
    positionName: person?.positionName ?? '',
    unitName: person?.unitName ?? '',
    startsOn: member.startsOn,
    endsOn: member.endsOn,
    sharePercent: member.sharePercent,
    loadPercent: (load?.percent ?? 0).toString(),
    loadCount: load?.assignments ?? 0,
    isLeader: member.employeeId === squad.leaderEmployeeId,
  };
}

function roleView(
  role: RoleFacts,
  claims: readonly SeatClaim[],
  members: readonly (MemberFacts & { isOver: boolean; dto: SquadMemberDto })[],
): SquadRoleDto {
  const seats = seatsOf(role.count, claims);
  return {
    ...role,
    filled: seats.filled,
    reserved: seats.reserved,
    volunteers: claims.filter((claim) => claim.status === 'pending' && claim.origin === 'volunteer')
      .length,
    open: seats.open,
    members: members
      .filter((member) => member.roleId === role.id && !member.isOver)
      .map((member) => member.dto),
  };
}
