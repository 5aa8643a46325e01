import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Staffing, StaffingAftermath } from '../organization/staffing-aftermath.js';
import type { Tx } from '../shared/database/database.js';

/** What waits at the PjPK's seat of the old post although it is work of the new one: a move is often recorded late. */
const RESEAT_SQL = `
  update activity a set validator_unit_id = d.assessor_unit_id, validator_employee_id = d.assessor_employee_id,
         version = a.version + 1
    from jsonb_to_recordset($2::jsonb) as c("employeeId" uuid, "fromHoldingId" uuid, "toHoldingId" uuid, "lastDay" date)
    join position_holding old on old.id = c."fromHoldingId"
    join employee_directory d on d.employee_id = c."employeeId" and d.holding_id = c."toHoldingId"
   where a.agency_id = $1 and a.employee_id = c."employeeId" and a.date > c."lastDay" and a.status = 'submitted'
     and (a.validator_unit_id, a.validator_employee_id) is not distinct from (old.assessor_unit_id, old.assessor_employee_id)
     and coalesce(d.assessor_unit_id, d.assessor_employee_id) is not null
     and d.assessor_employee_id is distinct from a.employee_id`;

/** Work that was sent before a move was recorded goes to the PjPK of the post of its day. */
@Injectable()
export class ActivityTransfer implements OnModuleInit {
  constructor(private readonly aftermath: StaffingAftermath) {}

  onModuleInit(): void {
    this.aftermath.register((tx, staffing) => this.settle(tx, staffing));
  }

  private async settle(tx: Tx, { agencyId, changes }: Staffing): Promise<void> {
    const moved = changes.filter(({ fromHoldingId, toHoldingId }) => fromHoldingId && toHoldingId);
    if (moved.length > 0) await tx.query(RESEAT_SQL, [agencyId, JSON.stringify(moved)]);
  }
}
