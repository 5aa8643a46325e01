import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, fillsSeat, headedUnitIds, viaText } from '../kernel/domain/actor.js';
import { Database } from '../shared/database/database.js';
import { invalidField } from '../shared/errors/problem.js';
import {
  type InboxDecider,
  type InboxDecision,
  type InboxItem,
  InboxRegistry,
  type InboxSource,
} from '../shared/inbox/inbox.registry.js';
import { type ActivityRow, countWaiting, listWaiting } from './activity.queries.js';
import { ActivityDecisionService, type Decision } from './activity-decision.service.js';
import { clockText, seatOf, shorten } from './activity-view.service.js';
import { allowedActivityActions } from './domain/lifecycle.js';

const DECISIONS: readonly Decision[] = ['validate', 'return', 'reject'];

/** The validator's queue as part of everybody's inbox. */
@Injectable()
export class ActivityInbox implements InboxSource, InboxDecider, OnModuleInit {
  readonly kind = 'activity' as const;

  constructor(
    private readonly database: Database,
    private readonly decisions: ActivityDecisionService,
    private readonly registry: InboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
    this.registry.registerDecider(this);
  }

  async decide(actor: Actor, { id, action, note }: InboxDecision): Promise<void> {
    const decision = DECISIONS.find((known) => known === action);
    if (!decision) throw invalidField('action', 'unknown', 'Tindakan ini tidak dikenal.');
    await this.decisions.decide(actor, id, decision, note);
  }

  async list(actor: Actor, limit: number): Promise<InboxItem[]> {
    if (actor.employeeId === null) return [];
    const rows = await listWaiting(
      this.database,
      actor.agencyId,
      actor.employeeId,
      headedUnitIds(actor),
      limit,
    );
    return rows.map((row) => itemOf(actor, row));
  }

  async count(actor: Actor, cap: number): Promise<number> {
    if (actor.employeeId === null) return 0;
    return countWaiting(this.database, actor.agencyId, actor.employeeId, headedUnitIds(actor), cap);
  }
}

function itemOf(actor: Actor, row: ActivityRow): InboxItem {
  const isLeader = actor.leads.some((squad) => squad.squadId === row.squadId);
  const isNamed = row.validatorEmployeeId !== null;
  return {
    kind: 'activity',
    id: row.id,
    title: row.name ?? shorten(row.description),
    summary: `${row.date}, ${clockText(row.startsAt)}–${clockText(row.endsAt)} · ${row.outputQuantity} ${row.outputUnit}`,
    requestedBy: row.employeeName,
    since: (row.submittedAt ?? new Date(0)).toISOString(),
    dueAt: row.dueOn,
    via: viaText(isNamed && isLeader ? 'leader' : 'assessor', fillsSeat(actor, seatOf(row))),
    link: `/aktivitas/${row.id}`,
    allowedActions: allowedActivityActions({ isOwner: false, isValidator: true }, row.status),
  };
}
