import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type CarrierDetail,
  type CarrierSource,
  type GoalCarriers,
  GoalLinks,
} from '../goals/goal-links.js';
import type { Sql } from '../shared/database/sql.js';
import { CARRIERS_OF_YEAR_SQL, CARRIERS_SQL } from './skp.queries.js';

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

  carriersOf(sql: Sql, agencyId: string, goalIds: readonly string[]): Promise<CarrierDetail[]> {
    return sql.query<CarrierDetail>(CARRIERS_SQL, [agencyId, goalIds]);
  }
}
