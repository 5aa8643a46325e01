import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import type { Tx } from '../shared/database/database.js';

/** Ends memberships together with the assignments they rest on; history stays. */
@Injectable()
export class SquadLeavingService {
  constructor(private readonly clock: Clock) {}

  /**
   * Everybody leaves (or one person, by `employeeId`): running assignments end, issued ones are recalled, those still
   * on their way are withdrawn and their open steps skipped. A membership that had not begun is taken out.
   */
  async leave(
    tx: Tx,
    squadId: string,
    on: string,
    reason: string,
    employeeId: string | null = null,
  ): Promise<void> {
    await tx.query(
      'delete from squad_member where squad_id = $1 and starts_on > $2 and ($3::uuid is null or employee_id = $3)',
      [squadId, on, employeeId],
    );
    await tx.query(
      `update squad_member set ends_on = least(ends_on, $2), ended_reason = $3
        where squad_id = $1 and ended_reason is null and ($4::uuid is null or employee_id = $4)`,
      [squadId, on, reason, employeeId],
    );
    await tx.query(
      `with left_behind as (
         update assignment set version = version + 1,
                status = case status when 'active' then 'ended' when 'issued' then 'recalled' else 'withdrawn' end
          where squad_id = $1 and status in ('pending', 'issued', 'active') and ($4::uuid is null or employee_id = $4)
          returning id)
       update assignment_step set status = 'skipped', decided_at = $2, note = $3
         from left_behind
        where assignment_step.assignment_id = left_behind.id and assignment_step.status in ('waiting', 'pending')`,
      [squadId, this.clock.now(), reason, employeeId],
    );
  }
}
