import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Staffing, StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import type { Tx } from '../../platform/database/database.js';

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

/** What waits at somebody who has left goes to the PjPK of the post of its day; nobody is appointed by or for a former post. */
const LEFT_SQL = `
  update activity a set validator_unit_id = post.assessor_unit_id, validator_employee_id = post.assessor_employee_id,
         version = a.version + 1
    from position_holding post
   where a.agency_id = $1 and a.status = 'submitted' and a.validator_employee_id = any($2::uuid[])
     and post.employee_id = a.employee_id and post.starts_on <= a.date and (post.ends_on is null or post.ends_on >= a.date)
     and coalesce(post.assessor_unit_id, post.assessor_employee_id) is not null
     and post.assessor_employee_id is distinct from a.employee_id
     and post.assessor_employee_id is distinct from a.validator_employee_id`;

const END_APPOINTMENTS_SQL = `
  with c as (
    select * from jsonb_to_recordset($2::jsonb) as r("employeeId" uuid, kind text, "lastDay" date)
  ), over as (
    select v.id, c."lastDay" from validator_appointment v
      join c on v.employee_id = c."employeeId" or (c.kind = 'left' and v.validator_employee_id = c."employeeId")
     where v.agency_id = $1 and (v.ends_on is null or v.ends_on > c."lastDay")
  ), gone as (
    delete from validator_appointment v using over where v.id = over.id and v.starts_on > over."lastDay"
  )
  update validator_appointment v set ends_on = over."lastDay" from over where v.id = over.id and v.starts_on <= over."lastDay"`;

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
    const left = changes.filter(({ kind }) => kind === 'left');
    if (left.length > 0)
      await tx.query(LEFT_SQL, [agencyId, left.map(({ employeeId }) => employeeId)]);
    const over = changes.filter(({ kind }) => kind === 'moved' || kind === 'left');
    if (over.length > 0) await tx.query(END_APPOINTMENTS_SQL, [agencyId, JSON.stringify(over)]);
  }
}
