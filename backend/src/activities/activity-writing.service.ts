import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/domain/actor.js';
import { AuditService } from '../shared/audit/audit.service.js';
import { Database, type Tx } from '../shared/database/database.js';
import { newId } from '../shared/database/ids.js';
import { forbidden, notFound, staleVersion, wrongState } from '../shared/errors/problem.js';
import type { ActivityDto } from './activity.dto.js';
import { ActivityEntryService, type CheckedEntry } from './activity-entry.service.js';
import { type ActivityRow, findActivity, findByClientId } from './activity.queries.js';
import type {
  ActivityInput,
  CreateActivityDto,
  UpdateActivityDto,
} from './activity.request.dto.js';
import { ActivityViewService } from './activity-view.service.js';
import { EDITABLE } from './domain/lifecycle.js';

/** @throws 403 for an account that belongs to no employee */
export function employeeOf(actor: Actor): string {
  if (actor.employeeId === null)
    throw forbidden('Akun ini bukan milik pegawai, sehingga tidak mencatat aktivitas.');
  return actor.employeeId;
}

const columnsOf = (entry: CheckedEntry): unknown[] => [
  entry.date,
  entry.startsAt,
  entry.endsAt,
  entry.endsNextDay,
  entry.minutes,
  entry.name,
  entry.squadId,
  entry.rhkId,
  entry.actionItemId,
  entry.quantity,
  entry.unit,
  entry.description,
];

/** The member's own part: write, mend, throw away. */
@Injectable()
export class ActivityWritingService {
  constructor(
    private readonly database: Database,
    private readonly entries: ActivityEntryService,
    private readonly views: ActivityViewService,
    private readonly audit: AuditService,
  ) {}

  create(actor: Actor, dto: CreateActivityDto): Promise<ActivityDto> {
    const employeeId = employeeOf(actor);
    return this.database.transaction(async (tx) => {
      const known = await this.known(tx, actor, employeeId, dto.clientId);
      if (known) return known;
      const entry = await this.entries.check(tx, actor, employeeId, dto);
      const created = await tx.one<{ id: string }>(
        `insert into activity (agency_id, id, employee_id, client_id, date, starts_at, ends_at, ends_next_day, minutes, name,
           squad_id, rhk_id, action_item_id, output_quantity, output_unit, description)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         on conflict (agency_id, employee_id, client_id) where client_id is not null do nothing
         returning id`,
        [actor.agencyId, newId(), employeeId, dto.clientId ?? null, ...columnsOf(entry)],
      );
      // Sent twice at once: the other request has stored it by now.
      if (!created) {
        const other = await this.known(tx, actor, employeeId, dto.clientId);
        if (!other) throw wrongState('Draf ini sedang disimpan. Coba lagi sebentar.');
        return other;
      }
      return this.view(tx, actor, created.id);
    });
  }

  update(actor: Actor, id: string, dto: UpdateActivityDto): Promise<ActivityDto> {
    return this.database.transaction(async (tx) => {
      const row = await this.editable(tx, actor, id);
      if (row.version !== dto.version) throw staleVersion();
      const entry = await this.entries.check(
        tx,
        actor,
        row.employeeId,
        merge(row, dto),
        row.status === 'returned' ? row.date : null,
      );
      await tx.query(
        `update activity set date = $3, starts_at = $4, ends_at = $5, ends_next_day = $6, minutes = $7, name = $8,
           squad_id = $9, rhk_id = $10, action_item_id = $11, output_quantity = $12, output_unit = $13, description = $14,
           version = version + 1
          where agency_id = $1 and id = $2`,
        [actor.agencyId, id, ...columnsOf(entry)],
      );
      return this.view(tx, actor, id);
    });
  }

  /** Only a draft that was never sent; its stored files stay, they may stand behind other rows. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = await this.editable(tx, actor, id);
      if (row.status !== 'draft')
        throw wrongState('Aktivitas yang pernah dikirim tidak dapat dihapus.');
      await tx.query('delete from evidence where agency_id = $1 and activity_id = $2', [
        actor.agencyId,
        id,
      ]);
      await tx.query('delete from activity where agency_id = $1 and id = $2', [actor.agencyId, id]);
      await this.audit.record(tx, actor, {
        action: 'activity.delete',
        entity: 'activity',
        entityId: id,
        via: 'employee',
        detail: { date: row.date, name: row.name },
      });
    });
  }

  /**
   * Locks an activity that the actor wrote and may still change.
   * @throws 404 unreadable, 403 somebody else's, 409 already sent
   */
  async editable(tx: Tx, actor: Actor, id: string): Promise<ActivityRow> {
    const row = await this.readable(tx, actor, id);
    requireEditable(actor, row);
    return row;
  }

  /** Locks an activity that the actor may read. @throws 404 */
  async readable(tx: Tx, actor: Actor, id: string): Promise<ActivityRow> {
    const row = await findActivity(tx, actor.agencyId, id, { lock: true });
    if (!row || !(await this.views.isReadable(tx, actor, row))) throw notFound('Aktivitas');
    return row;
  }

  /** The present state as the answer of a verb. */
  async view(tx: Tx, actor: Actor, id: string): Promise<ActivityDto> {
    const row = await findActivity(tx, actor.agencyId, id);
    if (!row) throw notFound('Aktivitas');
    return this.views.one(tx, actor, row);
  }

  private async known(
    tx: Tx,
    actor: Actor,
    employeeId: string,
    clientId: string | undefined,
  ): Promise<ActivityDto | null> {
    if (!clientId) return null;
    const id = await findByClientId(tx, actor.agencyId, employeeId, clientId);
    return id ? this.view(tx, actor, id) : null;
  }
}

/** @throws 403 somebody else's, 409 already sent */
export function requireEditable(actor: Actor, row: ActivityRow): void {
  if (row.employeeId !== actor.employeeId)
    throw forbidden('Hanya pencatatnya yang dapat mengubah aktivitas ini.');
  if (!EDITABLE.includes(row.status))
    throw wrongState('Aktivitas yang sudah dikirim tidak dapat diubah.');
}

/** What is not named stays as it is. */
function merge(row: ActivityRow, dto: UpdateActivityDto): ActivityInput {
  const rhkId = dto.rhkId === undefined ? row.rhkId : dto.rhkId;
  return {
    date: dto.date ?? row.date,
    startsAt: dto.startsAt ?? row.startsAt,
    endsAt: dto.endsAt ?? row.endsAt,
    endsNextDay: dto.endsNextDay ?? row.endsNextDay,
    name: dto.name === undefined ? row.name : dto.name,
    squadId: dto.squadId === undefined ? row.squadId : dto.squadId,
    rhkId,
    actionItemId: dto.actionItemId ?? null,
    output: dto.output ?? { quantity: row.outputQuantity, unit: row.outputUnit },
    description: dto.description ?? row.description,
  };
}
