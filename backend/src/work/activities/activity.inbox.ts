import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, fillsSeat, headedUnitIds, viaText } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import { invalidField, type Refusal } from '../../platform/errors/problem.js';
import {
  type InboxBulkDecider,
  type InboxDecision,
  type InboxItem,
  InboxRegistry,
  type InboxSource,
} from '../../workflow/turns/inbox.registry.js';
import { COUNT_WAITING_SQL, listWaiting, type WaitingActivity } from './activity-queue.queries.js';
import { ActivityDecisionService } from './activity-decision.service.js';
import type { Decision } from './activity-verdict.js';
import { clockText, seatOf, shorten } from './activity-view.service.js';
import { allowedActivityActions } from './domain/lifecycle.js';

const DECISIONS: readonly Decision[] = ['validate', 'return', 'reject'];

/** The validator's queue as part of everybody's inbox. */
@Injectable()
export class ActivityInbox implements InboxSource, InboxBulkDecider, OnModuleInit {
  readonly kind = 'activity' as const;
  readonly countSql = COUNT_WAITING_SQL;

  constructor(
    private readonly database: Database,
    private readonly decisions: ActivityDecisionService,
    private readonly registry: InboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
    this.registry.registerBulkDecider(this);
  }

  decideAll<T>(
    actor: Actor,
    items: readonly InboxDecision[],
    answer: (refusals: readonly (Refusal | null)[]) => T,
  ): Promise<T> {
    const asked = items.map(({ id, action, note }) => {
      const decision = DECISIONS.find((known) => known === action);
      return decision ? { id, decision, note } : null;
    });
    return this.decisions.decideAll(
      actor,
      asked.filter((one) => one !== null),
      (verdicts) => {
        const refusals = new Map(verdicts.map(({ asked: one, refusal }) => [one, refusal]));
        return answer(asked.map((one) => (one ? (refusals.get(one) ?? null) : unknownAction())));
      },
    );
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
}

const unknownAction = (): Refusal =>
  invalidField('action', 'unknown', 'Tindakan ini tidak dikenal.');

function itemOf(actor: Actor, row: WaitingActivity): InboxItem {
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
    allowedActions: allowedActivityActions({ isOwner: false, isValidator: true }, 'submitted'),
  };
}
