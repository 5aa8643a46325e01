import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GoalLinks, type SquadLink, type SquadSource } from '../../planning/goals/goal-links.js';
import type { Sql } from '../../platform/database/sql.js';

const COLUMNS = 'id, goal_id as "goalId", name, status';

/** Tells the goal tree which squads serve its nodes. */
@Injectable()
export class SquadLinks implements SquadSource, OnModuleInit {
  constructor(private readonly links: GoalLinks) {}

  onModuleInit(): void {
    this.links.registerSquads(this);
  }

  async named(sql: Sql, agencyId: string, squadIds: readonly string[]): Promise<SquadLink[]> {
    if (squadIds.length === 0) return [];
    return sql.query<SquadLink>(
      `select ${COLUMNS} from squad where agency_id = $1 and id = any($2::uuid[])`,
      [agencyId, squadIds],
    );
  }

  async serving(sql: Sql, agencyId: string, goalIds: readonly string[]): Promise<SquadLink[]> {
    if (goalIds.length === 0) return [];
    return sql.query<SquadLink>(
      `select ${COLUMNS} from squad
        where agency_id = $1 and goal_id = any($2::uuid[]) and status not in ('draft', 'disbanded')
        order by status, name limit 100`,
      [agencyId, goalIds],
    );
  }
}
