import { Injectable } from '@nestjs/common';
import { type Actor, isHeadOf } from '../../kernel/actor.js';
import { type SeatHolders, SeatService } from '../../organization/acting/seat.service.js';
import { groupBy } from '../../platform/collections.js';
import type { Sql } from '../../platform/database/sql.js';
import { SquadsService } from '../squads/squads.service.js';
import { factsOf, policyActor, seated } from './assignment.actor.js';
import type { ApproverDto, AssignmentDto, StepDto } from './assignment.dto.js';
import type { OfferedAction } from './domain/terms.js';
import { type NamedAssignmentRow, type StepRow, stepsOf } from './assignment.queries.js';
import { pendingStep } from './domain/lifecycle.js';
import { allowedActions, holdsSeat, mayReplaceLetter } from './domain/policy.js';
import { canEditDraft } from './domain/draft.js';

interface Names {
  holders: SeatHolders;
  posts: Map<string, string>;
  squads: Map<string, string>;
}

/** Assignments as the API answers them; a fixed number of statements, however many there are. */
@Injectable()
export class AssignmentViewService {
  constructor(
    private readonly seats: SeatService,
    private readonly squads: SquadsService,
  ) {}

  async one(sql: Sql, actor: Actor, row: NamedAssignmentRow): Promise<AssignmentDto> {
    const steps = await stepsOf(sql, [row.id], actor.today);
    return this.known(sql, actor, row, steps, await this.holders(sql, actor, steps));
  }

  /** The same from what the verb has read and written. */
  async known(
    sql: Sql,
    actor: Actor,
    row: NamedAssignmentRow,
    steps: readonly StepRow[],
    holders: SeatHolders,
  ): Promise<AssignmentDto> {
    return viewOf(actor, row, steps, await this.names(sql, [row], steps, holders));
  }

  /** Who sits on the seats of the steps that nobody has decided. */
  holders(sql: Sql, actor: Actor, steps: readonly StepRow[]): Promise<SeatHolders> {
    const undecided = steps.filter((step) => step.decidedBy === null);
    return this.seats.holders(
      sql,
      actor.agencyId,
      actor.timeZone,
      undecided.map(({ unitId, employeeId }) => ({ unitId, employeeId })),
    );
  }

  private async names(
    sql: Sql,
    rows: readonly NamedAssignmentRow[],
    steps: readonly StepRow[],
    holders: SeatHolders,
  ): Promise<Names> {
    const [posts, squads] = await Promise.all([
      this.seats.headTitles(
        sql,
        steps.flatMap((step) => step.unitId ?? []),
      ),
      this.squads.names(
        sql,
        rows.flatMap((row) => row.squadId ?? []),
      ),
    ]);
    return { holders, posts, squads };
  }

  async many(
    sql: Sql,
    actor: Actor,
    rows: readonly NamedAssignmentRow[],
  ): Promise<AssignmentDto[]> {
    if (rows.length === 0) return [];
    const steps = await stepsOf(
      sql,
      rows.map((row) => row.id),
      actor.today,
    );
    const names = await this.names(sql, rows, steps, await this.holders(sql, actor, steps));
    const byAssignment = groupBy(steps, (step) => step.assignmentId);
    return rows.map((row) => viewOf(actor, row, byAssignment.get(row.id) ?? [], names));
  }
}

function viewOf(
  actor: Actor,
  row: NamedAssignmentRow,
  steps: readonly StepRow[],
  names: Names,
): AssignmentDto {
  return {
    id: row.id,
    route: row.route,
    origin: row.origin,
    status: row.status,
    version: row.version,
    squad: row.squadId ? { id: row.squadId, name: names.squads.get(row.squadId) ?? '' } : null,
    role: row.roleId ? { id: row.roleId, title: row.task } : null,
    employee: {
      employeeId: row.employeeId,
      name: row.employeeName,
      positionName: row.employeePosition,
      unitName: row.employeeUnit,
    },
    startedBy: {
      employeeId: row.starterEmployeeId,
      name: row.starterName,
      capacity: row.startedAs,
    },
    ownerUnit: { id: row.ownerUnitId, name: row.ownerUnitName },
    homeUnit: { id: row.homeUnitId, name: row.homeUnitName },
    task: row.task,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    sharePercent: row.sharePercent,
    note: row.note,
    letterDraft: row.letterDraft ?? '',
    previousId: row.previousId,
    endingReason: row.endingReason,
    createdAt: row.createdAt.toISOString(),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    receivedByLapse: row.receivedByLapse,
    ending: endingView(row),
    steps: steps.map((step) => stepView(row, step, names)),
    allowedActions: actionsFor(actor, row, steps),
  };
}

