import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';

/** What became of one person's post. */
export interface StaffingChange {
  readonly employeeId: string;
  readonly kind: 'moved' | 'left' | 'suspended' | 'returned';
  /** null where nothing was held before */
  readonly fromHoldingId: string | null;
  /** null where nothing is held after */
  readonly toHoldingId: string | null;
  /** the last day of what was before; the change holds from the next day on */
  readonly lastDay: string;
}

/** Changes of one agency whose day has come: every `lastDay` is before `today`. */
export interface Staffing {
  readonly agencyId: string;
  readonly today: string;
  readonly changes: readonly StaffingChange[];
}

export const ENDING_KINDS = [
  'position',
  'delegation',
  'grant',
  'assessor',
  'leadership',
  'membership',
  'assignment',
  'waiting',
  'appointment',
  'session',
] as const;
export type EndingKind = (typeof ENDING_KINDS)[number];

/** One thing that a departure ends or passes on, in the words of the screen that asks before it is recorded. */
export interface DepartureEnding {
  readonly kind: EndingKind;
  readonly title: string;
  /** what becomes of it */
  readonly outcome: string;
}

export interface DepartureQuestion {
  readonly agencyId: string;
  readonly employeeId: string;
  readonly lastDay: string;
  readonly today: string;
}

/** What one feature would end for one person. */
export type DepartureOutlook = (
  sql: Sql,
  question: DepartureQuestion,
) => Promise<DepartureEnding[]>;

/** Draws the consequences in one feature, set-based, in the transaction that it is given. Twice does no harm. */
export type Settlement = (tx: Tx, staffing: Staffing) => Promise<void>;

const KEEP_SQL = `
  insert into staffing_change (id, agency_id, employee_id, kind, from_holding_id, to_holding_id, last_day, settled_on)
  select r.id, $1, r."employeeId", r.kind, r."fromHoldingId", r."toHoldingId", r."lastDay",
         case when r."lastDay" < $2::date then $2::date end
    from jsonb_to_recordset($3::jsonb) as r(id uuid, "employeeId" uuid, kind text, "fromHoldingId" uuid, "toHoldingId" uuid, "lastDay" date)`;

const TAKE_DUE_SQL = `
  with due as (
    select id from staffing_change where agency_id = $1 and settled_on is null and last_day < $2::date
     order by last_day, id for update skip locked)
  update staffing_change c set settled_on = $2 from due where c.id = due.id
  returning c.employee_id as "employeeId", c.kind, c.from_holding_id as "fromHoldingId", c.to_holding_id as "toHoldingId",
            c.last_day::text as "lastDay"`;

/**
 * What follows in other features when somebody moves, leaves, is suspended or comes back. Features register at module init;
 * organization may not import them. Call it after the holdings are written and the directory was worked out anew.
 */
@Injectable()
export class StaffingAftermath {
  private readonly settlements: Settlement[] = [];
  private readonly outlooks: DepartureOutlook[] = [];

  register(settlement: Settlement): void {
    this.settlements.push(settlement);
  }

  registerOutlook(outlook: DepartureOutlook): void {
    this.outlooks.push(outlook);
  }

  /** What would end in all features, in the order in which they registered. */
  async outlook(sql: Sql, question: DepartureQuestion): Promise<DepartureEnding[]> {
    return (await Promise.all(this.outlooks.map((outlook) => outlook(sql, question)))).flat();
  }

  /** What is in force already is settled at once; a change of a later day is kept until then (`settleDue`). */
  async settle(tx: Tx, { agencyId, today, changes }: Staffing): Promise<void> {
    if (changes.length === 0) return;
    const rows = changes.map((change) => ({ ...change, id: newId() }));
    await tx.query(KEEP_SQL, [agencyId, today, JSON.stringify(rows)]);
    const inForce = changes.filter(({ lastDay }) => lastDay < today);
    await this.draw(tx, { agencyId, today, changes: inForce });
  }

  /** Settles what became due by date. @returns how many changes */
  async settleDue(tx: Tx, agencyId: string, today: string): Promise<number> {
    const changes = await tx.query<StaffingChange>(TAKE_DUE_SQL, [agencyId, today]);
    await this.draw(tx, { agencyId, today, changes });
    return changes.length;
  }

  /** A change that was taken back before its day leaves nothing to settle. */
  async forget(
    tx: Tx,
    employeeIds: readonly string[],
    kinds: readonly StaffingChange['kind'][],
  ): Promise<void> {
    await tx.query(
      'delete from staffing_change where employee_id = any($1::uuid[]) and kind = any($2::text[]) and settled_on is null',
      [employeeIds, kinds],
    );
  }

  private async draw(tx: Tx, staffing: Staffing): Promise<void> {
    if (staffing.changes.length === 0) return;
    for (const settlement of this.settlements) await settlement(tx, staffing);
  }
}
