import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type DepartureQuestion,
  type DepartureEnding,
  type Staffing,
  StaffingAftermath,
} from '../../workflow/ties/staffing-aftermath.js';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { passOnWaiting } from './activity-staffing.store.js';
import { endAppointmentsOfLeavers } from './validator-appointment.store.js';

/** What leaving, or a suspension, means to validating. */
@Injectable()
export class DepartedValidators implements OnModuleInit {
  constructor(private readonly aftermath: StaffingAftermath) {}

  onModuleInit(): void {
    this.aftermath.register((tx, staffing) => this.passOn(tx, staffing));
    this.aftermath.registerOutlook((sql, question) => this.outlook(sql, question));
  }

  private async passOn(tx: Tx, { agencyId, changes }: Staffing): Promise<void> {
    const gone = changes.filter(({ kind }) => kind === 'left' || kind === 'suspended');
    if (gone.length > 0) await passOnWaiting(tx, agencyId, gone);
    const left = gone.filter(({ kind }) => kind === 'left');
    if (left.length > 0) await endAppointmentsOfLeavers(tx, agencyId, left);
  }

  private async outlook(
    sql: Sql,
    { agencyId, employeeId, lastDay }: DepartureQuestion,
  ): Promise<DepartureEnding[]> {
    const [row] = await sql.query<{ waiting: number; appointments: number }>(
      `select (select count(*)::int from activity a where a.agency_id = $1 and a.validator_employee_id = $2 and a.status = 'submitted') as waiting,
              (select count(*)::int from validator_appointment v where v.agency_id = $1 and v.validator_employee_id = $2
                  and (v.ends_on is null or v.ends_on > $3)) as appointments`,
      [agencyId, employeeId, lastDay],
    );
    return [
      ...(row && row.waiting > 0
        ? [
            {
              kind: 'waiting' as const,
              title: `${row.waiting} aktivitas menunggu divalidasi`,
              outcome: 'Beralih ke Pejabat Penilai Kinerja pegawai masing-masing',
            },
          ]
        : []),
      ...(row && row.appointments > 0
        ? [
            {
              kind: 'appointment' as const,
              title: `Validator yang ditunjuk untuk ${row.appointments} pegawai`,
              outcome: 'Penunjukan berakhir',
            },
          ]
        : []),
    ];
  }
}
