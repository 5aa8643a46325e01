import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import {
  forbidden,
  invalidField,
  notFound,
  staleVersion,
  wrongState,
} from '../../platform/errors/problem.js';
import { ActionItemStore } from './action-item.store.js';
import type { ReportedActionItemDto } from './action-item.dto.js';
import { reportOf } from './rhk-view.service.js';
import { SkpAccess } from './skp-access.service.js';
import type { ReportActionItemDto } from './skp-request.dto.js';
import type { ActionItemRow } from './skp.queries.js';

/** The member's report of one rencana aksi: open, then submitted (R312). */
@Injectable()
export class ActionItemService {
  constructor(
    private readonly database: Database,
    private readonly items: ActionItemStore,
    private readonly access: SkpAccess,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  report(actor: Actor, itemId: string, input: ReportActionItemDto): Promise<ReportedActionItemDto> {
    return this.run(actor, itemId, async (tx, item) => {
      if (input.version !== undefined && input.version !== item.version) throw staleVersion();
      const realised = input.realised ?? null;
      if (realised !== null && Number(realised) < 0) {
        throw invalidField('realised', 'min', 'Realisasi tidak boleh kurang dari nol.');
      }
      await this.items.writeReport(tx, itemId, input.text, realised);
      await this.record(tx, actor, item, 'report');
    });
  }

  submit(actor: Actor, itemId: string): Promise<ReportedActionItemDto> {
    return this.run(actor, itemId, async (tx, item) => {
      if ((item.reportText ?? '') === '') {
        throw invalidField('text', 'required', 'Tuliskan laporannya sebelum mengirim.');
      }
      await this.items.submitReport(tx, itemId, this.clock.now());
      await this.record(tx, actor, item, 'submit');
    });
  }

  private run(
    actor: Actor,
    itemId: string,
    work: (tx: Tx, item: ActionItemRow) => Promise<void>,
  ): Promise<ReportedActionItemDto> {
    return this.database.transaction(async (tx) => {
      const item = await this.items.lock(tx, actor.agencyId, itemId);
      if (!item) throw notFound('Rencana aksi');
      if (item.employeeId !== actor.employeeId) {
        // Who may not read the SKP may not know of its items either.
        const [rhk] = await tx.query<{ skpId: string }>(
          'select skp_id as "skpId" from rhk where id = $1',
          [item.rhkId],
        );
        if (rhk) await this.access.header(tx, actor, rhk.skpId);
        throw forbidden('Hanya pemilik rencana aksi yang melaporkannya.');
      }
      if (item.reportStatus !== 'open') throw wrongState('Laporan ini sudah dikirim.');
      await work(tx, item);
      const after = await this.items.lock(tx, actor.agencyId, itemId);
      if (!after) throw notFound('Rencana aksi');
      return {
        id: after.id,
        rhkId: after.rhkId,
        period: after.period,
        from: after.from,
        until: after.until,
        text: after.text,
        target: after.target,
        unit: after.unit,
        report: reportOf(after, true),
      };
    });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    item: ActionItemRow,
    verb: 'report' | 'submit',
  ): Promise<void> {
    await this.audit.record(tx, actor, {
      action: `action_item.${verb}`,
      entity: 'action_item',
      entityId: item.id,
      via: 'employee',
      detail: { rhkId: item.rhkId, period: item.period },
    });
  }
}
