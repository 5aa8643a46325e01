import { Injectable } from '@nestjs/common';
import {
  type Actor,
  fillsSeat,
  hasGrant,
  headedUnitIds,
  type Seat,
} from '../kernel/domain/actor.js';
import { GoalsService } from '../goals/goals.service.js';
import { type SeatHolders, SeatService } from '../organization/seat.service.js';
import type { Sql } from '../shared/database/sql.js';
import type {
  ActivityDto,
  ActivityListItemDto,
  ActivityValidatorDto,
  ActivityWarningDto,
  EvidenceDto,
  SupportedGoalDto,
} from './activity.dto.js';
import { lastReturn } from './activity-history.js';
import {
  type ActivityRow,
  type EvidenceRow,
  listAround,
  listEvidence,
} from './activity.queries.js';
import { allowedActivityActions, EDITABLE } from './domain/lifecycle.js';
import { type ActivityReader, mayReadActivity } from './domain/policy.js';
import { overlapping } from './domain/rules.js';
import { ValidatorService } from './validator.service.js';
import { type RhkFacts, SkpService } from '../skp/skp.service.js';
import { type SquadFacts, SquadsService } from '../squads/squads.service.js';

const API_BASE = '/api/v1';

interface Surroundings {
  squads: ReadonlyMap<string, SquadFacts>;
  rhk: ReadonlyMap<string, RhkFacts>;
  evidence: ReadonlyMap<string, EvidenceRow[]>;
  holders: SeatHolders;
}

export const seatOf = (row: ActivityRow): Seat => ({
  unitId: row.validatorUnitId,
  employeeId: row.validatorEmployeeId,
});

export const readerOf = (actor: Actor): ActivityReader => ({
  employeeId: actor.employeeId,
  headOfUnitIds: headedUnitIds(actor),
  isAuditor: hasGrant(actor, 'auditor'),
});

/** Turns plain rows into answers: four more statements, however many rows. */
@Injectable()
export class ActivityViewService {
  constructor(
    private readonly squads: SquadsService,
    private readonly skp: SkpService,
    private readonly goals: GoalsService,
    private readonly seats: SeatService,
    private readonly validators: ValidatorService,
  ) {}

  async list(sql: Sql, actor: Actor, rows: readonly ActivityRow[]): Promise<ActivityListItemDto[]> {
    const around = await this.surroundings(sql, actor, rows);
    return rows.map((row) => item(actor, row, around));
  }

  /** One activity with its warnings; a draft names the validator that it would get. */
  async one(sql: Sql, actor: Actor, row: ActivityRow): Promise<ActivityDto> {
    const around = await this.surroundings(sql, actor, [row]);
    const view = item(actor, row, around);
    const isOpen = EDITABLE.includes(row.status);
    return {
      ...view,
      validator: isOpen ? await this.forecast(sql, actor, row, around) : view.validator,
      warnings: isOpen || row.status === 'submitted' ? await this.warnings(sql, actor, row) : [],
      goalChain: await this.goalChain(sql, actor.agencyId, row, around),
      previous: row.submittedAt === null ? null : await lastReturn(sql, actor.agencyId, row.id),
    };
  }

  async isReadable(sql: Sql, actor: Actor, row: ActivityRow): Promise<boolean> {
    const squads = row.squadId
      ? await this.squads.findMany(sql, actor.agencyId, [row.squadId])
      : new Map<string, SquadFacts>();
    return mayReadActivity(readerOf(actor), {
      employeeId: row.employeeId,
      status: row.status,
      validator: seatOf(row),
      squad: squads.get(row.squadId ?? '') ?? null,
      owner: {
        assessor: { unitId: row.assessorUnitId, employeeId: row.assessorEmployeeId },
        unitPath: row.unitPath,
      },
    });
  }

  /** What the work serves: the goal of its RHK, of the RHK above it, or of its squad. */
  private async goalChain(
    sql: Sql,
    agencyId: string,
    row: ActivityRow,
    around: Surroundings,
  ): Promise<SupportedGoalDto[]> {
    const rhk = around.rhk.get(row.rhkId ?? '');
    const above = rhk?.intervenedRhkId
      ? (await this.skp.rhkFacts(sql, agencyId, [rhk.intervenedRhkId])).get(rhk.intervenedRhkId)
      : undefined;
    const goalId = rhk?.goalId ?? above?.goalId ?? around.squads.get(row.squadId ?? '')?.goalId;
    if (!goalId) return [];
    const chain = await this.goals.chain(sql, agencyId, goalId);
    return chain.map(({ id, level, statement, unitName }) => ({ id, level, statement, unitName }));
  }

