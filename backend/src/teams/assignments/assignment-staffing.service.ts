import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor, Seat } from '../../kernel/actor.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import {
  type DepartureEnding,
  type Staffing,
  StaffingAftermath,
} from '../../workflow/ties/staffing-aftermath.js';
import { AuditService, systemOf } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { currentIdempotentRequest, Database, type Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { refusal } from '../../platform/errors/problem.js';
import { SquadsService } from '../squads/squads.service.js';
import { AssignmentLettersService } from './assignment-letters.service.js';
import { AssignmentNews } from './assignment-news.js';
import {
  findNamed,
  lockAssignment,
  type NamedAssignmentRow,
  type StepRow,
  stepsOf,
} from './assignment.queries.js';
import { closeTurn, moveHome, reseatStep, stopAssignment } from './assignment.store.js';
import { dueOn } from './domain/chain.js';
import { pendingStep } from './domain/lifecycle.js';
import { ABSENCE, type Standing, standingOf } from './domain/standing.js';
import { DEFAULT_TIME_ZONE } from '../../kernel/time-zone.js';

type Cause = 'left' | 'moved' | 'suspended';

const LOCK_SQL = `
  select id, employee_id as "employeeId" from assignment
   where agency_id = $1 and status = 'pending' and employee_id = any($2::uuid[]) order by id for update`;

const OUTLOOK_SQL = `
  select 'assignment' as kind, 'Penugasan yang masih diproses: ' || task as title, 'Dihentikan' as outcome from assignment
   where agency_id = $1 and status = 'pending' and employee_id = $2 order by id limit 20`;

/** What a move, leaving or a suspension makes of assignments that are on their way. What is done stays in history. */
@Injectable()
export class AssignmentStaffing implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly aftermath: StaffingAftermath,
    private readonly people: PeopleService,
    private readonly seats: SeatService,
    private readonly calendars: CalendarService,
    private readonly squads: SquadsService,
    private readonly letters: AssignmentLettersService,
    private readonly audit: AuditService,
    private readonly news: AssignmentNews,
  ) {}

  onModuleInit(): void {
    this.aftermath.register((tx, staffing) => this.settle(tx, staffing));
    this.aftermath.registerOutlook((sql, { agencyId, employeeId }) =>
      sql.query<DepartureEnding>(OUTLOOK_SQL, [agencyId, employeeId]),
    );
  }

  /** Found by the people concerned; what follows is for the few who have something on its way. */
  async settle(tx: Tx, { agencyId, today, changes }: Staffing): Promise<void> {
    const causes = new Map<string, Cause>();
    for (const { employeeId, kind } of changes)
      if (kind !== 'returned') causes.set(employeeId, kind);
    if (causes.size === 0) return;
    const rows = await tx.query<{ id: string; employeeId: string }>(LOCK_SQL, [
      agencyId,
      [...causes.keys()],
    ]);
    for (const { id, employeeId } of rows)
      await this.look(tx, id, today, causes.get(employeeId) ?? 'moved');
  }

  /**
   * What follows where a decision came upon somebody who is no longer as the assignment was started for, and no change of a
   * post told it. It is stored although the decision is refused.
   * @returns the refusal: 409 `person_moved` or `assignment_stopped`
   */
  async follow(actor: Actor, id: string): Promise<Error> {
    // Not the answer to the request, which is the refusal.
    const standing = await currentIdempotentRequest.exit(() =>
      this.database.transaction(async (tx) => {
        await lockAssignment(tx, actor.agencyId, id);
        return this.look(tx, id, actor.today, 'moved');
      }),
    );
    return standing.kind === 'stops'
      ? refusal('assignment_stopped', `Penugasan berhenti. ${standing.reason}`)
      : refusal(
          'person_moved',
          'Pegawai ini pindah unit. Penugasan kini menunggu pejabat unit barunya.',
        );
  }

  private async look(tx: Tx, id: string, today: string, cause: Cause): Promise<Standing> {
    const row = await findNamed(tx, id);
    if (row?.status !== 'pending') return { kind: 'stands' };
    if (cause !== 'moved') return this.stop(tx, row, today, cause, ABSENCE[cause]);
    const person = await this.people.find(tx, row.agencyId, row.employeeId);
    const assessor = await this.seats.assessorSeat(tx, row.employeeId);
    const standing = standingOf(row, person && { ...person, hasAssessor: assessor !== null });
    if (standing.kind === 'stops') {
      return this.stop(tx, row, today, person ? cause : 'left', standing.reason);
    }
    if (assessor) {
      const homeUnitId = standing.kind === 'asks' ? standing.homeUnitId : row.homeUnitId;
      await this.reseat(tx, row, today, homeUnitId, assessor);
    }
    return standing;
  }

  /** The home side's steps that nobody has decided go to the new unit and PjPK. */
  private async reseat(
    tx: Tx,
    row: NamedAssignmentRow,
    today: string,
    homeUnitId: string,
    assessor: Seat,
  ): Promise<void> {
    const steps = await stepsOf(tx, [row.id], today);
    const seatOf = (step: StepRow): Seat =>
      step.capacity === 'assessor'
        ? { unitId: assessor.unitId, employeeId: assessor.employeeId }
        : { unitId: homeUnitId, employeeId: null };
    const moved = steps.filter((step) => {
      const isOpen = step.status === 'pending' || step.status === 'waiting';
      const seat = seatOf(step);
      return (
        isOpen &&
        step.side === 'home' &&
        (seat.unitId !== step.frozenUnitId || seat.employeeId !== step.frozenEmployeeId)
      );
    });
    if (moved.length === 0 && homeUnitId === row.homeUnitId) return;
    const calendar = await this.calendars.calendar(tx, row.agencyId);
    const now = this.clock.now();
    for (const step of moved) {
      const turn =
        step.status === 'pending'
          ? { since: now, dueOn: dueOn(step.capacity, today, calendar) }
          : null;
      await reseatStep(tx, step.id, seatOf(step), turn);
    }
    await moveHome(tx, row.id, homeUnitId);
    await this.audit.record(tx, systemOf(row.agencyId), {
      action: 'assignment.move',
      entity: 'assignment',
      entityId: row.id,
      detail: { from: row.homeUnitId, to: homeUnitId, steps: moved.map(({ order }) => order) },
    });
    const timeZone = await this.timeZoneOf(tx, row.agencyId);
    const after = (await findNamed(tx, row.id)) ?? row;
    const before = pendingStep(steps);
    await this.news.moved(tx, timeZone, after, before, await this.leaderOf(tx, row));
    if (moved.some(({ status }) => status === 'pending')) {
      const now_ = await stepsOf(tx, [row.id], today);
      await this.news.turn(tx, timeZone, after, now_, await this.squadNameOf(tx, row));
    }
  }

  private async stop(
    tx: Tx,
    row: NamedAssignmentRow,
    today: string,
    cause: Cause,
    reason: string,
  ): Promise<Standing> {
    const at = this.clock.now();
    const steps = await stepsOf(tx, [row.id], today);
    await stopAssignment(tx, row.id, { cause, reason, at });
    await closeTurn(tx, [row.id]);
    await this.letters.cancelRequest(tx, row.id, { at, reason: `Permohonan berhenti: ${reason}` });
    await this.audit.record(tx, systemOf(row.agencyId), {
      action: 'assignment.stop',
      entity: 'assignment',
      entityId: row.id,
      detail: { cause, reason },
    });
    const timeZone = await this.timeZoneOf(tx, row.agencyId);
    const leader = await this.leaderOf(tx, row);
    await this.news.stopped(tx, timeZone, { ...row, status: 'withdrawn' }, steps, leader, reason);
    return { kind: 'stops', reason };
  }

  private async leaderOf(sql: Sql, row: NamedAssignmentRow): Promise<string | null> {
    const squad = row.squadId ? await this.squads.find(sql, row.agencyId, row.squadId) : null;
    return squad?.leaderEmployeeId ?? null;
  }

  private async squadNameOf(sql: Sql, row: NamedAssignmentRow): Promise<string> {
    const squad = row.squadId ? await this.squads.find(sql, row.agencyId, row.squadId) : null;
    return squad?.name ?? row.task;
  }

  private async timeZoneOf(sql: Sql, agencyId: string): Promise<string> {
    const [row] = await sql.query<{ timeZone: string }>(
      'select time_zone as "timeZone" from agency where id = $1',
      [agencyId],
    );
    return row?.timeZone ?? DEFAULT_TIME_ZONE;
  }
}
