import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Sql } from '../../platform/database/sql.js';
import { notFound } from '../../platform/errors/problem.js';
import { editsEverywhere, mayEditGoal } from './domain/policy.js';
import type { GoalDetailDto } from './goal.dto.js';
import type { GoalRow } from './goal.queries.js';
import { GoalLinks } from './goal-links.js';
import { nodeOf } from './goal-node.js';
import { GoalTrees, type NodeForm } from './goal-trees.service.js';
import { GoalsService } from './goals.service.js';

/** A node panel names so many RHK; the agency's own goal is carried by everybody. */
const PEOPLE_TOLD = 100;

/** A GoalTreeDto, written out. */
export interface GoalTreeAnswer {
  plain(): Buffer;
  /** As `content-encoding: deflate`. */
  deflated(): Buffer;
}

/** The tree as people see it. Everybody of the agency may read it: it is the published plan. */
@Injectable()
export class GoalViewService {
  constructor(
    private readonly goals: GoalsService,
    private readonly links: GoalLinks,
    private readonly trees: GoalTrees,
  ) {}

  /** The whole year as JSON. While nothing changes it takes one statement, whatever the number of nodes. */
  async tree(actor: Actor, year = Number(actor.today.slice(0, 4))): Promise<GoalTreeAnswer> {
    const tree = await this.trees.find(actor.agencyId, year);
    const isAdmin = editsEverywhere(actor);
    const below = new Set(actor.headOf.flatMap(({ unitId }) => tree.below(unitId)));
    // Most of the tree is sent as it is kept, the rest in another form.
    const mostIsEditable = isAdmin || below.size > tree.size / 2;
    const own = new Map<number, NodeForm>();
    if (!isAdmin && below.size > 0) {
      for (let index = 0; index < tree.size; index += 1) {
        const isEditable = below.has(index);
        if (isEditable !== mostIsEditable) own.set(index, isEditable ? 'editable' : 'readable');
      }
    }
    for (const index of tree.mine.get(actor.employeeId ?? '') ?? [])
      own.set(index, isAdmin || below.has(index) ? 'editableMine' : 'readableMine');
    const most = mostIsEditable ? tree.editable : tree.readable;
    const allowedActions = isAdmin ? ['create'] : [];
    const rest = JSON.stringify({ nextCursor: null, gaps: tree.gaps, allowedActions });
    const tail = `],${rest.slice(1)}`;
    return {
      plain: () => most.plain(own, tail),
      deflated: () => most.deflated(own, tail),
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
    return {
      ...nodeOf(goal, {
        names,
        count,
        isMine: mine,
        isEditable: mayEditGoal(actor, [...above.values()]),
      }),
      chain,
      people,
      squads: [...squads],
    };
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
