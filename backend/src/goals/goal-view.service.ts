import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/domain/actor.js';
import { Database } from '../shared/database/database.js';
import type { Sql } from '../shared/database/sql.js';
import { notFound } from '../shared/errors/problem.js';
import type { GoalNode } from './domain/goal.js';
import { allowedGoalVerbs, editableIds, editsEverywhere } from './domain/policy.js';
import { carriersByNode, gapsOf, GOAL_GAPS } from './domain/rules.js';
import type { GoalDetailDto, GoalNodeDto, GoalTreeDto, PengampuDto } from './goal.dto.js';
import { type GoalRow, TREE_SQL } from './goal.queries.js';
import { GoalLinks } from './goal-links.js';
import { GoalsService } from './goals.service.js';

/** The tree as people see it. Everybody of the agency may read it: it is the published plan. */
@Injectable()
export class GoalViewService {
  constructor(
    private readonly database: Database,
    private readonly goals: GoalsService,
    private readonly links: GoalLinks,
  ) {}

  /** The whole year in three statements, however many nodes. */
  async tree(actor: Actor, year = Number(actor.today.slice(0, 4))): Promise<GoalTreeDto> {
    const items = await this.read(this.database, actor, year);
    const gaps = { indicator: 0, pengampu: 0, rhk: 0 };
    for (const gap of GOAL_GAPS) gaps[gap] = items.filter((n) => n.gaps.includes(gap)).length;
    return {
      year,
      items,
      nextCursor: null,
      gaps,
      allowedActions: editsEverywhere(actor) ? ['create'] : [],
    };
  }

  async detail(sql: Sql, actor: Actor, goalId: string): Promise<GoalDetailDto> {
    const goal = await this.goals.find(sql, actor.agencyId, goalId);
    if (!goal) throw notFound('Sasaran');
    const items = await this.read(sql, actor, goal.year);
    const node = items.find((item) => item.id === goalId);
    if (!node) throw notFound('Sasaran');
    const below = await this.goals.subtreeIds(sql, actor.agencyId, goalId);
    const chain = await this.goals.chain(sql, actor.agencyId, goalId);
    const people = await this.links.carriersOf(sql, actor.agencyId, below);
    const squads = await this.links.squadsServing(sql, actor.agencyId, below);
    return {
      ...node,
      chain,
      people: people.map(({ goalId: _serves, ...person }) => person),
      squads: [...squads],
    };
  }

  private async read(sql: Sql, actor: Actor, year: number): Promise<GoalNodeDto[]> {
    const rows = await sql.query<GoalRow>(TREE_SQL, [actor.agencyId, year]);
    const carriers = await this.links.carriersOfYear(sql, actor.agencyId, year);
    const squadNames = await this.links.squadNames(
      sql,
      actor.agencyId,
      rows.flatMap((row) => row.pengampuSquadId ?? []),
    );
    const nodes: GoalNode[] = rows;
    const editable = editableIds(actor, nodes);
    const byNode = carriersByNode(nodes, carriers);
    const { employeeId } = actor;
    const mine = new Set(
      carriers.flatMap((one) =>
        employeeId !== null && one.employeeIds.includes(employeeId) ? one.goalId : [],
      ),
    );
    return rows.map((row): GoalNodeDto => {
      const pengampu = pengampuOf(row, squadNames);
      const count = byNode.get(row.id)?.size ?? 0;
      return {
        id: row.id,
        parentId: row.parentId,
        year: row.year,
        code: row.code,
        level: row.level,
        cascading: row.cascading,
        statement: row.statement,
        pengampu,
        indicators: row.indicators,
        carriers: count,
        mine: mine.has(row.id),
        gaps: gapsOf({
          indicators: row.indicators.length,
          hasPengampu: pengampu !== null,
          carriers: count,
        }),
        version: row.version,
        allowedActions: allowedGoalVerbs(editable.has(row.id)),
      };
    });
  }
}

function pengampuOf(row: GoalRow, squadNames: ReadonlyMap<string, string>): PengampuDto | null {
  if (row.pengampuSquadId !== null) {
    const name = squadNames.get(row.pengampuSquadId) ?? 'Tim kerja';
    return { kind: 'squad', id: row.pengampuSquadId, name };
  }
  if (row.pengampuEmployeeId !== null) {
    const name = row.pengampuEmployeeName ?? 'Pegawai yang sudah tidak bertugas';
    return { kind: 'employee', id: row.pengampuEmployeeId, name };
  }
  if (row.pengampuUnitId === null) return null;
  return { kind: 'unit', id: row.pengampuUnitId, name: row.pengampuUnitName ?? '' };
}
