import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/sql.js';
import {
  CHAINS_SQL,
  GOAL_SQL,
  GOALS_OF_UNITS_SQL,
  type GoalRow,
  SUBTREE_SQL,
} from './goal.queries.js';

/** A goal as other features know it. */
export type GoalFacts = GoalRow;

/** One step of the way from the agency's goal down. */
export interface GoalChainLink {
  id: string;
  level: GoalRow['level'];
  statement: string;
  unitName: string | null;
}

/** Goals for other features. */
@Injectable()
export class GoalsService {
  async find(sql: Sql, agencyId: string, goalId: string): Promise<GoalFacts | null> {
    return (await this.findMany(sql, agencyId, [goalId])).get(goalId) ?? null;
  }

  /** Goals of other agencies and archived ones are left out. */
  async findMany(
    sql: Sql,
    agencyId: string,
    goalIds: readonly string[],
  ): Promise<Map<string, GoalFacts>> {
    if (goalIds.length === 0) return new Map();
    const rows = await sql.query<GoalRow>(GOAL_SQL, [agencyId, goalIds]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** From the agency's goal down to this one, itself included; empty for an unknown goal. */
  async chain(sql: Sql, agencyId: string, goalId: string): Promise<GoalChainLink[]> {
    return (await this.chains(sql, agencyId, [goalId])).get(goalId) ?? [];
  }

  /** The same for many, in one statement. */
  async chains(
    sql: Sql,
    agencyId: string,
    goalIds: readonly string[],
  ): Promise<Map<string, GoalChainLink[]>> {
    const chains = new Map<string, GoalChainLink[]>();
    if (goalIds.length === 0) return chains;
    const rows = await sql.query<GoalChainLink & { startId: string }>(CHAINS_SQL, [
      agencyId,
      goalIds,
    ]);
    for (const { startId, ...link } of rows) {
      chains.set(startId, [...(chains.get(startId) ?? []), link]);
    }
    return chains;
  }

  /** The goal and everything below it. */
  async subtreeIds(
    sql: Sql,
    agencyId: string,
    goalIds: string | readonly string[],
  ): Promise<string[]> {
    const starts = typeof goalIds === 'string' ? [goalIds] : goalIds;
    if (starts.length === 0) return [];
    const rows = await sql.query<{ id: string }>(SUBTREE_SQL, [agencyId, starts]);
    return rows.map((row) => row.id);
  }

  /** The goals whose pengampu is one of these units, for example to draft a head's SKP from. */
  async ofUnits(
    sql: Sql,
    agencyId: string,
    year: number,
    unitIds: readonly string[],
  ): Promise<GoalFacts[]> {
    if (unitIds.length === 0) return [];
    return sql.query<GoalRow>(GOALS_OF_UNITS_SQL, [agencyId, year, unitIds]);
  }
}
