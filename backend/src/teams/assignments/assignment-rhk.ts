import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type GoalFacts, GoalsService } from '../../planning/goals/goals.service.js';
import { PeopleService } from '../../organization/people/people.service.js';
import type { Sql } from '../../platform/database/sql.js';
import { RunningWork } from '../../planning/skp/running-work.js';
import type { RhkProposal } from '../../planning/skp/skp.service.js';
import { type SquadFacts, SquadsService } from '../squads/squads.service.js';
import { type AssignmentRow, runningAssignments } from './assignment.queries.js';

/** The RHK that an assignment brings; work for another unit organisasi is tambahan (R306). */
export const rhkFrom = (
  row: AssignmentRow,
  squad: SquadFacts | null,
  goal: GoalFacts | null,
  isOwnUnit: boolean,
): RhkProposal => ({
  agencyId: row.agencyId,
  employeeId: row.employeeId,
  squadId: squad?.id ?? null,
  goalId: goal?.id ?? null,
  ownerUnitId: row.ownerUnitId,
  assignmentId: row.id,
  text: row.letterDraft ?? goal?.statement ?? row.task,
  kind: isOwnUnit ? 'utama' : 'tambahan',
  until: row.endsOn,
});

/** Running assignments go on into the next SKP, of the next year or of the next post. */
@Injectable()
export class AssignmentRhk implements OnModuleInit {
  constructor(
    private readonly work: RunningWork,
    private readonly squads: SquadsService,
    private readonly goals: GoalsService,
    private readonly people: PeopleService,
  ) {}

  onModuleInit(): void {
    this.work.register((sql, agencyId, employeeId, range) =>
      this.running(sql, agencyId, employeeId, range),
    );
  }

  private async running(
    sql: Sql,
    agencyId: string,
    employeeId: string,
    range: { from: string; until: string },
  ): Promise<RhkProposal[]> {
    const rows = await runningAssignments(sql, agencyId, employeeId, range);
    if (rows.length === 0) return [];
    const person = await this.people.find(sql, agencyId, employeeId);
    const squads = await this.squads.findMany(
      sql,
      agencyId,
      rows.flatMap(({ squadId }) => squadId ?? []),
    );
    const goals = await this.goals.findMany(
      sql,
      agencyId,
      [...squads.values()].map(({ goalId }) => goalId),
    );
    return rows.map((row) => {
      const squad = squads.get(row.squadId ?? '') ?? null;
      const goal = goals.get(squad?.goalId ?? '') ?? null;
      return rhkFrom(row, squad, goal, row.ownerUnitId === person?.organizationalUnitId);
    });
  }
}
