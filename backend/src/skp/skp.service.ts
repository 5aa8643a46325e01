import { Injectable } from '@nestjs/common';
import { GoalsService } from '../goals/goals.service.js';
import type { Actor } from '../kernel/domain/actor.js';
import type { DateRange } from '../kernel/domain/date.js';
import { PeopleService } from '../organization/people.service.js';
import { AuditService, type AuditSubject } from '../shared/audit/audit.service.js';
import { Clock } from '../shared/clock.js';
import type { Tx } from '../shared/database/database.js';
import { newId } from '../shared/database/ids.js';
import type { Sql } from '../shared/database/sql.js';
import { wrongState } from '../shared/errors/problem.js';
import { NotificationService } from '../shared/outbox/notification.service.js';
import { ActionItemStore } from './action-item.store.js';
import { agencyRules } from './agency-rules.js';
import { DialogueService } from './dialogue.service.js';
import { completeActionItems, openSlots } from './domain/action-items.js';
import type { Indicator, Rhk, RhkKind } from './domain/content.js';
import { openRevision } from './domain/lifecycle.js';
import { freePeriod } from './domain/free-period.js';
import {
  ITEMS_SQL,
  MY_RHK_SQL,
  RHK_FACTS_SQL,
  RHK_ON_DAY_SQL,
  SQUAD_ITEMS_SQL,
} from './skp.queries.js';
import { type OpenedSkp, SkpStore } from './skp.store.js';

/** An RHK that an assignment brings. */
export interface RhkProposal {
  agencyId: string;
  employeeId: string;
  squadId: string | null;
  goalId: string | null;
  assignmentId: string;
  text: string;
  kind: RhkKind;
}

/** What other features ask of an RHK. */
export interface RhkFacts {
  rhkId: string;
  employeeId: string;
  squadId: string | null;
  goalId: string | null;
  intervenedRhkId: string | null;
  /** Whose RHK is intervened; null where the RHK names only a goal. */
  intervenedOwnerEmployeeId: string | null;
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
  reportStatus: 'open' | 'submitted';
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
    private readonly store: SkpStore,
    private readonly items: ActionItemStore,
    private readonly dialogue: DialogueService,
    private readonly people: PeopleService,
    private readonly goals: GoalsService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts an RHK into the next version of the SKP, which the PjPK then approves (decision 17). A version
   * that waits for the PjPK goes back to draft, because it no longer says what was submitted.
   * Asking twice for one assignment gives the same RHK.
   */
  async proposeRhk(tx: Tx, proposal: RhkProposal, subject: AuditSubject): Promise<string> {
    const { agencyId, employeeId } = proposal;
    const rules = await agencyRules(tx, agencyId, this.clock);
    await this.store.takeTurn(tx, employeeId);
    const opened =
      (await this.store.lockOf(tx, agencyId, employeeId, rules.today)) ??
      (await this.startFor(tx, agencyId, employeeId, rules.today));
    const { skp } = opened;
    const revision =
      openRevision(opened.revisions) ??
      (await this.store.openNext(tx, opened, `Surat penugasan: ${proposal.text}`));
    const rows = await this.store.snapshots(tx, [revision.id]);
    const before = rows.find((row) => row.assignmentId === proposal.assignmentId);
    if (before) return before.rhkId;

    const rhk: Rhk = {
      id: newId(),
      kind: proposal.kind,
      text: proposal.text,
      indicators: await this.indicatorsFrom(tx, agencyId, proposal.goalId),
      actionItems: [],
    };
    const actionItems = completeActionItems(rhk, openSlots(skp, rules.cycle, rules.today), newId);
    await this.store.addRhk(tx, skp, [rhk.id]);
    await this.store.writeSnapshots(tx, agencyId, revision.id, [
      ...rows,
      {
        rhkId: rhk.id,
        kind: rhk.kind,
        text: rhk.text,
        perspective: null,
        intervenedRhkId: null,
        goalId: proposal.goalId,
        squadId: proposal.squadId,
        assignmentId: proposal.assignmentId,
        proposed: true,
        indicators: [...rhk.indicators],
        actionItems,
      },
    ]);
    // Work may be logged at once, so the items are in force before the version is (decision 12).
    await this.items.enforce(tx, skp, [{ rhkId: rhk.id, items: actionItems }]);
    if (revision.status === 'submitted') await this.reopen(tx, revision.id);
    await this.store.touch(tx, skp.id);
    const note = `RHK “${proposal.text}” diusulkan dari surat penugasan.`;
    await this.dialogue.add(tx, subject, {
      skpId: skp.id,
      revisionId: revision.id,
      rhkId: rhk.id,
      kind: 'proposal',
      note,
    });
    await this.audit.record(tx, subject, {
      action: 'skp.propose_rhk',
      entity: 'skp',
      entityId: skp.id,
      detail: { rhkId: rhk.id, assignmentId: proposal.assignmentId, revision: revision.number },
    });
    await this.notifications.notify(tx, {
      agencyId,
      employeeIds: [employeeId],
      kind: 'skp.propose_rhk',
      title: 'RHK baru di SKP Anda',
      body: `${note} Lengkapi, lalu ajukan versi ${revision.number} kepada penilai.`,
      link: `/skp/${skp.id}`,
      entity: 'skp',
      entityId: skp.id,
    });
    return rhk.id;
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
  async reopenReports(tx: Sql, agencyId: string, actionItemIds: readonly string[]): Promise<void> {
    await tx.query(
      `update action_item set report_status = 'open', version = version + 1
        where agency_id = $1 and id = any($2::uuid[]) and report_status = 'submitted'`,
      [agencyId, actionItemIds],
    );
  }

  private async startFor(
    tx: Tx,
    agencyId: string,
    employeeId: string,
    today: string,
  ): Promise<OpenedSkp> {
    const person = await this.people.find(tx, agencyId, employeeId);
    if (!person) throw wrongState('Pegawai ini tidak memegang jabatan, jadi tidak punya SKP.');
    const period = freePeriod(
      { from: person.holdingStartsOn, until: person.holdingEndsOn },
      await this.store.periodsOf(tx, person.holdingId),
      today,
    );
    if (!period) throw wrongState('SKP tahun ini sudah ditutup, jadi RHK tidak dapat ditambahkan.');
    return this.store.create(tx, {
      agencyId,
      employeeId,
      holdingId: person.holdingId,
      format: person.isHead ? 'A' : 'B',
      period,
    });
  }

  /** The goal's own indicator is the first offer, so that nobody types twice (F14). */
  private async indicatorsFrom(
    tx: Tx,
    agencyId: string,
    goalId: string | null,
  ): Promise<Indicator[]> {
    const goal = goalId ? await this.goals.find(tx, agencyId, goalId) : null;
    const [first] = goal?.indicators ?? [];
    return [
      {
        aspect: 'quantity',
        text: first?.text ?? 'Jumlah laporan hasil kerja',
        target: first?.target ?? '1',
        unit: first?.unit ?? 'laporan',
      },
    ];
  }

  private async reopen(tx: Tx, revisionId: string): Promise<void> {
    await tx.query(
      `update skp_revision set status = 'draft', submitted_at = null, due_on = null,
          assessor_unit_id = null, assessor_employee_id = null where id = $1`,
      [revisionId],
    );
  }
}