  private async forecast(
    sql: Sql,
    actor: Actor,
    row: ActivityRow,
    around: Surroundings,
  ): Promise<ActivityValidatorDto> {
    const squad = around.squads.get(row.squadId ?? '') ?? null;
    const rhk = around.rhk.get(row.rhkId ?? '') ?? null;
    const basis = await this.validators.basis(
      sql,
      actor,
      row.employeeId,
      squad ? [squad] : [],
      rhk ? [rhk] : [],
    );
    const { employeeId, name, because } = this.validators.choose(basis, squad, rhk);
    return { employeeId, name, because };
  }

  /** Overlap gives warnings, never a refusal (decision 21). */
  private async warnings(sql: Sql, actor: Actor, row: ActivityRow): Promise<ActivityWarningDto[]> {
    const others = await listAround(sql, actor.agencyId, row.employeeId, row.date);
    return overlapping(row, others).map((other) => ({
      code: 'overlap',
      message: `Waktunya bersamaan dengan “${other.name ?? shorten(other.description)}”, ${clockText(other.startsAt)}–${clockText(other.endsAt)}.`,
      activityId: other.id,
    }));
  }

  private async surroundings(
    sql: Sql,
    actor: Actor,
    rows: readonly ActivityRow[],
  ): Promise<Surroundings> {
    const idsOf = (pick: (row: ActivityRow) => string | null): string[] => [
      ...new Set(rows.flatMap((row) => pick(row) ?? [])),
    ];
    const evidence = await listEvidence(
      sql,
      actor.agencyId,
      idsOf((row) => row.id),
    );
    return {
      squads: await this.squads.findMany(
        sql,
        actor.agencyId,
        idsOf((row) => row.squadId),
      ),
      rhk: await this.skp.rhkFacts(
        sql,
        actor.agencyId,
        idsOf((row) => row.rhkId),
      ),
      evidence: byActivity(evidence),
      holders: await this.seats.holders(
        sql,
        actor.agencyId,
        actor.timeZone,
        rows.map(seatOf).filter((seat) => seat.unitId !== null || seat.employeeId !== null),
      ),
    };
  }
}

function item(actor: Actor, row: ActivityRow, around: Surroundings): ActivityListItemDto {
  const squad = around.squads.get(row.squadId ?? '');
  const rhk = around.rhk.get(row.rhkId ?? '');
  return {
    id: row.id,
    employee: {
      employeeId: row.employeeId,
      name: row.employeeName,
      positionName: row.positionName,
      unitName: row.unitName,
    },
    date: row.date,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    endsNextDay: row.endsNextDay,
    minutes: row.minutes,
    name: row.name,
    squad: squad ? { id: squad.id, name: squad.name } : null,
    rhk: rhk ? { id: rhk.rhkId, text: rhk.text } : null,
    actionItemId: row.actionItemId,
    output: { quantity: row.outputQuantity, unit: row.outputUnit },
    description: row.description,
    status: row.status,
    validator: storedValidator(row, around.holders),
    dueAt: row.status === 'submitted' ? row.dueOn : null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    decision: row.decidedAt && {
      employeeId: row.decidedBy,
      name: row.decidedByName,
      via: row.decidedVia,
      at: row.decidedAt.toISOString(),
      note: row.decisionNote,
    },
    evidence: (around.evidence.get(row.id) ?? []).map(evidenceView),
    clientId: row.clientId,
    version: row.version,
    allowedActions: allowedActivityActions(
      {
        isOwner: row.employeeId === actor.employeeId,
        isValidator: fillsSeat(actor, seatOf(row)) !== null,
      },
      row.status,
    ),
  };
}

export function byActivity(rows: readonly EvidenceRow[]): Map<string, EvidenceRow[]> {
  const found = new Map<string, EvidenceRow[]>();
  for (const row of rows) found.set(row.activityId, [...(found.get(row.activityId) ?? []), row]);
  return found;
}

function storedValidator(row: ActivityRow, holders: SeatHolders): ActivityValidatorDto | null {
  if (row.validatorBecause === null) return null;
  const { employeeId, name } = holders.of(seatOf(row));
  return { employeeId, name, because: row.validatorBecause };
}

export function evidenceView(row: EvidenceRow): EvidenceDto {
  const path = `${API_BASE}/activities/${row.activityId}/evidence/${row.id}`;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    contentType: row.contentType,
    size: row.size,
    url: `${path}/file`,
    thumbnailUrl: row.thumbnailHash === null ? null : `${path}/thumbnail`,
  };
}

/** `08:05` as people write it. */
export const clockText = (time: string): string => time.replace(':', '.');

export function shorten(text: string, length = 80): string {
  const signs = [...text.replace(/\s+/g, ' ')];
  return signs.length <= length ? signs.join('') : `${signs.slice(0, length - 1).join('')}…`;
}
