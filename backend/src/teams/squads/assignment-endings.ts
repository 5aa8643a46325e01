import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../kernel/date.js';
import type { AuditSubject } from '../../workflow/events/audit.service.js';
import type { Tx } from '../../platform/database/database.js';

/** Why a membership ends before its time. */
export const ENDING_CAUSES = ['recall', 'end', 'left', 'squad', 'handover'] as const;
export type EndingCause = (typeof ENDING_CAUSES)[number];

/** One person in one squad (or in all, with `squadId` null), or everybody in a squad (`employeeId` null). */
export interface EndingTarget {
  readonly employeeId: string | null;
  readonly squadId: string | null;
  /** Only this assignment of the person. */
  readonly assignmentId?: string;
  /** Still worked. */
  readonly lastDay: IsoDate;
  readonly reason: string;
}

export interface Ending {
  readonly agencyId: string;
  readonly today: IsoDate;
  readonly cause: EndingCause;
  readonly subject: AuditSubject;
  readonly via: string | null;
  /** Either all of persons or all of whole squads. */
  readonly targets: readonly EndingTarget[];
}

export interface EndingUndo {
  readonly agencyId: string;
  readonly today: IsoDate;
  readonly cause: EndingCause;
  readonly subject: AuditSubject;
  readonly via: string | null;
  readonly targets: readonly Pick<EndingTarget, 'employeeId' | 'squadId' | 'assignmentId'>[];
}

export interface AssignmentEnds {
  end(tx: Tx, ending: Ending): Promise<void>;
  /** Nobody is assigned to a squad for longer than it lasts. */
  shorten(tx: Tx, squadId: string, endsOn: IsoDate): Promise<void>;
  undo(tx: Tx, undo: EndingUndo): Promise<void>;
}

/** Assignments end their own rows: they announce how at start, so that squads need not know them. */
@Injectable()
export class AssignmentEndings implements AssignmentEnds {
  private ends: AssignmentEnds = {
    end: () => Promise.resolve(),
    shorten: () => Promise.resolve(),
    undo: () => Promise.resolve(),
  };

  register(ends: AssignmentEnds): void {
    this.ends = ends;
  }

  end(tx: Tx, ending: Ending): Promise<void> {
    return this.ends.end(tx, ending);
  }

  shorten(tx: Tx, squadId: string, endsOn: IsoDate): Promise<void> {
    return this.ends.shorten(tx, squadId, endsOn);
  }

  undo(tx: Tx, undo: EndingUndo): Promise<void> {
    return this.ends.undo(tx, undo);
  }
}
