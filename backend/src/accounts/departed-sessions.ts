import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Staffing, StaffingAftermath } from '../workflow/ties/staffing-aftermath.js';
import type { Tx } from '../platform/database/database.js';
import { SessionService } from './session.service.js';

/** People who leave or are suspended are signed out on every device; they sign in again for what they may still read. */
@Injectable()
export class DepartedSessions implements OnModuleInit {
  constructor(
    private readonly aftermath: StaffingAftermath,
    private readonly sessions: SessionService,
  ) {}

  onModuleInit(): void {
    this.aftermath.register((tx, staffing) => this.end(tx, staffing));
  }

  private async end(tx: Tx, { changes }: Staffing): Promise<void> {
    const gone = changes.filter(({ kind }) => kind === 'left' || kind === 'suspended');
    if (gone.length === 0) return;
    // Except people who are already employed again, as a PPPK who became PNS.
    const accounts = await tx.query<{ id: string }>(
      `select a.id from employment e join account a on a.person_id = e.person_id
        where e.id = any($1::uuid[])
          and not exists (select 1 from employment n where n.person_id = e.person_id and n.id <> e.id
                             and n.starts_on > e.starts_on and n.starts_on <= e.ends_on + 1)
        order by a.id`,
      [gone.map(({ employeeId }) => employeeId)],
    );
    await this.sessions.endAllOf(
      tx,
      accounts.map(({ id }) => id),
    );
  }
}
