import { longDate } from '../../kernel/indonesian-date.js';
import { Injectable } from '@nestjs/common';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';
import type { DueRows } from '../../workflow/turns/turns.js';
import { CalendarService } from './calendar.service.js';
import { addWorkingDays } from './domain/calendar.js';
import { SeatService } from '../acting/seat.service.js';

interface Start {
  from: string;
  days: number;
}

interface Earlier {
  unitId: string | null;
  employeeId: string | null;
  count: number;
  dueOn: string;
}

/**
 * Due days are stored with what waits. When a holiday is declared or taken back, or the week gets another length, those of
 * everything that waits are worked out anew in the same transaction (`KindOfTurn.due`). Whoever owes something is told only when it is due earlier than before.
 */
@Injectable()
export class CalendarAftermath {
  constructor(
    private readonly turns: TurnRegistry,
    private readonly calendar: CalendarService,
    private readonly seats: SeatService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  async settle(tx: Tx, agencyId: string, timeZone: string): Promise<void> {
    const calendar = await this.calendar.calendar(tx, agencyId);
    for (const rows of this.turns.due) {
      const starts = await tx.query<Start>(startsSql(rows), [agencyId, timeZone]);
      const due = starts.map(({ from, days }) => ({
        from,
        days,
        due: addWorkingDays(from, days, calendar),
      }));
      const earlier = await tx.query<Earlier>(moveSql(rows), [
        agencyId,
        timeZone,
        JSON.stringify(due),
      ]);
      await this.tell(tx, agencyId, timeZone, rows, earlier);
    }
  }

  private async tell(
    tx: Tx,
    agencyId: string,
    timeZone: string,
    { words, link, owedBy }: DueRows,
    earlier: readonly Earlier[],
  ): Promise<void> {
    if (earlier.length === 0) return;
    const owers = await this.owers(tx, agencyId, timeZone, owedBy, earlier);
    await this.notifications.notify(
      tx,
      ...earlier.map((one) => ({
        agencyId,
        employeeIds: owers(one),
        kind: 'holiday.due_earlier',
        title: `Batas waktu maju: ${one.count} ${words}`,
        body: `Kalender instansi berubah. Yang pertama paling lambat ${longDate(one.dueOn)}.`,
        link,
      })),
    );
  }

  /** Who owes the rows of a group: the holder of its seat, or everybody in the role. */
  private async owers(
    tx: Tx,
    agencyId: string,
    timeZone: string,
    owedBy: DueRows['owedBy'],
    earlier: readonly Earlier[],
  ): Promise<(one: Earlier) => (string | null)[]> {
    if (typeof owedBy === 'function') {
      const inRole = await owedBy(tx, agencyId, this.clock.today(timeZone));
      return () => inRole;
    }
    const holders = await this.seats.holders(tx, agencyId, timeZone, earlier);
    return (one) => [holders.of(one).employeeId];
  }
}

const firstDay = ({ since }: DueRows): string => `(${since} at time zone $2)::date`;

/** What waits for a role is one group without a seat. */
const seatColumns = ({ owedBy }: DueRows): string =>
  typeof owedBy === 'function'
    ? 'null::uuid as unit_id, null::uuid as employee_id'
    : `t.${owedBy.unit} as unit_id, t.${owedBy.employee} as employee_id`;

const startsSql = (rows: DueRows): string => `
  select distinct ${firstDay(rows)}::text as "from", (${rows.days})::int as days
    from ${rows.table} t ${rows.join ?? ''}
   where t.agency_id = $1 and ${rows.pending} and t.due_on is not null and ${rows.since} is not null`;

const moveSql = (rows: DueRows): string => `
  with day as (
    select * from jsonb_to_recordset($3::jsonb) as r("from" date, days int, due date)
  ), moved as (
    select t.id, t.due_on as before, day.due, ${seatColumns(rows)}
      from ${rows.table} t ${rows.join ?? ''} join day on day."from" = ${firstDay(rows)} and day.days = (${rows.days})::int
     where t.agency_id = $1 and ${rows.pending} and t.due_on <> day.due
     order by t.id for update of t
  ), written as (
    update ${rows.table} t set due_on = moved.due from moved where t.agency_id = $1 and t.id = moved.id
  )
  select unit_id as "unitId", employee_id as "employeeId", count(*)::int as count, min(due)::text as "dueOn"
    from moved where due < before group by 1, 2`;
