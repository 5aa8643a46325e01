import { Injectable } from '@nestjs/common';
import { type Actor } from '../../kernel/actor.js';
import { laterOf } from '../../kernel/date.js';
import { transition } from '../../kernel/lifecycle.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import type { SeatHolders } from '../../organization/acting/seat.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { forbidden, notFound, refusal, staleVersion } from '../../platform/errors/problem.js';
import { SquadsService } from '../squads/squads.service.js';
import { AssignmentActivation } from './assignment-activation.service.js';
import { AssignmentStaffing } from './assignment-staffing.service.js';
import {
  decidesVia,
  factsOf,
  policyActor,
  seated,
  type SeatedRow,
  signingOf,
} from './assignment.actor.js';
import type { DecidedAssignmentDto } from './assignment.dto.js';
import { AssignmentLettersService } from './assignment-letters.service.js';
import { AssignmentNews } from './assignment-news.js';
import {
  findReadable,
  lockToDecide,
  type NamedAssignmentRow,
  stepsOf,
} from './assignment.queries.js';
import {
  changeStatus,
  closeTurn,
  type DecidedStep,
  decideStep,
  openStep,
} from './assignment-store.js';
import type { LetterMoment } from './letter-composition.js';
import { AssignmentViewService } from './assignment-view.service.js';
import { dueOn } from './domain/chain.js';
import {
  applyStep,
  ASSIGNMENT_LIFECYCLE,
  type Outcome,
  isRefusal,
  type RefusalAction,
  stepsFor,
} from './domain/lifecycle.js';
import { holdsSeat, mayWithdraw } from './domain/policy.js';
import type { StepAction } from './domain/terms.js';

export type StepDecision = StepAction | RefusalAction | 'withdraw';

/** What comes with a decision. */
export interface Said {
  readonly note: string | null;
  /** Of the preview that was read; where the decision brings letters it must be theirs of now. */
  readonly letterHash: string | null;
  /** Lock counter that the reader saw. */
  readonly version?: number;
}

/** Moved, left or no longer assignable since the start: nothing is decided before what follows from it. */
class PersonChanged extends Error {}

interface Case {
  row: NamedAssignmentRow;
  steps: SeatedRow[];
  squadName: string;
}

