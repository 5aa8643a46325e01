import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/sql.js';
import { newId } from '../../platform/database/ids.js';
import { currentRequestId } from '../../platform/http/request-context.js';

export interface AuditEntry {
  /** `<entity>.<verb>`: the same word as the route and the transition. */
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  /** In which capacity: see `viaText`. */
  readonly via?: string | null;
  readonly detail?: Record<string, unknown>;
}

/** Who the event is written for: an actor, or the system itself. */
export type AuditSubject = Pick<Actor, 'agencyId' | 'name'> &
  Partial<Pick<Actor, 'accountId' | 'employeeId'>>;

export const systemOf = (agencyId: string): AuditSubject => ({ agencyId, name: 'Sistem' });

@Injectable()
export class AuditService {
  constructor(private readonly clock: Clock) {}

  /** Writes events in the verb's own transaction: no decision without its event, no event without its decision. */
  async record(tx: Sql, subject: AuditSubject, ...entries: AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const at = this.clock.now();
    const rows = entries.map((entry) => ({
      id: newId(),
      via: entry.via ?? null,
      action: entry.action,
      entity: entry.entity,
      entity_id: entry.entityId,
      detail: entry.detail ?? {},
    }));
    await tx.query(
      `insert into audit_event (agency_id, id, at, actor_account_id, actor_employee_id, actor_name, via, action, entity, entity_id, detail, request_id)
       select $1, r.id, $2, $3, $4, $5, r.via, r.action, r.entity, r.entity_id, r.detail, $6
         from jsonb_to_recordset($7::jsonb) as r(id uuid, via text, action text, entity text, entity_id uuid, detail jsonb)`,
      [
        subject.agencyId,
        at,
        subject.accountId ?? null,
        subject.employeeId ?? null,
        subject.name,
        currentRequestId(),
        JSON.stringify(rows),
      ],
    );
  }
}
