import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, hasGrant, headedUnitIds } from '../kernel/domain/actor.js';
import { wrongState } from '../kernel/domain/lifecycle.js';
import { Database } from '../shared/database/database.js';
import {
  type InboxDecider,
  type InboxDecision,
  type InboxItem,
  InboxRegistry,
  type InboxSource,
} from '../shared/inbox/inbox.registry.js';
import { allowedActions, decidesAs } from './domain/second-approval.js';
import type { SecondApprovalDto } from './second-approval.dto.js';
import { COUNT_WAITING_SQL, listWaitingApprovals } from './second-approval.queries.js';
import { SecondApprovalService } from './second-approval.service.js';

/** Requests that wait for a second pair of eyes, as part of everybody's inbox. */
@Injectable()
export class SecondApprovalInbox
  implements InboxSource, InboxDecider<SecondApprovalDto>, OnModuleInit
{
  readonly kind = 'second_approval' as const;
  readonly countSql = COUNT_WAITING_SQL;

  constructor(
    private readonly database: Database,
    private readonly registry: InboxRegistry,
    private readonly approvals: SecondApprovalService,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
    this.registry.registerDecider(this);
  }

  async list(actor: Actor, limit: number): Promise<InboxItem[]> {
    if (actor.employeeId === null) return [];
    const viewer = {
      agencyId: actor.agencyId,
      employeeId: actor.employeeId,
      headedUnitIds: headedUnitIds(actor),
      admin: hasGrant(actor, 'agency_admin'),
    };
    // Nobody else has any: most people ask nothing of the database.
    if (!viewer.admin && viewer.headedUnitIds.length === 0) return [];
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
      allowedActions: allowedActions(actor, row),
    }));
  }

  async decide(actor: Actor, { id, action, note }: InboxDecision): Promise<SecondApprovalDto> {
    if (action === 'confirm') return this.approvals.confirm(actor, id, note);
    if (action === 'refuse') return this.approvals.refuse(actor, id, note);
    throw wrongState();
  }
}
