import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Staffing, StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import type { Tx } from '../../platform/database/database.js';

/** A sheet that waits for a named person goes to the PjPK of today of whom it is about. */
const PASS_ON_SQL = `
  update assessment s set scorer_unit_id = d.assessor_unit_id, scorer_employee_id = d.assessor_employee_id, version = s.version + 1
    from employee_directory d
   where s.agency_id = $1 and s.scorer_employee_id = any($2::uuid[]) and s.status <> 'submitted'
     and d.employee_id = s.member_employee_id and coalesce(d.assessor_unit_id, d.assessor_employee_id) is not null`;

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
      await tx.query(PASS_ON_SQL, [agencyId, gone.map(({ employeeId }) => employeeId)]);
  }
}
