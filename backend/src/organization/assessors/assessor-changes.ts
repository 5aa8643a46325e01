import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';

/** What a feature does when the PjPK of people was corrected. */
export type AssessorChangeListener = (
  tx: Tx,
  agencyId: string,
  employeeIds: readonly string[],
) => Promise<void>;

/** Features announce themselves at start; organization may not import them. */
@Injectable()
export class AssessorChanges {
  private readonly listeners: AssessorChangeListener[] = [];

  listen(listener: AssessorChangeListener): void {
    this.listeners.push(listener);
  }

  /** Runs in the transaction of the correction, after the directory was recomputed. */
  async announce(tx: Tx, agencyId: string, employeeIds: readonly string[]): Promise<void> {
    for (const listener of this.listeners) await listener(tx, agencyId, employeeIds);
  }
}
