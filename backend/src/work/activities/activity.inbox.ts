import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, fillsSeat, headedUnitIds, viaText } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import {
  type InboxItem,
  InboxRegistry,
  type InboxSource,
} from '../../workflow/turns/inbox.registry.js';
import { COUNT_WAITING_SQL, listWaiting, type WaitingActivity } from './activity-queue.queries.js';
import { clockText, seatOf, shorten } from './activity-view.service.js';
import { allowedActivityActions } from './domain/policy.js';

/** The validator's queue as part of everybody's inbox. */
@Injectable()
export class ActivityInbox implements InboxSource, OnModuleInit {
  readonly kind = 'activity' as const;
  readonly countSql = COUNT_WAITING_SQL;

  constructor(
    private readonly database: Database,
    private readonly registry: InboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
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
