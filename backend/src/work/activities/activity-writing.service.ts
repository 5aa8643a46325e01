import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import type { Actor } from '../../kernel/actor.js';
import { permit } from '../../workflow/verbs/permit.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import {
  forbidden,
  notFound,
  refusal,
  staleVersion,
  wrongState,
} from '../../platform/errors/problem.js';
import type { ActivityDto } from './activity.dto.js';
import { ActivityEntryService } from './activity-entry.service.js';
import { type ActivityRow, findByClientId, listEvidence } from './activity.queries.js';
import type {
  ActivityInput,
  CreateActivityDto,
  UpdateActivityDto,
} from './activity.request.dto.js';
import { sentAlready } from './activity-moves.js';
import { ActivityViewService, standing } from './activity-view.service.js';
import {
  insertActivity,
  lockActivities,
  type LockedActivity,
  updateActivity,
} from './activity.store.js';
import { ACTIVITY_LIFECYCLE } from './domain/lifecycle.js';
import { ACTIVITY_POLICY } from './domain/policy.js';
import { activitySettings } from './settings.js';

/** @throws 403 for an account that belongs to no employee */
export function employeeOf(actor: Actor): string {
  if (actor.employeeId === null)
    throw forbidden('Akun ini bukan milik pegawai, sehingga tidak mencatat aktivitas.');
  return actor.employeeId;
}

/** The member's own part: write and mend. */
@Injectable()
export class ActivityWritingService {
  constructor(
    private readonly database: Database,
    private readonly entries: ActivityEntryService,
    private readonly views: ActivityViewService,
  ) {}

  create(actor: Actor, dto: CreateActivityDto): Promise<ActivityDto> {
    const employeeId = employeeOf(actor);
    return this.database.transaction(async (tx) => {
      const known = await this.known(tx, actor, employeeId, dto);
      if (known) return known;
      const settings = activitySettings(tx, actor.agencyId);
      const entry = await this.entries.check(tx, actor, employeeId, dto, settings);
      const created = await insertActivity(
        tx,
        { agencyId: actor.agencyId, id: newId(), employeeId, clientId: dto.clientId ?? null },
        entry,
      );
      // Sent twice at once: the other request has stored it by now.
      if (!created) {
        const other = await this.known(tx, actor, employeeId, dto);
        if (!other) throw wrongState('Draf ini sedang disimpan. Coba lagi sebentar.');
        return other;
      }
      return this.views.one(tx, actor, { row: created, evidence: [], ...entry.booking });
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
        row,
        row.status === 'returned' ? row.date : null,
      );
      const updated = await updateActivity(tx, actor.agencyId, id, entry);
      if (!updated) throw notFound('Aktivitas');
      const evidence = await listEvidence(tx, actor.agencyId, [id]);
      return this.views.one(tx, actor, { row: updated, evidence, ...entry.booking });
    });
  }

  /**
   * Locks an activity that the actor wrote and may still change.
   * @throws 404 unreadable, 403 somebody else's, 409 already sent
   */
  async editable(tx: Tx, actor: Actor, id: string): Promise<LockedActivity> {
    const row = await this.readable(tx, actor, id);
    requireEditable(actor, row);
    return row;
  }

  /** Locks an activity that the actor may read. @throws 404 */
  async readable(tx: Tx, actor: Actor, id: string): Promise<LockedActivity> {
    const [row] = await lockActivities(tx, actor.agencyId, [id]);
    if (!row || !(await this.views.isReadable(tx, actor, row))) throw notFound('Aktivitas');
    return row;
  }

  /** @throws 409 with what is stored, where other words stand under this id: an answer as if these were would lose them */
  private async known(
    tx: Tx,
    actor: Actor,
    employeeId: string,
    dto: CreateActivityDto,
  ): Promise<ActivityDto | null> {
    if (!dto.clientId) return null;
    const row = await findByClientId(tx, actor.agencyId, employeeId, dto.clientId);
    if (!row) return null;
    const stored = await this.views.one(
      tx,
      actor,
      await this.views.factsOf(tx, actor.agencyId, row),
    );
    if (!holdsSame(row, dto))
      throw refusal(
        'other_words',
        'Catatan ini sudah tersimpan dengan isi lain. Isian Anda tidak hilang; periksa dahulu yang tersimpan.',
        [],
        { stored },
      );
    return stored;
  }
}

/** @throws 403 somebody else's, 409 already sent */
export function requireEditable(actor: Actor, row: ActivityRow): void {
  permit(
    { lifecycle: ACTIVITY_LIFECYCLE, policy: ACTIVITY_POLICY },
    { action: 'edit', who: standing(actor, row), state: row.status, late: sentAlready },
  );
}

/** Whether the activity says what was sent. */
const holdsSame = (row: ActivityRow, dto: CreateActivityDto): boolean =>
  row.date === dto.date &&
  row.startsAt === dto.startsAt &&
  row.endsAt === dto.endsAt &&
  row.endsNextDay === (dto.endsNextDay ?? false) &&
  (row.name ?? '') === (dto.name ?? '') &&
  row.squadId === (dto.squadId ?? null) &&
  row.rhkId === (dto.rhkId ?? null) &&
  new Decimal(row.outputQuantity).eq(dto.output.quantity) &&
  row.outputUnit === dto.output.unit &&
  row.description === dto.description;

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
