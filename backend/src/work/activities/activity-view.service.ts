import { Injectable } from '@nestjs/common';
import { type Actor, fillsSeat, hasGrant, headedUnitIds, type Seat } from '../../kernel/actor.js';
import { GoalsService } from '../../planning/goals/goals.service.js';
import { type SeatHolders, SeatService } from '../../organization/acting/seat.service.js';
import type { Sql } from '../../platform/database/sql.js';
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
import { EDITABLE } from './domain/lifecycle.js';
import {
  type ActivityActor,
  type ActivityReader,
  allowedActivityActions,
  mayReadActivity,
} from './domain/policy.js';
import { overlapping } from './domain/rules.js';
import { type Booking, ValidatorService } from './validator.service.js';
import { SkpService } from '../../planning/skp/skp.service.js';
import { type SquadFacts, SquadsService } from '../../teams/squads/squads.service.js';

const API_BASE = '/api/v1';

/** An activity with everything that decisions and answers need to know about it. */
export interface ActivityFacts extends Booking {
  row: ActivityRow;
  evidence: readonly EvidenceRow[];
}

/** What a verb knows anyway, so that its answer need not ask again. */
interface Known {
  validator?: ActivityValidatorDto;
  neverReturned?: boolean;
}

export const seatOf = (
  row: Pick<ActivityRow, 'validatorUnitId' | 'validatorEmployeeId'>,
): Seat => ({
  unitId: row.validatorUnitId,
  employeeId: row.validatorEmployeeId,
});

export const readerOf = (actor: Actor): ActivityReader => ({
  employeeId: actor.employeeId,
  headOfUnitIds: headedUnitIds(actor),
  isAuditor: hasGrant(actor, 'auditor'),
});

/** What the actor is to the row today. */
export const standing = (actor: Actor, row: ActivityRow): ActivityActor => ({
  isOwner: row.employeeId === actor.employeeId,
  isValidator: fillsSeat(actor, seatOf(row)) !== null,
});

