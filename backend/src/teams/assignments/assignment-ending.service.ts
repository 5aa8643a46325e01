import { Injectable } from '@nestjs/common';
import { LettersService } from '../../documents/letters/letters.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import type { Ending, EndingUndo } from '../squads/assignment-tie.js';
import { AssignmentEndNews } from './assignment-end-news.js';
import {
  type EndedAssignment,
  endRunning,
  lockMeant,
  undoEndings,
  withdrawPending,
} from './assignment-ending.store.js';
import { closeTurn } from './assignment.store.js';

/** How assignments end together with the memberships that rest on them. */
@Injectable()
export class AssignmentEnding {
  constructor(
    private readonly clock: Clock,
    private readonly letters: LettersService,
    private readonly audit: AuditService,
    private readonly news: AssignmentEndNews,
  ) {}

  /** With a squad, or on a handover of its leadership, also what is still on its way is withdrawn. */
  async end(tx: Tx, ending: Ending): Promise<void> {
    await lockMeant(tx, ending);
    const at = this.clock.now();
    const running = await endRunning(tx, ending, at);
    const withdrawn =
      ending.cause === 'squad' || ending.cause === 'handover'
        ? await withdrawPending(tx, ending, at)
        : [];
    const untold = running.filter((one) => isUntold(ending, one));
    await this.news.stopped(tx, ending, [...untold, ...withdrawn]);
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

/**
 * Members hear of the end of their membership; this is for those who have none yet, and for a leader who hands over.
 * Whoever ends or recalls one by itself tells it, and those who leave need not be told.
 */
const isUntold = ({ cause }: Ending, assignment: EndedAssignment): boolean =>
  isOver(assignment) &&
  (cause === 'handover' || (cause === 'squad' && assignment.before === 'issued'));

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
