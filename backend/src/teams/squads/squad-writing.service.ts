import { Injectable } from '@nestjs/common';
import { GoalsService } from '../../planning/goals/goals.service.js';
import { type Actor, headedUnitIds, isHeadOf, viaText } from '../../kernel/actor.js';
import { refuseIfAny } from '../../kernel/error.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { forbidden, invalidField, staleVersion } from '../../platform/errors/problem.js';
import { AssignmentTie } from './assignment-tie.js';
import { normaliseSkill } from './domain/skills.js';
import type { SquadStatus } from './domain/lifecycle.js';
import { allowedSquadActions, mayPrepareSquad, maySetTerms } from './domain/policy.js';
import { dateFaults, roleFaults, type RolePlan } from './domain/rules.js';
import type { CreateSquadDto, RoleInput, SquadDto, UpdateSquadDto } from './squad.dto.js';
import { policyFacts, SquadReadingService } from './squad-reading.service.js';
import {
  deleteRoles,
  insertSquad,
  shortenMembers,
  updateSquad,
  writeRoles,
} from './squad.store.js';
import { type RoleFacts, SquadsService } from './squads.service.js';

interface UnitRow {
  path: string[];
  organizationalUnitId: string | null;
}

/** Squads are made from a goal and changed by those who prepare or lead them (R402). */
@Injectable()
export class SquadWritingService {
  constructor(
    private readonly database: Database,
    private readonly reading: SquadReadingService,
    private readonly squads: SquadsService,
    private readonly goals: GoalsService,
    private readonly assignments: AssignmentTie,
    private readonly audit: AuditService,
  ) {}

  /**
   * @throws 400 at `goalId`, `ownerUnitId`, `endsOn` or a role; 403 for anyone but the Kepala Unit of the owner and the
   *   heads between it and the goal's unit
   */
  create(actor: Actor, body: CreateSquadDto): Promise<SquadDto> {
    return this.database.transaction(async (tx) => {
      const { goalUnitPath } = await this.goalAndOwner(tx, actor, body);
      const me = actor.employeeId;
      if (
        !me ||
        !mayPrepareSquad(
          { employeeId: me, headOfUnitIds: headedUnitIds(actor) },
          body.ownerUnitId,
          goalUnitPath,
        )
      ) {
        throw forbidden('Tim kerja dibentuk oleh kepala unit yang mengampu sasaran ini.');
      }
      refuseIfAny([...dateFaults(body), ...roleFaults(planned(body.roles, []))]);
      const id = newId();
      await insertSquad(tx, {
        ...body,
        id,
        agencyId: actor.agencyId,
        description: body.description ?? '',
        createdBy: me,
      });
      await this.writeRoles(tx, actor.agencyId, id, body.roles, []);
      const seat = actor.headOf.find((unit) => goalUnitPath.includes(unit.unitId)) ?? null;
      await this.audit.record(tx, actor, {
        action: 'squad.create',
        entity: 'squad',
        entityId: id,
        via: viaText('unit_head', seat),
        detail: { name: body.name, goalId: body.goalId },
      });
      return this.reading.view(tx, actor, id);
    });
  }

  /** @throws 409 `stale_version`; 409 `role_in_use` when a role with people is taken out or made smaller than its seats */
  update(actor: Actor, squadId: string, body: UpdateSquadDto): Promise<SquadDto> {
    return this.database.transaction(async (tx) => {
      await this.squads.lock(tx, actor.agencyId, squadId);
      const squad = await this.reading.readable(tx, actor, squadId);
      const me = actor.employeeId;
      const isAllowed =
        me &&
        allowedSquadActions(
          { employeeId: me, headOfUnitIds: headedUnitIds(actor) },
          policyFacts(squad),
        ).includes('edit');
      if (!isAllowed)
        throw forbidden('Tim ini diubah oleh kepala unitnya atau ketuanya, selama belum dinilai.');
      if (squad.version !== body.version) throw staleVersion();
      refuseLeadersOwn(actor, squad, body);
      const dates = {
        startsOn: body.startsOn ?? squad.startsOn,
        endsOn: body.endsOn ?? squad.endsOn,
      };
      const present = await this.squads.roles(tx, squadId);
      const roles = body.roles ? planned(body.roles, present) : [];
      refuseIfAny([...dateFaults(dates), ...roleFaults(roles)]);
      await updateSquad(tx, {
        id: squadId,
        ...dates,
        name: body.name ?? squad.name,
        description: body.description ?? null,
        leaderValidates: body.leaderValidates ?? squad.leaderValidates,
      });
      if (dates.endsOn < squad.endsOn) await this.shorten(tx, actor, squadId, dates.endsOn);
      if (body.roles) await this.writeRoles(tx, actor.agencyId, squadId, body.roles, present);
      await this.audit.record(tx, actor, {
        action: 'squad.edit',
        entity: 'squad',
        entityId: squadId,
        via: viaText(isHeadOf(actor, squad.ownerUnitId) ? 'unit_head' : 'leader'),
        detail: { ...body, roles: body.roles?.length },
      });
      return this.reading.view(tx, actor, squadId);
    });
  }

