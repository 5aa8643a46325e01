import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LettersService } from '../../documents/letters/letters.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import {
  AssignmentEndings,
  type AssignmentEnds,
  type Ending,
  type EndingUndo,
} from '../squads/assignment-endings.js';
import {
  type EndedAssignment,
  endRunning,
  lockMeant,
  shortenWithSquad,
  undoEndings,
  withdrawPending,
} from './assignment-ending.store.js';
import { closeTurn } from './assignment-store.js';

/** How assignments end together with the memberships that rest on them. */
@Injectable()
export class AssignmentEnding implements AssignmentEnds, OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly endings: AssignmentEndings,
    private readonly letters: LettersService,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.endings.register(this);
  }

  /** With a squad, or on a handover of its leadership, also what is still on its way is withdrawn. */
  async end(tx: Tx, ending: Ending): Promise<void> {
    await lockMeant(tx, ending);
    const at = this.clock.now();
    const running = await endRunning(tx, ending, at);
    const withdrawn =
      ending.cause === 'squad' || ending.cause === 'handover'
        ? await withdrawPending(tx, ending, at)
        : [];
    await closeTurn(
      tx,
      [...running.filter(isOver), ...withdrawn].map(({ id }) => id),
    );
    await this.letters.cancelRequests(
      tx,
      withdrawn.map(({ id, reason }) => ({ assignmentId: id, reason })),
      at,
    );
    // A recall cancels them itself, with the number of its letter.
    if (ending.cause !== 'recall') {
      await this.letters.cancelAssignments(
        tx,
        running
          .filter(({ status }) => status === 'recalled')
          .map(({ id, reason }) => ({ assignmentId: id, reason })),
        at,
      );
    }
    await this.audit.record(
      tx,
      ending.subject,
      ...[...running, ...withdrawn].map((assignment) => eventOf(ending, assignment)),
    );
  }

  shorten(tx: Tx, squadId: string, endsOn: string): Promise<void> {
    return shortenWithSquad(tx, squadId, endsOn);
  }

  async undo(tx: Tx, undo: EndingUndo): Promise<void> {
    await lockMeant(tx, undo);
    const back = await undoEndings(tx, undo);
    await this.audit.record(
      tx,
      undo.subject,
      ...back.map(({ id, endsOn }) => ({
        action: 'assignment.end-undo',
        entity: 'assignment',
        entityId: id,
        via: undo.via,
        detail: { cause: undo.cause, endsOn },
      })),
    );
  }
}

const isOver = ({ before, status }: EndedAssignment): boolean => before !== status;

const VERBS: Partial<Record<EndedAssignment['status'], string>> = {
  withdrawn: 'assignment.withdraw',
  recalled: 'assignment.recall',
};

const eventOf = ({ cause, via }: Ending, assignment: EndedAssignment) => ({
  action: cause === 'recall' ? 'assignment.recall' : (VERBS[assignment.status] ?? 'assignment.end'),
  entity: 'assignment',
  entityId: assignment.id,
  via,
  detail: {
    from: assignment.before,
    lastDay: assignment.lastDay,
    cause,
    reason: assignment.reason,
  },
});