function endingView(row: NamedAssignmentRow): AssignmentDto['ending'] {
  if (row.endingCause === null || row.endingAt === null) return null;
  return {
    cause: row.endingCause,
    reason: row.endingReason ?? '',
    lastDay: row.endsOn,
    plannedEndsOn: row.plannedEndsOn,
    decidedAt: row.endingAt.toISOString(),
    isNoted: row.status === 'issued' || row.status === 'active',
  };
}

/** The transitions, and what the starter and the employee may do beside them. */
function actionsFor(
  actor: Actor,
  row: NamedAssignmentRow,
  steps: readonly StepRow[],
): OfferedAction[] {
  const me = policyActor(actor);
  const seats = seated(row, steps);
  const actions: OfferedAction[] = allowedActions(me, factsOf(row), seats);
  const current = pendingStep(seats);
  const waitsForOthers = current !== null && !holdsSeat(me, factsOf(row), current);
  if (
    waitsForOthers &&
    row.starterEmployeeId === actor.employeeId &&
    current.remindedOn !== actor.today
  ) {
    actions.push('remind');
  }
  if (canEditDraft(actor.employeeId, row)) actions.push('letter-draft');
  if (row.squadId && row.endingCause !== null && isInCharge(actor, row)) {
    actions.push('find-replacement');
  }
  const issue = seats.find((step) => step.action === 'issue');
  if (issue && mayReplaceLetter(factsOf(row)) && holdsSeat(me, factsOf(row), issue)) {
    actions.push('replace-letter');
  }
  return actions;
}

/** Who looks for people for this squad. */
const isInCharge = (actor: Actor, row: NamedAssignmentRow): boolean =>
  isHeadOf(actor, row.ownerUnitId) || actor.leads.some(({ squadId }) => squadId === row.squadId);

function stepView(row: NamedAssignmentRow, step: StepRow, names: Names): StepDto {
  return {
    order: step.order,
    action: step.action,
    approver: approverOf(row, step, names),
    status: step.status,
    letters: step.letters.map(({ kind }) => kind),
    since: step.since?.toISOString() ?? null,
    dueAt: step.dueOn,
    decidedAt: step.decidedAt?.toISOString() ?? null,
    note: step.note,
  };
}

function approverOf(row: NamedAssignmentRow, step: StepRow, names: Names): ApproverDto {
  const common = {
    capacity: step.capacity,
    unitId: step.unitId,
    post: postOf(row, step, names),
  };
  if (step.decidedBy !== null) {
    const delegated = step.decidedVia?.split(':')[1];
    return {
      ...common,
      employeeId: step.decidedBy,
      name: step.decidedByName,
      delegationKind: delegated === 'plt' || delegated === 'plh' ? delegated : null,
      forecast: false,
    };
  }
  const holder = names.holders.of({ unitId: step.unitId, employeeId: step.employeeId });
  return {
    ...common,
    employeeId: holder.employeeId,
    name: holder.name,
    delegationKind: holder.delegationKind,
    forecast: step.status === 'waiting',
  };
}

function postOf(row: NamedAssignmentRow, step: StepRow, names: Names): string {
  if (step.capacity === 'employee') return row.employeePosition;
  if (step.employeeId !== null) {
    return names.holders.of({ unitId: null, employeeId: step.employeeId }).positionName ?? '';
  }
  return step.unitId ? (names.posts.get(step.unitId) ?? '') : '';
}
