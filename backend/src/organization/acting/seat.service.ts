import { Injectable } from '@nestjs/common';
import type { DelegationKind, HeadSource, Seat } from '../../kernel/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/sql.js';

/** Who sits on a seat today; `employeeId` null when it is vacant. */
export interface SeatHolder {
  readonly employeeId: string | null;
  readonly name: string | null;
  readonly positionName: string | null;
  readonly via: HeadSource | 'named' | null;
  readonly delegationKind: DelegationKind | null;
}

/** The seat of somebody's PjPK and how it was found. */
export interface AssessorSeatFacts extends Seat {
  readonly basis: string;
  readonly needsConfirmation: boolean;
}

const VACANT: SeatHolder = {
  employeeId: null,
  name: null,
  positionName: null,
  via: null,
  delegationKind: null,
};

const keyOf = (seat: Seat): string =>
  seat.employeeId !== null ? `e:${seat.employeeId}` : `u:${seat.unitId}`;

/** Looks up holders asked for together; unknown seats answer as vacant. */
export class SeatHolders {
  constructor(private readonly found: ReadonlyMap<string, SeatHolder>) {}

  of(seat: Seat): SeatHolder {
    return this.found.get(keyOf(seat)) ?? VACANT;
  }
}

/**
 * Seats decide, people sit on them: a step, an SKP, an activity or a score sheet waits for a seat, and
 * its holder of that day, or who acts for it, finds it in the inbox (R407).
 */
@Injectable()
export class SeatService {
  constructor(private readonly clock: Clock) {}

  /** The seat of the employee's PjPK; null when nobody is known (R308: offer the correction). */
  async assessorSeat(sql: Sql, employeeId: string): Promise<AssessorSeatFacts | null> {
    const [row] = await sql.query<AssessorSeatFacts>(
      `select assessor_unit_id as "unitId", assessor_employee_id as "employeeId", assessor_basis as basis,
              assessor_needs_confirmation as "needsConfirmation"
         from employee_directory where employee_id = $1`,
      [employeeId],
    );
    return row && (row.unitId !== null || row.employeeId !== null) ? row : null;
  }

  /** The same for many, in one statement. */
  async assessorSeats(sql: Sql, employeeIds: readonly string[]): Promise<Map<string, Seat>> {
    if (employeeIds.length === 0) return new Map();
    const rows = await sql.query<{ id: string } & Seat>(
      `select employee_id as id, assessor_unit_id as "unitId", assessor_employee_id as "employeeId"
         from employee_directory where employee_id = any($1::uuid[]) and coalesce(assessor_unit_id, assessor_employee_id) is not null`,
      [employeeIds],
    );
    return new Map(rows.map((row) => [row.id, { unitId: row.unitId, employeeId: row.employeeId }]));
  }

  /** Who sits on these seats today; one statement for all of them. */
  async holders(
    sql: Sql,
    agencyId: string,
    timeZone: string,
    seats: readonly Seat[],
  ): Promise<SeatHolders> {
    const unitIds = [
      ...new Set(
        seats.filter((s) => s.employeeId === null && s.unitId !== null).map((s) => s.unitId),
      ),
    ];
    const employeeIds = [...new Set(seats.map((s) => s.employeeId).filter((id) => id !== null))];
    if (unitIds.length === 0 && employeeIds.length === 0) return new SeatHolders(new Map());
    const rows = await sql.query<SeatHolder & { key: string }>(
      `select 'u:' || h.unit_id as key, d.employee_id as "employeeId", d.display_name as name, d.position_name as "positionName",
              h.via, h.delegation_kind as "delegationKind"
         from unnest($3::uuid[]) as asked(unit_id), unit_heads($1, asked.unit_id, $2) h
         join employee_directory d on d.employee_id = h.employee_id
       union all
       select 'e:' || d.employee_id, d.employee_id, d.display_name, d.position_name, 'named', null
         from employee_directory d where d.employee_id = any($4::uuid[])`,
      [agencyId, this.clock.today(timeZone), unitIds, employeeIds],
    );
    return new SeatHolders(new Map(rows.map(({ key, ...holder }) => [key, holder])));
  }

  /** How the head's post of each unit is called, also while it is vacant: `Kepala Dinas Kesehatan`. */
  async headTitles(sql: Sql, unitIds: readonly string[]): Promise<Map<string, string>> {
    if (unitIds.length === 0) return new Map();
    const rows = await sql.query<{ id: string; title: string }>(
      `select u.id, coalesce((select h.position_name from position_holding h where h.unit_id = u.id and h.is_head
                               order by h.starts_on desc limit 1), 'Kepala ' || u.name) as title
         from unit u where u.id = any($1::uuid[])`,
      [[...new Set(unitIds)]],
    );
    return new Map(rows.map((row) => [row.id, row.title]));
  }

  /**
   * The seats that decide today, in the order asked: one whose holder is barred passes up to the PjPK of that seat's unit.
   * One statement for all.
   */
  async deciding(
    sql: Sql,
    agencyId: string,
    timeZone: string,
    asked: readonly { readonly seat: Seat; readonly barred: readonly string[] }[],
  ): Promise<Seat[]> {
    if (asked.length === 0) return [];
    const rows = asked.map(({ seat, barred }) => ({ ...seat, barred }));
    return sql.query<Seat>(
      `select w.unit_id as "unitId", w.employee_id as "employeeId"
         from rows from (jsonb_to_recordset($3::jsonb) as ("unitId" uuid, "employeeId" uuid, barred uuid[]))
                with ordinality as r("unitId", "employeeId", barred, nr),
              lateral deciding_seat($1, r."unitId", r."employeeId", r.barred, $2) w order by r.nr`,
      [agencyId, this.clock.today(timeZone), JSON.stringify(rows)],
    );
  }

  async holder(sql: Sql, agencyId: string, timeZone: string, seat: Seat): Promise<SeatHolder> {
    return (await this.holders(sql, agencyId, timeZone, [seat])).of(seat);
  }
}
