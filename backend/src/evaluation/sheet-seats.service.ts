import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StaffingAftermath } from '../organization/staffing-aftermath.js';
import { SeatService } from '../organization/seat.service.js';
import { AuditService, systemOf } from '../shared/audit/audit.service.js';
import { Clock } from '../shared/clock.js';
import { withinAgency } from '../shared/database/agency-scope.js';
import { Database, type Tx } from '../shared/database/database.js';
import type { Sql } from '../shared/database/sql.js';
import { NotificationService } from '../shared/outbox/notification.service.js';
import { Outbox } from '../shared/outbox/outbox.service.js';

const QUEUE = 'assessment-seats';
/** After the directory was worked out anew. */
const EVERY_HOUR = '10 * * * *';

/** The nearest unit above a unit that somebody other than one person heads on a day. */
const aboveSql = (agency: string, unit: string, person: string, day: string): string => `
  select x.id from unit u cross join lateral unnest(u.path) with ordinality x(id, depth)
   where u.id = ${unit} and x.id <> u.id
     and exists (select 1 from unit_heads(${agency}, x.id, ${day}::date) h where h.employee_id <> ${person})
   order by x.depth desc limit 1`;

const PASS_UP_SQL = `
  with stuck as (
    select a.id, up.id as unit_id
      from assessment a
      cross join lateral unit_heads($1, a.scorer_unit_id, $2::date) h
      cross join lateral (${aboveSql('$1', 'a.scorer_unit_id', 'a.member_employee_id', '$2')}) up
     where a.agency_id = $1 and a.status <> 'submitted' and a.scorer_employee_id is null
       and h.employee_id = a.member_employee_id
  )
  update assessment a set scorer_unit_id = stuck.unit_id, version = a.version + 1
    from stuck where a.agency_id = $1 and a.id = stuck.id
  returning a.id, a.squad_id as "squadId", a.scorer_unit_id as "unitId", a.due_on::text as "dueOn"`;

interface Passed {
  id: string;
  squadId: string;
  unitId: string;
  dueOn: string;
}

/**
 * Nobody scores himself: a sheet whose seat the member holds, as Plt or Plh too, passes up to the PjPK of that seat's unit
 * and stays there.
 */
@Injectable()
export class SheetSeats implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly aftermath: StaffingAftermath,
    private readonly seats: SeatService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.aftermath.register((tx, { agencyId, today }) => this.passUp(tx, agencyId, today));
    this.outbox.handle(QUEUE, () => this.run(), EVERY_HOUR);
  }

  /** The unit to which a seat passes up because this person holds it; null where nobody sits above. */
  async above(
    sql: Sql,
    agencyId: string,
    today: string,
    unitId: string,
    employeeId: string,
  ): Promise<string | null> {
    const [row] = await sql.query<{ id: string }>(
      aboveSql('$1::uuid', '$2::uuid', '$3::uuid', '$4'),
      [agencyId, unitId, employeeId, today],
    );
    return row?.id ?? null;
  }

  /** Delegations begin by date, without anybody pressing a button. */
  async run(): Promise<void> {
    const agencies = await this.database.query<{ id: string; today: string }>(
      'select id, ($1::timestamptz at time zone time_zone)::date::text as today from agency',
      [this.clock.now()],
    );
    for (const { id, today } of agencies)
      await withinAgency(id, () => this.database.transaction((tx) => this.passUp(tx, id, today)));
  }

  private async passUp(tx: Tx, agencyId: string, today: string): Promise<void> {
    const passed = await tx.query<Passed>(PASS_UP_SQL, [agencyId, today]);
    if (passed.length === 0) return;
    const zone = await tx.one<{ timeZone: string }>(
      'select time_zone as "timeZone" from agency where id = $1',
      [agencyId],
    );
    const seatOf = ({ unitId }: Passed) => ({ unitId, employeeId: null });
    const holders = await this.seats.holders(
      tx,
      agencyId,
      zone?.timeZone ?? 'Asia/Jakarta',
      passed.map(seatOf),
    );
    await this.audit.record(
      tx,
      systemOf(agencyId),
      ...passed.map(({ id, unitId }) => ({
        action: 'assessment.pass_up',
        entity: 'assessment',
        entityId: id,
        detail: { unitId },
      })),
    );
    await this.notifications.notify(
      tx,
      ...passed.map((sheet) => ({
        agencyId,
        employeeIds: [holders.of(seatOf(sheet)).employeeId],
        kind: 'assessment.request',
        title: 'Satu lembar penilaian beralih kepada Anda',
        body: `Yang dinilai kini menempati jabatan penilainya. Paling lambat ${sheet.dueOn}.`,
        link: `/penilaian/${sheet.id}`,
        entity: 'squad',
        entityId: sheet.squadId,
      })),
    );
  }
}
