import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/domain/actor.js';
import { Database } from '../shared/database/database.js';
import type { Sql } from '../shared/database/sql.js';
import { notFound } from '../shared/errors/problem.js';
import { allowedGoalVerbs, editableIds, editsEverywhere } from './domain/policy.js';
import { carriersByNode, gapsOf, GOAL_GAPS } from './domain/rules.js';
import type { GoalDetailDto, GoalNodeDto, GoalTreeDto, PengampuDto } from './goal.dto.js';
import { type GoalRow, TREE_SQL } from './goal.queries.js';
import { GoalLinks } from './goal-links.js';
import { GoalsService } from './goals.service.js';

/** A node panel names so many RHK; the agency's own goal is carried by everybody. */
const PEOPLE_TOLD = 100;

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
    const chain = await this.goals.chain(sql, actor.agencyId, goalId);
    const above = await this.goals.findMany(
      sql,
      actor.agencyId,
      chain.map(({ id }) => id),
    );
    const goal = above.get(goalId);
    if (!goal) throw notFound('Sasaran');
    const subtree = await this.goals.subtreeIds(sql, actor.agencyId, goalId);
    const { employeeId } = actor;
    const { count, mine, people } = await this.links.carriersBelow(sql, actor.agencyId, {
      goalId,
      subtree,
      employeeId,
      limit: PEOPLE_TOLD,
    });
    const squads = await this.links.squadsServing(sql, actor.agencyId, subtree);
    const names = await this.squadNames(sql, actor, [goal]);
    const editable = editableIds(actor, [...above.values()]);
    return {
      ...nodeOf(goal, { names, count, isMine: mine, isEditable: editable.has(goalId) }),
      chain,
      people,
      squads: [...squads],
    };
  }

  private async read(sql: Sql, actor: Actor, year: number): Promise<GoalNodeDto[]> {
    const rows = await sql.query<GoalRow>(TREE_SQL, [actor.agencyId, year]);
    const carriers = await this.links.carriersOfYear(sql, actor.agencyId, year);
    const names = await this.squadNames(sql, actor, rows);
    const editable = editableIds(actor, rows);
    const byNode = carriersByNode(rows, carriers);
    const { employeeId } = actor;
    const mine = new Set(
      carriers.flatMap((one) =>
        employeeId !== null && one.employeeIds.includes(employeeId) ? one.goalId : [],
      ),
    );
    return rows.map((row) =>
      nodeOf(row, {
        names,
        count: byNode.get(row.id)?.size ?? 0,
        isMine: mine.has(row.id),
        isEditable: editable.has(row.id),
      }),
    );
  }

  private squadNames(
    sql: Sql,
    actor: Actor,
    rows: readonly GoalRow[],
  ): Promise<Map<string, string>> {
    return this.links.squadNames(
      sql,
      actor.agencyId,
      rows.flatMap((row) => row.pengampuSquadId ?? []),
    );
  }
}

interface NodeFacts {
  names: ReadonlyMap<string, string>;
  /** People who carry the node or one below it. */
  count: number;
  isMine: boolean;
  isEditable: boolean;
}

function nodeOf(row: GoalRow, { names, count, isMine, isEditable }: NodeFacts): GoalNodeDto {
  const pengampu = pengampuOf(row, names);
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
    mine: isMine,
    gaps: gapsOf({
      indicators: row.indicators.length,
      hasPengampu: pengampu !== null,
      carriers: count,
    }),
    version: row.version,
    allowedActions: allowedGoalVerbs(isEditable),
  };
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
