import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type CarrierQuestion,
  type CarrierSource,
  type CarriersBelow,
  type GoalCarriers,
  GoalLinks,
  type Served,
} from '../goals/goal-links.js';
import type { Sql } from '../../platform/database/sql.js';
import { CARRIERS_OF_YEAR_SQL, CARRIERS_SQL, SERVED_BY_SQL } from './skp.queries.js';

/** Tells the goal tree who carries its nodes. */
@Injectable()
export class SkpCarriers implements CarrierSource, OnModuleInit {
  constructor(private readonly links: GoalLinks) {}

  onModuleInit(): void {
    this.links.registerCarriers(this);
  }

  carriersOfYear(sql: Sql, agencyId: string, year: number): Promise<GoalCarriers[]> {
    return sql.query<GoalCarriers>(CARRIERS_OF_YEAR_SQL, [agencyId, year]);
  }

  servedBy(
    sql: Sql,
    agencyId: string,
    goalIds: readonly string[],
    employeeIds: readonly string[],
  ): Promise<Served[]> {
    return sql.query<Served>(SERVED_BY_SQL, [agencyId, goalIds, employeeIds]);
  }

  async carriersBelow(
    sql: Sql,
    agencyId: string,
    { goalId, subtree, employeeId, limit }: CarrierQuestion,
  ): Promise<CarriersBelow> {
    const [found] = await sql.query<CarriersBelow>(CARRIERS_SQL, [
      agencyId,
      subtree,
      employeeId,
      goalId,
      limit,
    ]);
    if (!found) throw new Error('the carriers of a goal are always one row');
    return found;
  }
}
