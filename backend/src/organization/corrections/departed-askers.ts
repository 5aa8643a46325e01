import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { AuditService, systemOf } from '../../workflow/events/audit.service.js';
import { type Staffing, StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import { lapseCorrections } from './correction-request.store.js';

/** A request of somebody who no longer serves here is decided by nobody, because their record moves with them. */
@Injectable()
export class DepartedAskers implements OnModuleInit {
  constructor(
    private readonly aftermath: StaffingAftermath,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.aftermath.register((tx, staffing) => this.lapse(tx, staffing));
  }

  private async lapse(tx: Tx, { agencyId, changes }: Staffing): Promise<void> {
    const left = changes.filter(({ kind }) => kind === 'left').map(({ employeeId }) => employeeId);
    if (left.length === 0) return;
    const note = 'Pemohon tidak lagi bertugas di instansi ini.';
    const lapsed = await lapseCorrections(tx, agencyId, left, this.clock.now(), note);
    await this.audit.record(
      tx,
      systemOf(agencyId),
      ...lapsed.map(({ id }) => ({
        action: 'correction_request.lapse',
        entity: 'correction_request',
        entityId: id,
        detail: { note },
      })),
    );
  }
}
