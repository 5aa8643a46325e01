import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import {
  type SeatedWaiting,
  WaitingRegistry,
  type WaitingSource,
} from '../../workflow/turns/waiting.registry.js';
import { type SentRow, listSent } from './activity.queries.js';
import { shorten } from './activity-view.service.js';

/** The actor's own work that waits for validation, one line for each validator. */
@Injectable()
export class ActivityWaiting implements WaitingSource, OnModuleInit {
  readonly kind = 'activity' as const;

  constructor(
    private readonly database: Database,
    private readonly registry: WaitingRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async list(actor: Actor, limit: number): Promise<SeatedWaiting[]> {
    if (actor.employeeId === null) return [];
    const rows = await listSent(this.database, actor.agencyId, actor.employeeId, limit);
    return rows.map(itemOf);
  }
}

function itemOf(row: SentRow): SeatedWaiting {
  return {
    kind: 'activity',
    id: row.id,
    title: row.count === 1 ? (row.name ?? shorten(row.description)) : `${row.count} aktivitas`,
    act: 'Validasi',
    seat: { unitId: row.unitId, employeeId: row.employeeId },
    since: row.since.toISOString(),
    dueAt: row.dueOn,
    link: row.count === 1 ? `/aktivitas/${row.id}` : '/riwayat',
  };
}
