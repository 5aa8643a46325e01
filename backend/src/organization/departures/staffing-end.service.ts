import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays } from '../../kernel/date.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { AssessorChanges } from '../assessors/assessor-changes.js';
import type { DepartureKind } from './domain/departure.js';
import {
  type CutGrant,
  type CutOverride,
  type CutRow,
  END_DELEGATIONS_SQL,
  END_EMPLOYMENTS_SQL,
  END_GRANTS_SQL,
  END_HOLDINGS_SQL,
  END_OVERRIDES_SQL,
  RECORD_DEPARTURES_SQL,
  RECORD_SUSPENSIONS_SQL,
} from './departure.queries.js';
import { type Staffing, StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';

export interface Departure {
  readonly employeeId: string;
  readonly kind: DepartureKind;
  /** the first day without service */
  readonly effectiveFrom: string;
  readonly reason: string;
}

export interface Departures {
  readonly agencyId: string;
  readonly today: string;
  /** account; null for the system */
  readonly by: string | null;
  readonly departures: readonly Departure[];
}

export interface Suspension {
  readonly employeeId: string;
  readonly effectiveFrom: string;
  /** last day; open when absent */
  readonly until?: string;
  readonly reason: string;
}

export interface Suspensions {
  readonly agencyId: string;
  /** account */
  readonly by: string | null;
  readonly suspensions: readonly Suspension[];
}

const LAST_POSTS_SQL = `
  select e.id as "employeeId", e.ends_on::text as "lastDay",
         (select h.id from position_holding h where h.employee_id = e.id order by h.starts_on desc limit 1) as "holdingId"
    from employment e where e.id = any($1::uuid[])`;

/** What a departure shortened, as it stood. */
interface Cut {
  readonly holdings: readonly CutRow[];
  readonly delegations: readonly CutRow[];
  readonly grants: readonly CutGrant[];
  readonly overrides: readonly CutOverride[];
}

/** Ends employments with all that stands on them in this feature; other features follow through `StaffingAftermath`. */
@Injectable()
export class StaffingEnd implements OnModuleInit {
  constructor(
    private readonly aftermath: StaffingAftermath,
    private readonly changes: AssessorChanges,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.aftermath.register((tx, staffing) => this.passOnAssessment(tx, staffing));
  }

  /**
   * Everything gets its last day at once, so that nothing runs on where a job comes late. Refresh the directory next, then
   * `settle`. @returns the departures' ids, in their order
   */
  async end(tx: Tx, { agencyId, by, departures }: Departures): Promise<string[]> {
    const rows = departures.map((one) => ({
      ...one,
      id: newId(),
      lastDay: addDays(one.effectiveFrom, -1),
    }));
    const at = this.clock.now();
    const leaving = JSON.stringify(rows);
    const holdings = await tx.query<CutRow>(END_HOLDINGS_SQL, [leaving]);
    const delegations = await tx.query<CutRow>(END_DELEGATIONS_SQL, [leaving, at, by]);
    const grants = await tx.query<CutGrant>(END_GRANTS_SQL, [leaving]);
    const overrides = await tx.query<CutOverride>(END_OVERRIDES_SQL, [leaving]);
    await tx.query(END_EMPLOYMENTS_SQL, [leaving]);
    const of =
      (employeeId: string) =>
      <Row extends CutRow>(cut: readonly Row[]): Row[] =>
        cut.filter((row) => row.employeeId === employeeId);
    await tx.query(RECORD_DEPARTURES_SQL, [
      JSON.stringify(
        rows.map((row) => {
          const own = of(row.employeeId);
          const cut: Cut = {
            holdings: own(holdings),
            delegations: own(delegations),
            grants: own(grants),
            overrides: own(overrides),
          };
          return { ...row, cut };
        }),
      ),
      agencyId,
      by,
      at,
    ]);
    return rows.map(({ id }) => id);
  }

  async settle(
    tx: Tx,
    agencyId: string,
    today: string,
    employeeIds: readonly string[],
  ): Promise<void> {
    const rows = await tx.query<{ employeeId: string; holdingId: string | null; lastDay: string }>(
      LAST_POSTS_SQL,
      [employeeIds],
    );
    await this.aftermath.settle(tx, {
      agencyId,
      today,
      changes: rows.map(({ employeeId, holdingId, lastDay }) => ({
        employeeId,
        kind: 'left',
        fromHoldingId: holdingId,
        toHoldingId: null,
        lastDay,
      })),
    });
  }

  /**
   * Records suspensions: access and memberships pause, the employment goes on. Refresh the directory next, then
   * `settleSuspended`. @returns their ids, in their order
   */
  async suspend(tx: Tx, { agencyId, by, suspensions }: Suspensions): Promise<string[]> {
    const rows = suspensions.map((one) => ({ ...one, id: newId() }));
    await tx.query(RECORD_SUSPENSIONS_SQL, [JSON.stringify(rows), agencyId, by, this.clock.now()]);
    return rows.map(({ id }) => id);
  }

  async settleSuspended(
    tx: Tx,
    agencyId: string,
    today: string,
    suspensions: readonly Suspension[],
  ): Promise<void> {
    const rows = await tx.query<{ employeeId: string; holdingId: string | null }>(LAST_POSTS_SQL, [
      suspensions.map(({ employeeId }) => employeeId),
    ]);
    const posts = new Map(rows.map(({ employeeId, holdingId }) => [employeeId, holdingId]));
    await this.aftermath.settle(tx, {
      agencyId,
      today,
      changes: suspensions.flatMap(({ employeeId, effectiveFrom, until }) => {
        const holdingId = posts.get(employeeId) ?? null;
        const same = { employeeId, fromHoldingId: holdingId, toHoldingId: holdingId };
        return [
          { ...same, kind: 'suspended' as const, lastDay: addDays(effectiveFrom, -1) },
          ...(until === undefined ? [] : [{ ...same, kind: 'returned' as const, lastDay: until }]),
        ];
      }),
    });
  }

  /**
   * Puts back what a departure shortened, as far as nothing took its place meanwhile.
   * @returns what could not be put back
   */
  async undo(
    tx: Tx,
    departureId: string,
    { at, by }: { at: Date; by: string | null },
  ): Promise<string[]> {
    const [departure] = await tx.query<{ employeeId: string; cut: Cut }>(
      `update departure set undone_at = $2, undone_by = $3 where id = $1 returning employee_id as "employeeId", cut`,
      [departureId, at, by],
    );
    if (!departure) return [];
    const { employeeId, cut } = departure;
    await tx.query(
      'update employment set ends_on = null, ended_kind = null, ended_reason = null where id = $1',
      [employeeId],
    );
    const lost: string[] = [];
    for (const { id, endsOn } of cut.holdings) {
      // The unit may have a new head from the day on which this one was to leave.
      const back = await tx.query(
        `update position_holding h set ends_on = $2 where h.id = $1
            and not (h.is_head and exists (select 1 from position_holding o where o.unit_id = h.unit_id and o.is_head and o.id <> h.id
                       and daterange(o.starts_on, o.ends_on, '[]') && daterange(h.starts_on, $2::date, '[]'))) returning h.id`,
        [id, endsOn],
      );
      if (back.length === 0) lost.push('position');
    }
    for (const { id, endsOn } of cut.delegations) {
      const back = await tx.query(
        `update delegation d set ends_on = $2, revoked_at = null, revoked_by = null, version = version + 1 where d.id = $1
            and not exists (select 1 from delegation o where o.unit_id = d.unit_id and o.id <> d.id and o.revoked_at is null
                              and daterange(o.starts_on, o.ends_on, '[]') && daterange(d.starts_on, $2::date, '[]')) returning d.id`,
        [id, endsOn],
      );
      if (back.length === 0) lost.push('delegation');
    }
    for (const grant of cut.grants) {
      const back = grant.later
        ? await tx.query(
            `insert into role_grant (id, agency_id, account_id, role, starts_on, ends_on, granted_by)
             select $1::uuid, $3::uuid, $4::uuid, $5::text, $6::date, $2::date, $7::uuid
              where not exists (select 1 from role_grant o where o.account_id = $4 and o.agency_id = $3 and o.role = $5 and o.ended_at is null
                                  and daterange(o.starts_on, o.ends_on, '[]') && daterange($6::date, $2::date, '[]')) returning id`,
            [
              grant.id,
              grant.endsOn,
              grant.agencyId,
              grant.accountId,
              grant.role,
              grant.startsOn,
              grant.grantedBy,
            ],
          )
        : await tx.query(
            `update role_grant g set ends_on = $2 where g.id = $1 and g.ended_at is null
                and not exists (select 1 from role_grant o where o.account_id = g.account_id and o.agency_id = g.agency_id and o.role = g.role
                                  and o.id <> g.id and o.ended_at is null and daterange(o.starts_on, o.ends_on, '[]') && daterange(g.starts_on, $2::date, '[]')) returning g.id`,
            [grant.id, grant.endsOn],
          );
      if (back.length === 0) lost.push('grant');
    }
    for (const { id, endsOn, status } of cut.overrides) {
      const back = await tx.query(
        `update assessor_override o set ends_on = $2, status = $3 where o.id = $1
            and not ($3 = 'confirmed' and exists (select 1 from assessor_override x where x.employee_id = o.employee_id and x.id <> o.id
                       and x.status = 'confirmed' and daterange(x.starts_on, x.ends_on, '[]') && daterange(o.starts_on, $2::date, '[]')))
          returning o.id`,
        [id, endsOn, status],
      );
      if (back.length === 0) lost.push('assessor');
    }
    await this.aftermath.forget(tx, [employeeId], ['left']);
    return lost;
  }

  /** People whom the leavers assessed by override: what waits goes to the seat that the structure names. */
  private async passOnAssessment(tx: Tx, { agencyId, changes }: Staffing): Promise<void> {
    const left = changes.filter(({ kind }) => kind === 'left');
    if (left.length === 0) return;
    const assessed = await tx.query<{ employeeId: string }>(
      `select distinct o.employee_id as "employeeId" from assessor_override o
        where o.agency_id = $1 and o.assessor_employee_id = any($2::uuid[])`,
      [agencyId, left.map(({ employeeId }) => employeeId)],
    );
    if (assessed.length === 0) return;
    await this.changes.announce(
      tx,
      agencyId,
      assessed.map(({ employeeId }) => employeeId),
    );
  }
}
