import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AssessorChanges } from '../../organization/assessors/assessor-changes.js';
import type { Tx } from '../../platform/database/database.js';

/** A corrected PjPK also gets what already waits: the seat frozen at submit was the wrong one (R308). */
@Injectable()
export class SkpReseat implements OnModuleInit {
  constructor(private readonly changes: AssessorChanges) {}

  onModuleInit(): void {
    this.changes.listen((tx, agencyId, employeeIds) => this.reseat(tx, agencyId, employeeIds));
  }

  private async reseat(tx: Tx, agencyId: string, employeeIds: readonly string[]): Promise<void> {
    await tx.query(
      `update skp_revision r set assessor_unit_id = d.assessor_unit_id, assessor_employee_id = d.assessor_employee_id
         from skp s join employee_directory d on d.employee_id = s.employee_id
        where s.id = r.skp_id and s.agency_id = $1 and s.employee_id = any($2::uuid[]) and s.holding_id = d.holding_id and r.status = 'submitted'`,
      [agencyId, employeeIds],
    );
  }
}