/** Whether a row may be read as far as it can be told without its squad, or with it. */
export const isReadableWith = (actor: Actor, row: ActivityRow, squad: SquadFacts | null): boolean =>
  mayReadActivity(readerOf(actor), {
    employeeId: row.employeeId,
    status: row.status,
    validator: seatOf(row),
    squad,
    owner: {
      assessors: [
        { unitId: row.assessorUnitId, employeeId: row.assessorEmployeeId },
        { unitId: row.presentAssessorUnitId, employeeId: row.presentAssessorEmployeeId },
      ],
      unitPath: row.unitPath,
    },
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
    const [all, holders] = await Promise.all([
      this.facts(sql, actor.agencyId, rows),
      this.seats.holders(sql, actor.agencyId, actor.timeZone, rows.map(seatOf)),
    ]);
    return all.map((facts) => item(actor, facts, storedValidator(facts.row, holders)));
  }

  /** One activity with its warnings; a draft names the validator that it would get. */
  async one(sql: Sql, actor: Actor, facts: ActivityFacts, known: Known = {}): Promise<ActivityDto> {
    const { row } = facts;
    const isOpen = EDITABLE.includes(row.status);
    const isNew = known.neverReturned === true || row.submittedAt === null;
    const [validator, warnings, goalChain, previous] = await Promise.all([
      known.validator ?? this.validator(sql, actor, facts),
      isOpen || row.status === 'submitted' ? this.warnings(sql, actor, row) : [],
      this.goalChain(sql, actor.agencyId, facts),
      isNew ? null : lastReturn(sql, actor.agencyId, row.id),
    ]);
    return { ...item(actor, facts, validator), warnings, goalChain, previous };
  }

  /** What stands around these rows: three statements, asked together. */
  async facts(sql: Sql, agencyId: string, rows: readonly ActivityRow[]): Promise<ActivityFacts[]> {
    const idsOf = (pick: (row: ActivityRow) => string | null): string[] => [
      ...new Set(rows.flatMap((row) => pick(row) ?? [])),
    ];
    const [found, squads, rhk] = await Promise.all([
      listEvidence(
        sql,
        agencyId,
        rows.map((row) => row.id),
      ),
      this.squads.findMany(
        sql,
        agencyId,
        idsOf((row) => row.squadId),
      ),
      this.skp.rhkFacts(
        sql,
        agencyId,
        idsOf((row) => row.rhkId),
      ),
    ]);
    const evidence = byActivity(found);
    return rows.map((row) => ({
      row,
      squad: squads.get(row.squadId ?? '') ?? null,
      rhk: rhk.get(row.rhkId ?? '') ?? null,
      evidence: evidence.get(row.id) ?? [],
    }));
  }

  async factsOf(sql: Sql, agencyId: string, row: ActivityRow): Promise<ActivityFacts> {
    const [facts] = await this.facts(sql, agencyId, [row]);
    return facts ?? { row, squad: null, rhk: null, evidence: [] };
  }

  /** The squad is looked up only for somebody whom nothing else lets read. */
  async isReadable(sql: Sql, actor: Actor, row: ActivityRow): Promise<boolean> {
    if (isReadableWith(actor, row, null)) return true;
    const squad = row.squadId ? await this.squads.find(sql, actor.agencyId, row.squadId) : null;
    return squad !== null && isReadableWith(actor, row, squad);
  }

  /** What the work serves: the goal of its RHK, of the RHK above it, or of its squad. */
  private async goalChain(
    sql: Sql,
    agencyId: string,
    { squad, rhk }: Booking,
  ): Promise<SupportedGoalDto[]> {
    const aboveId = rhk?.goalId ? null : rhk?.intervenedRhkId;
    const above = aboveId
      ? (await this.skp.rhkFacts(sql, agencyId, [aboveId])).get(aboveId)
      : undefined;
    const goalId = rhk?.goalId ?? above?.goalId ?? squad?.goalId;
    if (!goalId) return [];
    const chain = await this.goals.chain(sql, agencyId, goalId);
    return chain.map(({ id, level, statement, unitName }) => ({ id, level, statement, unitName }));
  }

  private async validator(
    sql: Sql,
    actor: Actor,
    facts: ActivityFacts,
  ): Promise<ActivityValidatorDto | null> {
    const { row } = facts;
    if (!EDITABLE.includes(row.status)) {
      const holders = await this.seats.holders(sql, actor.agencyId, actor.timeZone, [seatOf(row)]);
      return storedValidator(row, holders);
    }
    const { employeeId, name, because } = await this.validators.of(sql, actor, row, facts);
    return { employeeId, name, because };
  }

  /** Overlap gives warnings, never a refusal (R602). */
  private async warnings(sql: Sql, actor: Actor, row: ActivityRow): Promise<ActivityWarningDto[]> {
    const others = await listAround(sql, actor.agencyId, row.employeeId, row.date);
    return overlapping(row, others).map((other) => ({
      code: 'overlap',
      message: `Waktunya bersamaan dengan “${other.name ?? shorten(other.description)}”, ${clockText(other.startsAt)}–${clockText(other.endsAt)}.`,
      activityId: other.id,
    }));
  }
}

function item(
  actor: Actor,
  { row, squad, rhk, evidence }: ActivityFacts,
  validator: ActivityValidatorDto | null,
): ActivityListItemDto {
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
    validator,
    dueAt: row.status === 'submitted' ? row.dueOn : null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    decision: row.decidedAt && {
      employeeId: row.decidedBy,
      name: row.decidedByName,
      via: row.decidedVia,
      at: row.decidedAt.toISOString(),
      note: row.decisionNote,
    },
    evidence: evidence.map(evidenceView),
    clientId: row.clientId,
    version: row.version,
    allowedActions: allowedActivityActions(standing(actor, row), row.status),
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
