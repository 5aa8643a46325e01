import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Staffing, StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import type { Tx } from '../../platform/database/database.js';
import { passOnSheets } from './assessment.store.js';

/** What leaving, or a suspension, means to score sheets: a head's seat passes on by itself, a named person's does not. */
@Injectable()
export class DepartedScorers implements OnModuleInit {
  constructor(private readonly aftermath: StaffingAftermath) {}

  onModuleInit(): void {
    this.aftermath.register((tx, staffing) => this.passOn(tx, staffing));
  }

  private async passOn(tx: Tx, { agencyId, changes }: Staffing): Promise<void> {
    const gone = changes.filter(({ kind }) => kind === 'left' || kind === 'suspended');
    if (gone.length > 0)
      await passOnSheets(
        tx,
        agencyId,
        gone.map(({ employeeId }) => employeeId),
      );
  }
}
