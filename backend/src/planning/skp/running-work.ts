import { Injectable } from '@nestjs/common';
import type { ClosedRange } from '../../kernel/date.js';
import type { Sql } from '../../platform/database/sql.js';
import type { RhkProposal } from './domain/rhk-proposal.js';

/** What somebody is assigned to in these dates, each as the RHK that it brings. */
export type RunningWorkSource = (
  sql: Sql,
  agencyId: string,
  employeeId: string,
  range: ClosedRange,
) => Promise<RhkProposal[]>;

/** Assignments announce themselves at start: SKP may not import them. */
@Injectable()
export class RunningWork {
  private readonly sources: RunningWorkSource[] = [];

  register(source: RunningWorkSource): void {
    this.sources.push(source);
  }

  async of(
    sql: Sql,
    agencyId: string,
    employeeId: string,
    range: ClosedRange,
  ): Promise<RhkProposal[]> {
    const found: RhkProposal[] = [];
    for (const source of this.sources)
      found.push(...(await source(sql, agencyId, employeeId, range)));
    return found;
  }
}
