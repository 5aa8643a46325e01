import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { IsoDate } from '../../kernel/date.js';
import type { AuditSubject } from '../../workflow/events/audit.service.js';
import type { Tx } from '../../platform/database/database.js';
import type { AskingSquad } from './domain/policy.js';

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

/**
 * What squads ask of assignments: SQL to read them by, so that one statement still answers a page, who may ask for one, and to
 * end them.
 */
export interface SquadAssignments {
  /**
   * A table expression of what is asked for, issued or running: `id, squad_id, role_id, employee_id, status` (a
   * `ClaimStatus`), `origin`, and `is_leaving` once an early end is noted.
   */
  readonly live: string;
  /** A query with a row for each assignment that the role ever had, also those that are over. */
  everInRole(role: string): string;
  /** Whether the actor may ask members into the squad, whomever it would be. */
  mayProposeTo(actor: Actor, squad: AskingSquad): boolean;
  /** Whether the actor may ask for a seat themselves. */
  mayVolunteer(actor: Actor): boolean;
  end(tx: Tx, ending: Ending): Promise<void>;
  /** Nobody is assigned to a squad for longer than it lasts. */
  shorten(tx: Tx, squadId: string, endsOn: IsoDate): Promise<void>;
  undo(tx: Tx, undo: EndingUndo): Promise<void>;
}

/**
 * Assignments stand above squads and keep their own tables. They register at start what squads may ask of them, so that no
 * file here imports them or names their tables.
 */
@Injectable()
export class AssignmentTie implements SquadAssignments {
  private registered: SquadAssignments | null = null;

  register(assignments: SquadAssignments): void {
    this.registered = assignments;
  }

  get live(): string {
    return this.assignments.live;
  }

  everInRole(role: string): string {
    return this.assignments.everInRole(role);
  }

  mayProposeTo(actor: Actor, squad: AskingSquad): boolean {
    return this.assignments.mayProposeTo(actor, squad);
  }

  mayVolunteer(actor: Actor): boolean {
    return this.assignments.mayVolunteer(actor);
  }

  end(tx: Tx, ending: Ending): Promise<void> {
    return this.assignments.end(tx, ending);
  }

  shorten(tx: Tx, squadId: string, endsOn: IsoDate): Promise<void> {
    return this.assignments.shorten(tx, squadId, endsOn);
  }

  undo(tx: Tx, undo: EndingUndo): Promise<void> {
    return this.assignments.undo(tx, undo);
  }

  private get assignments(): SquadAssignments {
    if (!this.registered) throw new Error('assignments register with squads at start');
    return this.registered;
  }
}
