import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, hasGrant, headedUnitIds } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';
import type { InboxItem, InboxSource, KindOfTurn } from '../../workflow/turns/turns.js';
import { decidesAs } from './domain/second-approval.js';
import { COUNT_WAITING_SQL, listWaitingApprovals } from './second-approval.queries.js';

/** Requests that wait for a second pair of eyes; decided on their own page, where the password is asked for again. */
@Injectable()
export class SecondApprovalTurns implements KindOfTurn, OnModuleInit {
  readonly kind = 'second_approval';
  readonly owed = 'persetujuan kedua menunggu keputusannya';
  readonly inbox: InboxSource = {
    countSql: COUNT_WAITING_SQL,
    list: (actor, limit) => this.list(actor, limit),
  };

  constructor(
    private readonly database: Database,
    private readonly turns: TurnRegistry,
  ) {}

  onModuleInit(): void {
    this.turns.register(this);
  }

  private async list(actor: Actor, limit: number): Promise<InboxItem[]> {
    if (actor.employeeId === null) return [];
    const viewer = {
      agencyId: actor.agencyId,
      employeeId: actor.employeeId,
      headedUnitIds: headedUnitIds(actor),
      today: actor.today,
    };
    // Only heads and admins have any, so for most people this costs no statement.
    if (!hasGrant(actor, 'agency_admin') && viewer.headedUnitIds.length === 0) return [];
    const rows = await listWaitingApprovals(this.database, viewer, limit);
    return rows.map((row) => ({
      kind: this.kind,
      id: row.id,
      title: row.title,
      summary: row.reason,
      requestedBy: row.askedBy.name,
      since: row.askedAt.toISOString(),
      dueAt: row.beginsOn,
      via: decidesAs(actor, row) ?? '',
      link: '/persetujuan/kedua',
      allowedActions: [],
    }));
  }
}
