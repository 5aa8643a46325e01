import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { DateRange } from '../../kernel/date.js';
import type { AuditSubject } from '../../workflow/events/audit.service.js';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import type { RhkKind } from './domain/content.js';
import type { RhkProposal } from './domain/rhk-proposal.js';
import { ActionItemStore } from './action-item.store.js';
import { RhkProposalService } from './rhk-proposal.service.js';
import {
  ITEMS_SQL,
  MY_RHK_SQL,
  RHK_FACTS_SQL,
  RHK_ON_DAY_SQL,
  SQUAD_ITEMS_SQL,
} from './skp.queries.js';
import type { ReportStatus } from './domain/lifecycle.js';

export type { RhkProposal } from './domain/rhk-proposal.js';

/** What other features ask of an RHK. */
export interface RhkFacts {
  rhkId: string;
  employeeId: string;
  squadId: string | null;
  goalId: string | null;
  intervenedRhkId: string | null;
  /** Whose RHK is intervened; null where the RHK names only a goal, or the RHK of somebody who left a post without a seat. */
  intervenedOwnerEmployeeId: string | null;
  /** The unit whose head's RHK is intervened: it belongs to the post, and goes to the next holder with it. */
  intervenedHeadOfUnitId: string | null;
  /** The dates of its SKP: work of other days is not booked on it. */
  from: string;
  until: string;
  text: string;
  inForce: boolean;
  /** Brought by an assignment and not yet agreed. */
  proposed: boolean;
}

export interface RhkOnDay extends RhkFacts {
  actionItemId: string | null;
}

/** An RHK to choose when logging work. */
export interface MyRhk {
  id: string;
  text: string;
  kind: RhkKind;
  squadId: string | null;
  goalId: string | null;
  intervenedRhkId: string | null;
  proposed: boolean;
  actionItem: {
    id: string;
    text: string;
    period: string;
    target: string | null;
    unit: string | null;
  } | null;
}

/** A rencana aksi with its report, as it is scored once it is submitted. */
export interface ReportedItem {
  id: string;
  employeeId: string;
  rhkId: string;
  rhkText: string;
  period: string;
  from: string;
  until: string;
  text: string;
  target: string | null;
  unit: string | null;
  reportText: string | null;
  realised: string | null;
  reportedAt: Date | null;
  reportStatus: ReportStatus;
}

interface MyRhkRow extends Omit<MyRhk, 'actionItem'> {
  sort: number;
  itemId: string | null;
  itemText: string;
  itemPeriod: string;
  itemTarget: string | null;
  itemUnit: string | null;
}

/** SKP for other features. */
@Injectable()
export class SkpService {
  constructor(
    private readonly proposals: RhkProposalService,
    private readonly items: ActionItemStore,
  ) {}

  /**
   * Puts an RHK into the next version of the SKP of the present post, which the PjPK then approves. Asking twice
   * for one assignment gives the same RHK.
   */
  proposeRhk(tx: Tx, proposal: RhkProposal, subject: AuditSubject): Promise<string> {
    return this.proposals.propose(tx, proposal, subject);
  }

  /** Unknown ids are left out. */
  async rhkFacts(
    sql: Sql,
    agencyId: string,
    rhkIds: readonly string[],
  ): Promise<Map<string, RhkFacts>> {
    if (rhkIds.length === 0) return new Map();
    const rows = await sql.query<RhkFacts>(RHK_FACTS_SQL, [agencyId, rhkIds]);
    return new Map(rows.map((row) => [row.rhkId, row]));
  }

  /** An RHK with the item that work of this day is booked on, null where nothing was planned for it. */
  async rhkOn(sql: Sql, agencyId: string, rhkId: string, date: string): Promise<RhkOnDay | null> {
    const [row] = await sql.query<RhkOnDay>(RHK_ON_DAY_SQL, [agencyId, [rhkId], date]);
    return row ?? null;
  }

  /** RHK that the actor may log work of this day on, in the order of the SKP. */
  async myRhk(
    sql: Sql,
    actor: Pick<Actor, 'agencyId' | 'employeeId'>,
    date: string,
  ): Promise<MyRhk[]> {
    const rows = await sql.query<MyRhkRow>(MY_RHK_SQL, [actor.agencyId, actor.employeeId, date]);
    return rows
      .sort((a, b) => a.sort - b.sort)
      .map((row) => ({
        id: row.id,
        text: row.text,
        kind: row.kind,
        squadId: row.squadId,
        goalId: row.goalId,
        intervenedRhkId: row.intervenedRhkId,
        proposed: row.proposed,
        actionItem:
          row.itemId === null
            ? null
            : {
                id: row.itemId,
                text: row.itemText,
                period: row.itemPeriod,
                target: row.itemTarget,
                unit: row.itemUnit,
              },
      }));
  }

  /** Items of RHK that belong to the squad and touch the range, reported or not. */
  async squadItems(
    sql: Sql,
    agencyId: string,
    squadId: string,
    employeeIds: readonly string[],
    range: DateRange & { until: string },
  ): Promise<ReportedItem[]> {
    if (employeeIds.length === 0) return [];
    return sql.query<ReportedItem>(SQUAD_ITEMS_SQL, [
      agencyId,
      squadId,
      employeeIds,
      range.from,
      range.until,
    ]);
  }

  /** Submitted items of RHK that belong to the squad and touch the range. */
  async reportedItems(
    sql: Sql,
    agencyId: string,
    squadId: string,
    employeeIds: readonly string[],
    range: DateRange & { until: string },
  ): Promise<ReportedItem[]> {
    const items = await this.squadItems(sql, agencyId, squadId, employeeIds, range);
    return items.filter((item) => item.reportStatus === 'submitted');
  }

  /** The items by id, also those that a later version retired. */
  async itemsById(
    sql: Sql,
    agencyId: string,
    ids: readonly string[],
  ): Promise<Map<string, ReportedItem>> {
    if (ids.length === 0) return new Map();
    const rows = await sql.query<ReportedItem>(ITEMS_SQL, [agencyId, ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Opens reports again when a result is sent back for perbaikan. */
  reopenReports(tx: Sql, agencyId: string, actionItemIds: readonly string[]): Promise<void> {
    return this.items.reopenReports(tx, agencyId, actionItemIds);
  }
}