/** One step of an assignment: lock, authorise, decide by the pure rules, write, tell (R407–R414). */
@Injectable()
export class AssignmentDecisionService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly squads: SquadsService,
    private readonly calendars: CalendarService,
    private readonly letters: AssignmentLettersService,
    private readonly activation: AssignmentActivation,
    private readonly views: AssignmentViewService,
    private readonly audit: AuditService,
    private readonly news: AssignmentNews,
    private readonly staffing: AssignmentStaffing,
  ) {}

  async decide(
    actor: Actor,
    id: string,
    action: StepDecision,
    { note, letterHash, version }: Said,
  ): Promise<DecidedAssignmentDto> {
    try {
      return await this.decideIn(actor, id, action, { note, letterHash, version });
    } catch (error) {
      if (error instanceof PersonChanged) throw await this.staffing.follow(actor, id);
      throw error;
    }
  }

  private decideIn(
    actor: Actor,
    id: string,
    action: StepDecision,
    { note, letterHash, version }: Said,
  ): Promise<DecidedAssignmentDto> {
    return this.database.transaction(async (tx) => {
      const found = await this.open(tx, actor, id, action);
      if (version !== undefined && version !== found.row.version) throw staleVersion();
      if (action !== 'withdraw') return this.step(tx, actor, found, action, { note, letterHash });
      const after = await this.withdraw(tx, actor, found, note);
      return { ...(await this.views.one(tx, actor, after)), issuedLetters: [] };
    });
  }

  /** Locks the role before the assignment where seats are counted: the same order as the start. */
  private async open(tx: Tx, actor: Actor, id: string, action: StepDecision): Promise<Case> {
    if (action === 'issue') {
      const seen = await findReadable(tx, actor, id);
      if (!seen) throw notFound('Penugasan');
      if (seen.roleId) await this.squads.lockRole(tx, seen.roleId);
    }
    // Sent together, read in this order: what is read is what the lock holds.
    const [locked, row, steps] = await Promise.all([
      lockToDecide(tx, actor.agencyId, id),
      findReadable(tx, actor, id),
      stepsOf(tx, [id], actor.today),
    ]);
    if (!locked || !row) throw notFound('Penugasan');
    if (locked.changed && action !== 'withdraw') throw new PersonChanged();
    const squad = row.squadId ? await this.squads.find(tx, row.agencyId, row.squadId) : null;
    return {
      row,
      steps: seated(row, steps),
      squadName: squad?.name ?? row.task,
    };
  }

  private async step(
    tx: Tx,
    actor: Actor,
    found: Case,
    action: StepAction | RefusalAction,
    { note, letterHash }: Said,
  ): Promise<DecidedAssignmentDto> {
    const { row, steps } = found;
    const now = this.clock.now();
    const isMine = seatHolding(actor, row);
    if (!stepsFor(steps, action).some(isMine))
      throw forbidden('Langkah ini tidak menunggu keputusan Anda.');
    const outcome = applyStep(row, steps, { action, note, now, isMine });
    const decided = steps.find((step) => step.order === outcome.decided);
    if (!decided) throw new Error('the decided step is one of the steps');
    const via = decidesVia(actor, decided);

    if (action === 'issue') await this.requireSeatToIssue(tx, row, actor.today);
    const startsOn = action === 'issue' ? laterOf(row.startsOn, actor.today) : row.startsOn;
    const opens = await this.opened(tx, actor, outcome);
    const change = {
      status: outcome.status,
      ...(action === 'issue' ? { issuedAt: now, startsOn } : {}),
      ...(action === 'acknowledge' ? { acknowledgedAt: now } : {}),
    };
    const verdict: DecidedStep = {
      status: isRefusal(action) ? 'refused' : 'done',
      at: now,
      by: actor.employeeId,
      via,
      note: outcome.note,
    };
    const stepsAfter = outcome.steps.map((step): SeatedRow => {
      if (step.order === decided.order) return withVerdict(step, verdict, actor.name);
      return step.order === opens?.step.order ? { ...step, since: now, dueOn: opens.dueOn } : step;
    });
    const [holders] = await Promise.all([
      this.views.holders(tx, actor, stepsAfter),
      decideStep(tx, decided, verdict),
      opens && openStep(tx, opens.step, now, opens.dueOn),
      changeStatus(tx, row.id, change),
      this.audit.record(tx, actor, {
        action: `assignment.${action}`,
        entity: 'assignment',
        entityId: row.id,
        via,
        detail: { step: decided.order, ...(outcome.note ? { note: outcome.note } : {}) },
      }),
    ]);

    const after: NamedAssignmentRow = { ...row, ...change, version: row.version + 1 };
    const plans = isRefusal(action) ? decided.refusalLetters : decided.letters;
    const moment: LetterMoment = {
      row: after,
      steps,
      signing: signingOf(actor, decided),
      at: now,
      today: actor.today,
      timeZone: actor.timeZone,
      granted: !isRefusal(action),
      note: outcome.note,
    };
    await this.letters.requireSeen(tx, plans, moment, letterHash);
    const delivered = await this.letters.issue(tx, plans, moment);
    if (action === 'acknowledge') {
      const receipt = { on: actor.today, timeZone: actor.timeZone, byLapse: false };
      await this.activation.activate(tx, after, receipt, actor);
    }
    await this.news.letters(tx, after, delivered);
    await this.tell(tx, actor, found, after, outcome, holders);
    return {
      ...(await this.views.known(tx, actor, after, stepsAfter, holders)),
      issuedLetters: delivered.map(({ letter: { id, kind, number } }) => ({ id, kind, number })),
    };
  }

  /** Whose turn it is next, and until when. */
  private async opened(tx: Tx, actor: Actor, outcome: Outcome<SeatedRow>) {
    const step = outcome.steps.find(({ order }) => order === outcome.opened);
    if (!step) return null;
    const calendar = await this.calendars.calendar(tx, actor.agencyId);
    return { step, dueOn: dueOn(step.capacity, actor.today, calendar) };
  }

  /** The role's count holds also when two letters are issued at once: its row is locked. */
  private async requireSeatToIssue(tx: Tx, row: NamedAssignmentRow, today: string): Promise<void> {
    if (row.endsOn < today) {
      throw refusal('period_over', 'Masa penugasan ini sudah berakhir.');
    }
    if (row.roleId) await this.squads.requireSeatToIssue(tx, row.roleId, row.id);
  }

  /** A request that went out already is cancelled with it, so that nobody acts on a request that is no longer made. */
  private async withdraw(
    tx: Tx,
    actor: Actor,
    found: Case,
    note: string | null,
  ): Promise<NamedAssignmentRow> {
    const { row, steps } = found;
    if (!mayWithdraw(policyActor(actor), factsOf(row))) {
      throw forbidden('Hanya yang memulai penugasan ini yang dapat menariknya.');
    }
    const status = transition(ASSIGNMENT_LIFECYCLE, row.status, 'withdraw', note);
    await changeStatus(tx, row.id, { status });
    await closeTurn(tx, [row.id]);
    const cancelled = await this.letters.cancelRequest(tx, row.id, {
      at: this.clock.now(),
      reason: note ? `Permohonan ditarik: ${note}` : 'Permohonan ditarik oleh pemohon.',
    });
    await this.audit.record(tx, actor, {
      action: 'assignment.withdraw',
      entity: 'assignment',
      entityId: row.id,
      via: row.startedAs,
      detail: {
        ...(note ? { note } : {}),
        ...(cancelled.length > 0 ? { cancelled: cancelled.map(({ number }) => number) } : {}),
      },
    });
    const after = { ...row, status, version: row.version + 1 };
    await this.news.withdrawn(tx, actor.timeZone, after, steps, note);
    return after;
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    found: Case,
    after: NamedAssignmentRow,
    outcome: Outcome<SeatedRow>,
    holders: SeatHolders,
  ): Promise<void> {
    if (after.status === 'declined' || after.status === 'rejected') {
      const title = after.status === 'declined' ? 'Pegawai tidak bersedia' : 'Penugasan ditolak';
      const to = [after.starterEmployeeId, after.employeeId].filter(
        (id) => id !== actor.employeeId,
      );
      await this.news.over(tx, after, to, title, outcome.note);
      return;
    }
    await this.news.turn(tx, actor.timeZone, after, outcome.steps, found.squadName, { holders });
  }
}

const withVerdict = (step: SeatedRow, verdict: DecidedStep, name: string): SeatedRow => ({
  ...step,
  decidedAt: verdict.at,
  decidedBy: verdict.by,
  decidedByName: name,
  decidedVia: verdict.via,
  note: verdict.note,
});

/** Whether the actor holds the seat of a step. */
function seatHolding(actor: Actor, row: NamedAssignmentRow): (step: SeatedRow) => boolean {
  const [me, facts] = [policyActor(actor), factsOf(row)];
  return (step) => holdsSeat(me, facts, step);
}