  /** The last day of a squad is never moved into the past. */
  private async shorten(tx: Tx, actor: Actor, squadId: string, endsOn: string): Promise<void> {
    if (endsOn < actor.today) {
      throw invalidField('endsOn', 'range', 'Tim yang berjalan paling cepat berakhir hari ini.');
    }
    await shortenMembers(tx, squadId, endsOn);
    await this.assignments.shorten(tx, squadId, endsOn);
  }

  private async goalAndOwner(
    sql: Sql,
    actor: Actor,
    body: CreateSquadDto,
  ): Promise<{ goalUnitPath: string[] }> {
    const goal = await this.goals.find(sql, actor.agencyId, body.goalId);
    if (!goal) throw invalidField('goalId', 'goal_unknown', 'Sasaran tidak ditemukan.');
    const [unit] = goal.pengampuUnitId
      ? await sql.query<UnitRow>(
          'select path, organizational_unit_id as "organizationalUnitId" from unit where id = $1',
          [goal.pengampuUnitId],
        )
      : [];
    if (!unit)
      throw invalidField(
        'goalId',
        'goal_without_pengampu',
        'Sasaran ini belum punya unit pengampu.',
      );
    const ownerUnitId = unit.organizationalUnitId ?? (await this.setda(sql, actor.agencyId));
    if (ownerUnitId !== body.ownerUnitId) {
      throw invalidField(
        'ownerUnitId',
        'owner_mismatch',
        'Pemilik kinerja harus unit organisasi yang mengampu sasaran ini.',
      );
    }
    return { goalUnitPath: unit.path };
  }

  /** An agency-wide goal belongs to the Setda (R402). */
  private async setda(sql: Sql, agencyId: string): Promise<string | null> {
    const [row] = await sql.query<{ id: string }>(
      `select id from unit where agency_id = $1 and kind = 'SEKRETARIAT_DAERAH'`,
      [agencyId],
    );
    return row?.id ?? null;
  }

  /** Roles with an id are changed, others are new; those left out go, unless people hold or are asked for them. */
  private async writeRoles(
    tx: Tx,
    agencyId: string,
    squadId: string,
    roles: readonly RoleInput[],
    present: readonly RoleFacts[],
  ): Promise<void> {
    const kept = new Set(roles.map((role) => role.id));
    const gone = present.filter((role) => !kept.has(role.id));
    await this.refuseInUse(tx, gone, roles);
    await deleteRoles(
      tx,
      squadId,
      gone.map((role) => role.id),
    );
    const known = new Set(present.map((role) => role.id));
    const rows = roles.map((role, sort) => ({
      id: role.id && known.has(role.id) ? role.id : newId(),
      title: role.title,
      count: role.count,
      skills: [...new Set(role.skills.map(normaliseSkill).filter((skill) => skill !== ''))],
      share: role.sharePercent,
      sort,
    }));
    await writeRoles(tx, agencyId, squadId, rows);
  }

  private async refuseInUse(
    tx: Tx,
    gone: readonly RoleFacts[],
    roles: readonly RoleInput[],
  ): Promise<void> {
    for (const role of gone) {
      await this.squads.lockRole(tx, role.id);
      const [used] = await tx.query(
        `${this.assignments.everInRole('$1')} union all select 1 from squad_member where role_id = $1 limit 1`,
        [role.id],
      );
      if (used)
        throw invalidField(
          'roles',
          'role_in_use',
          `Peran “${role.title}” sudah dipakai, tidak dapat dihapus.`,
        );
    }
    for (const [index, role] of roles.entries()) {
      if (!role.id) continue;
      const [row] = await tx.query<{ taken: number }>(
        `select count(*)::int as taken from ${this.assignments.live} a where a.role_id = $1 and a.status in ('issued', 'active')`,
        [role.id],
      );
      if ((row?.taken ?? 0) > role.count) {
        throw invalidField(
          `roles.${index}.count`,
          'role_in_use',
          `Sudah ada ${row?.taken} orang pada peran ini.`,
        );
      }
    }
  }
}

function refuseLeadersOwn(
  actor: Actor,
  squad: { status: SquadStatus; ownerUnitId: string; endsOn: string; leaderValidates: boolean },
  { endsOn = squad.endsOn, leaderValidates = squad.leaderValidates }: UpdateSquadDto,
): void {
  if (
    maySetTerms({ employeeId: actor.employeeId ?? '', headOfUnitIds: headedUnitIds(actor) }, squad)
  )
    return;
  if (endsOn !== squad.endsOn || leaderValidates !== squad.leaderValidates)
    throw forbidden(
      'Akhir masa tim dan siapa yang memvalidasi hanya diubah oleh Kepala Unit pemilik kinerja.',
    );
}

/** Roles as the rules see them; which one is the leader's is known from what is stored. */
const planned = (roles: readonly RoleInput[], present: readonly RoleFacts[]): RolePlan[] => {
  const leaders = new Set(present.filter(({ isLeader }) => isLeader).map(({ id }) => id));
  return roles.map((role) => ({
    ...role,
    isLeader: role.id !== undefined && leaders.has(role.id),
  }));
};
