import { Injectable } from '@nestjs/common';
import type { Sql } from '../shared/database/sql.js';

/** One person's RHK that serves a goal, directly or through a superior's RHK. */
export interface GoalCarrier {
  readonly goalId: string;
  readonly employeeId: string;
  readonly rhkId: string;
}

/** Everybody whose RHK serve one goal; who serves it with two may be named twice. */
export interface GoalCarriers {
  readonly goalId: string;
  readonly employeeIds: readonly string[];
}

/** Who carries goals; the SKP feature knows. */
export interface CarrierSource {
  /** Who serves each goal of that year, in one statement. */
  carriersOfYear(sql: Sql, agencyId: string, year: number): Promise<GoalCarriers[]>;
  /** The carriers of these goals with what they promised, for the node panel. */
  carriersOf(sql: Sql, agencyId: string, goalIds: readonly string[]): Promise<CarrierDetail[]>;
}

export interface CarrierDetail extends GoalCarrier {
  readonly name: string;
  readonly text: string;
  readonly target: string | null;
  readonly unit: string | null;
  /** Sum of what the reported rencana aksi realised. */
  readonly realised: string | null;
}

/** A squad as goals and SKP name it. */
export interface SquadLink {
  readonly id: string;
  readonly goalId: string;
  readonly name: string;
  readonly status: string;
}

/** Which squads there are; the squads feature knows. */
export interface SquadSource {
  named(sql: Sql, agencyId: string, squadIds: readonly string[]): Promise<SquadLink[]>;
  serving(sql: Sql, agencyId: string, goalIds: readonly string[]): Promise<SquadLink[]>;
}

/**
 * SKP and squads stand on goals, so goals may not import them: they announce themselves here when
 * the application starts, and a tree without them simply shows nobody.
 */
@Injectable()
export class GoalLinks {
  private carriers: CarrierSource | null = null;
  private squads: SquadSource | null = null;

  registerCarriers(source: CarrierSource): void {
    this.carriers = source;
  }

  registerSquads(source: SquadSource): void {
    this.squads = source;
  }

  carriersOfYear(sql: Sql, agencyId: string, year: number): Promise<GoalCarriers[]> {
    return this.carriers?.carriersOfYear(sql, agencyId, year) ?? Promise.resolve([]);
  }

  carriersOf(sql: Sql, agencyId: string, goalIds: readonly string[]): Promise<CarrierDetail[]> {
    return this.carriers?.carriersOf(sql, agencyId, goalIds) ?? Promise.resolve([]);
  }

  async squadNames(
    sql: Sql,
    agencyId: string,
    squadIds: readonly string[],
  ): Promise<Map<string, string>> {
    if (squadIds.length === 0 || this.squads === null) return new Map();
    const found = await this.squads.named(sql, agencyId, squadIds);
    return new Map(found.map((squad) => [squad.id, squad.name]));
  }

  squadsServing(sql: Sql, agencyId: string, goalIds: readonly string[]): Promise<SquadLink[]> {
    return this.squads?.serving(sql, agencyId, goalIds) ?? Promise.resolve([]);
  }
}
