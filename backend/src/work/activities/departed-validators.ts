import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type DepartureQuestion,
  type DepartureEnding,
  type Staffing,
  StaffingAftermath,
} from '../../workflow/ties/staffing-aftermath.js';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';

const GONE = `jsonb_to_recordset($2::jsonb) as gone("employeeId" uuid, "lastDay" date)`;

/** Work that waits for a named person goes to the PjPK of whose work it is; a head's seat passes on by itself. */
const PASS_ON_SQL = `
  update activity a set validator_unit_id = d.assessor_unit_id, validator_employee_id = d.assessor_employee_id,
         validator_because = 'Pejabat Penilai Kinerja, karena yang semula memvalidasi tidak lagi bertugas', version = a.version + 1
    from ${GONE}, employee_directory d
   where a.agency_id = $1 and a.validator_employee_id = gone."employeeId" and a.status = 'submitted'
     and d.employee_id = a.employee_id and coalesce(d.assessor_unit_id, d.assessor_employee_id) is not null`;

const END_APPOINTMENTS_SQL = `
  with gone as (select * from ${GONE}),
    later as (delete from validator_appointment v using gone where v.agency_id = $1
                 and gone."employeeId" in (v.validator_employee_id, v.employee_id) and v.starts_on > gone."lastDay")
  update validator_appointment v set ends_on = gone."lastDay" from gone
   where v.agency_id = $1 and gone."employeeId" in (v.validator_employee_id, v.employee_id) and v.starts_on <= gone."lastDay"
     and (v.ends_on is null or v.ends_on > gone."lastDay")`;

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
    if (gone.length > 0) await tx.query(PASS_ON_SQL, [agencyId, JSON.stringify(gone)]);
    const left = gone.filter(({ kind }) => kind === 'left');
    if (left.length > 0) await tx.query(END_APPOINTMENTS_SQL, [agencyId, JSON.stringify(left)]);
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
