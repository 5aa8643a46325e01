import { Injectable } from '@nestjs/common';
import { type Actor, viaText } from '../../kernel/actor.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Database } from '../../platform/database/database.js';
import { forbidden, invalidField } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { DialogueService } from './dialogue.service.js';
import {
  assessorRole,
  seatOf,
  shownRevision,
  SkpAccess,
  type SkpHeader,
} from './skp-access.service.js';
import type { SkpCommentDto } from './skp-request.dto.js';
import type { SkpDto } from './skp.dto.js';
import { SkpViewService } from './skp-view.service.js';
import { SkpStore } from './skp.store.js';

/** The dialogue between the owner, the PjPK, the heads above and the leader of the squad. */
@Injectable()
export class SkpCommentService {
  constructor(
    private readonly database: Database,
    private readonly store: SkpStore,
    private readonly access: SkpAccess,
    private readonly view: SkpViewService,
    private readonly dialogue: DialogueService,
    private readonly seats: SeatService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
  ) {}

  comment(actor: Actor, skpId: string, input: SkpCommentDto): Promise<SkpDto> {
    return this.database.transaction(async (tx) => {
      const header = await this.access.header(tx, actor, skpId);
      const revision = shownRevision(await this.store.revisions(tx, skpId));
      if (!revision) throw new Error(`SKP ${skpId} has no version`);
      const role = assessorRole(actor, header, revision);
      const via = capacityOf(actor, header, role ? viaText('assessor', role) : null);
      if (via === null) throw forbidden('Anda dapat membaca SKP ini, tetapi tidak ikut dialognya.');
      if (input.note === '') throw invalidField('note', 'required', 'Tuliskan pesannya.');
      if (input.rhkId && !(await this.store.rhkIds(tx, skpId)).has(input.rhkId)) {
        throw invalidField('rhkId', 'unknown', 'RHK ini tidak ada dalam SKP.');
      }
      await this.dialogue.add(tx, actor, {
        skpId,
        revisionId: revision.id,
        rhkId: input.rhkId ?? null,
        kind: 'comment',
        note: input.note,
        via,
      });
      await this.audit.record(tx, actor, {
        action: 'skp.comment',
        entity: 'skp',
        entityId: skpId,
        via,
        detail: { rhkId: input.rhkId ?? null },
      });
      const holder = await this.seats.holder(
        tx,
        actor.agencyId,
        actor.timeZone,
        seatOf(header, revision),
      );
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: [header.employeeId, holder.employeeId].filter((id) => id !== actor.employeeId),
        kind: 'skp.comment',
        title: `Pesan baru dalam dialog SKP ${header.name ?? ''}`,
        // Whole characters: half an emoji is nothing that jsonb could keep.
        body: [...input.note].slice(0, 200).join(''),
        link: `/skp/${skpId}#dialog`,
        entity: 'skp',
        entityId: skpId,
      });
      return this.view.detail(tx, actor, skpId);
    });
  }
}

function capacityOf(actor: Actor, header: SkpHeader, assessor: string | null): string | null {
  if (actor.employeeId === header.employeeId) return 'employee';
  if (assessor !== null) return assessor;
  if (header.superior) return 'unit_head';
  return header.leads ? 'leader' : null;
}
