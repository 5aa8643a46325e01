import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/sql.js';

/** Everybody whose RHK serve one goal; who serves it with two may be named twice. */
export interface GoalCarriers {
  readonly goalId: string;
  readonly employeeIds: readonly string[];
}

/** Which goals are asked about. */
export interface CarrierQuestion {
  readonly goalId: string;
  /** The goal and everything below it. */
  readonly subtree: readonly string[];
  /** The reader; null for somebody without a post. */
  readonly employeeId: string | null;
  /** How many RHK are told at most. */
  readonly limit: number;
}

export interface CarriersBelow {
  /** People, each once. */
  readonly count: number;
  /** Whether the reader serves the goal itself. */
  readonly mine: boolean;
  /** What the first of them by name promised. */
  readonly people: CarrierDetail[];
}

/** Who carries goals; the SKP feature knows. */
export interface CarrierSource {
  /** Who serves each goal of that year, in one statement. */
  carriersOfYear(sql: Sql, agencyId: string, year: number): Promise<GoalCarriers[]>;
  /** The carriers of one node and of those below it, for the node panel. */
  carriersBelow(sql: Sql, agencyId: string, question: CarrierQuestion): Promise<CarriersBelow>;
  /** Which of these people have an agreed RHK for which of these goals, directly or through a superior's RHK. */
  servedBy(
    sql: Sql,
    agencyId: string,
    goalIds: readonly string[],
    employeeIds: readonly string[],
  ): Promise<Served[]>;
}

export interface Served {
  readonly goalId: string;
  readonly employeeId: string;
}

/** One person's RHK that serves a goal, directly or through a superior's RHK. */
export interface CarrierDetail {
  readonly employeeId: string;
  readonly rhkId: string;
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

  carriersBelow(sql: Sql, agencyId: string, question: CarrierQuestion): Promise<CarriersBelow> {
    return (
      this.carriers?.carriersBelow(sql, agencyId, question) ??
      Promise.resolve({ count: 0, mine: false, people: [] })
    );
  }

  servedBy(
    sql: Sql,
    agencyId: string,
    goalIds: readonly string[],
    employeeIds: readonly string[],
  ): Promise<Served[]> {
    return this.carriers?.servedBy(sql, agencyId, goalIds, employeeIds) ?? Promise.resolve([]);
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
