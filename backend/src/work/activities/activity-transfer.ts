import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Staffing, StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import type { Tx } from '../../platform/database/database.js';
import { reseatLeft, reseatMoved } from './activity-staffing.store.js';
import { endAppointmentsOfPosts } from './validator-appointment.store.js';

/** Work that was sent before a move was recorded goes to the PjPK of the post of its day. */
@Injectable()
export class ActivityTransfer implements OnModuleInit {
  constructor(private readonly aftermath: StaffingAftermath) {}

  onModuleInit(): void {
    this.aftermath.register((tx, staffing) => this.settle(tx, staffing));
  }

  private async settle(tx: Tx, { agencyId, changes }: Staffing): Promise<void> {
    const moved = changes.filter(({ fromHoldingId, toHoldingId }) => fromHoldingId && toHoldingId);
    if (moved.length > 0) await reseatMoved(tx, agencyId, moved);
    const left = changes.filter(({ kind }) => kind === 'left');
    if (left.length > 0)
      await reseatLeft(
        tx,
        agencyId,
        left.map(({ employeeId }) => employeeId),
      );
    const over = changes.filter(({ kind }) => kind === 'moved' || kind === 'left');
    if (over.length > 0) await endAppointmentsOfPosts(tx, agencyId, over);
  }
}
