import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/database.js';
import {
  AssignmentTie,
  type Ending,
  type EndingUndo,
  type SquadAssignments,
} from '../squads/assignment-tie.js';
import type { AskingSquad } from '../squads/domain/policy.js';
import { CLAIM_STATUSES } from '../squads/domain/capacity.js';
import { AssignmentEnding } from './assignment-ending.service.js';
import { shortenWithSquad } from './assignment-ending.store.js';
import type { AssignmentStatus } from './domain/lifecycle.js';
import { mayProposeTo, mayVolunteer } from './domain/proposing.js';

const LIVE_STATUSES: readonly AssignmentStatus[] = CLAIM_STATUSES;

/**
 * What is asked for, issued or running, as a table expression: PostgreSQL folds it into the statement around it, which is
 * planned as if it named the table itself.
 */
export const LIVE_ASSIGNMENTS = `(
  select id, squad_id, role_id, employee_id, status, origin, ending_cause is not null as is_leaving
    from assignment where status in (${LIVE_STATUSES.map((status) => `'${status}'`).join(', ')}))`;

/** What other features may ask of assignments. Squads, which stand below, ask through their tie. */
@Injectable()
export class AssignmentApi implements SquadAssignments, OnModuleInit {
  readonly live = LIVE_ASSIGNMENTS;

  constructor(
    private readonly tie: AssignmentTie,
    private readonly ending: AssignmentEnding,
  ) {}

  onModuleInit(): void {
    this.tie.register(this);
  }

  everInRole(role: string): string {
    return `select 1 from assignment where role_id = ${role}`;
  }

  mayProposeTo(actor: Actor, squad: AskingSquad): boolean {
    return mayProposeTo(actor, squad);
  }

  mayVolunteer(actor: Actor): boolean {
    return mayVolunteer(actor);
  }

  end(tx: Tx, ending: Ending): Promise<void> {
    return this.ending.end(tx, ending);
  }

  shorten(tx: Tx, squadId: string, endsOn: string): Promise<void> {
    return shortenWithSquad(tx, squadId, endsOn);
  }

  undo(tx: Tx, undo: EndingUndo): Promise<void> {
    return this.ending.undo(tx, undo);
  }
}
