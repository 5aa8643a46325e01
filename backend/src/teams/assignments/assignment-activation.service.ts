import { Injectable } from '@nestjs/common';
import { GoalsService } from '../../planning/goals/goals.service.js';
import { type AuditSubject } from '../../workflow/events/audit.service.js';
import type { Tx } from '../../platform/database/database.js';
import { refusal } from '../../platform/errors/problem.js';
import { SkpService } from '../../planning/skp/skp.service.js';
import { SquadsService } from '../squads/squads.service.js';
import { AssignmentNews } from './assignment-news.js';
import { rhkFrom } from './assignment-rhk.js';
import type { NamedAssignmentRow } from './assignment.queries.js';
import { membershipStartsOn } from './domain/lifecycle.js';

export interface Receipt {
  /** The day in the agency's zone. */
  readonly on: string;
  readonly timeZone: string;
  readonly byLapse: boolean;
}

/** What a received letter sets going (R412, R413, R415). */
@Injectable()
export class AssignmentActivation {
  constructor(
    private readonly squads: SquadsService,
    private readonly goals: GoalsService,
    private readonly skp: SkpService,
    private readonly news: AssignmentNews,
  ) {}

  /** Membership from the later of receipt and the letter's first day, and a proposed RHK. */
  async activate(
    tx: Tx,
    row: NamedAssignmentRow,
    receipt: Receipt,
    subject: AuditSubject,
  ): Promise<void> {
    const startsOn = membershipStartsOn(receipt.on, row.startsOn);
    if (startsOn > row.endsOn) {
      throw refusal('period_over', 'Masa penugasan ini sudah berakhir.');
    }
    const squad = row.squadId ? await this.squads.find(tx, row.agencyId, row.squadId) : null;
    if (squad && row.roleId) {
      await this.squads.addMember(tx, {
        agencyId: row.agencyId,
        squadId: squad.id,
        roleId: row.roleId,
        employeeId: row.employeeId,
        assignmentId: row.id,
        sharePercent: row.sharePercent,
        startsOn,
        endsOn: row.endsOn,
      });
    }
    const goal = squad ? await this.goals.find(tx, row.agencyId, squad.goalId) : null;
    const isOwnUnit = row.route === 'within_unit';
    await this.skp.proposeRhk(tx, rhkFrom(row, squad, goal, isOwnUnit), subject);
    await this.news.begun(
      tx,
      receipt.timeZone,
      row,
      squad?.leaderEmployeeId ?? null,
      receipt.byLapse,
    );
  }
}
