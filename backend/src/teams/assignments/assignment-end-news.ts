import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { sentence } from '../../kernel/sentence.js';
import { DEFAULT_TIME_ZONE } from '../../kernel/time-zone.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import type { Tx } from '../../platform/database/database.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import type { Ending } from '../squads/assignment-tie.js';
import { SquadsService } from '../squads/squads.service.js';
import type { EndedAssignment } from './assignment-ending.store.js';
import type { DeliveredLetter } from './assignment-letters.service.js';
import {
  namedAmong,
  type NamedAssignmentRow,
  type StepRow,
  stepsOf,
} from './assignment.queries.js';

/** The person, the leader, both heads and the PjPK learn of an early end, and of its undoing; never who did it. */
@Injectable()
export class AssignmentEndNews {
  constructor(
    private readonly notifications: NotificationService,
    private readonly seats: SeatService,
    private readonly squads: SquadsService,
  ) {}

  async ended(
    tx: Tx,
    actor: Actor,
    row: NamedAssignmentRow,
    steps: readonly StepRow[],
    delivered: readonly DeliveredLetter[],
  ): Promise<void> {
    const what = row.endingCause === 'recall' ? 'ditarik kembali' : 'diakhiri lebih awal';
    const until =
      row.status === 'recalled' ? 'Tidak berlaku lagi' : `Sampai ${longDate(row.endsOn)}`;
    const letters = delivered.map(({ letter }) => `Surat Nomor ${letter.number}.`);
    await this.tell(tx, actor, row, steps, {
      kind: row.endingCause === 'recall' ? 'assignment.recalled' : 'assignment.ended',
      title: `Penugasan ${what}: ${row.employeeName}`,
      body: [`${until}. ${sentence(row.endingReason ?? '')}`, ...letters].join(' '),
    });
  }

  async undone(
    tx: Tx,
    actor: Actor,
    row: NamedAssignmentRow,
    steps: readonly StepRow[],
    note: string | null,
  ): Promise<void> {
    await this.tell(tx, actor, row, steps, {
      kind: 'assignment.undo-end',
      title: `Penugasan tetap berjalan: ${row.employeeName}`,
      body: `Sampai ${longDate(row.endsOn)}.${note ? ` ${sentence(note)}` : ''}`,
    });
  }

  /**
   * Over because of the squad, before anybody could count as its member, or because another leads it now: the person, who
   * asked for it, and who had the turn. As many statements for one as for many.
   */
  async stopped(
    tx: Tx,
    { agencyId, today, subject }: Ending,
    stopped: readonly EndedAssignment[],
  ): Promise<void> {
    if (stopped.length === 0) return;
    const ids = stopped.map(({ id }) => id);
    const squadIds = stopped.map(({ squadId }) => squadId).filter((id) => id !== null);
    const [rows, steps, squads, agency] = await Promise.all([
      namedAmong(tx, agencyId, ids),
      stepsOf(tx, ids, today),
      this.squads.names(tx, [...new Set(squadIds)]),
      tx.one<{ timeZone: string }>('select time_zone as "timeZone" from agency where id = $1', [
        agencyId,
      ]),
    ]);
    const turns = new Map(
      steps
        .filter(({ status }) => status === 'pending')
        .map(({ assignmentId, unitId, employeeId }) => [assignmentId, { unitId, employeeId }]),
    );
    const holders = await this.seats.holders(tx, agencyId, agency?.timeZone ?? DEFAULT_TIME_ZONE, [
      ...turns.values(),
    ]);
    await this.notifications.notify(
      tx,
      ...rows.map((row) => {
        const turn = turns.get(row.id);
        const readers = [
          row.employeeId,
          row.starterEmployeeId,
          turn ? holders.of(turn).employeeId : null,
        ];
        return {
          agencyId,
          employeeIds: readers.filter((id) => id !== subject.employeeId),
          kind: `assignment.${row.status}`,
          title: `Penugasan berhenti: ${row.employeeName}`,
          body: `${row.task}, ${squads.get(row.squadId ?? '') ?? ''}. ${sentence(row.endingReason ?? '')}`,
          link: `/penugasan/${row.id}`,
          entity: 'assignment',
          entityId: row.id,
        };
      }),
    );
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    row: NamedAssignmentRow,
    steps: readonly StepRow[],
    news: { kind: string; title: string; body: string },
  ): Promise<void> {
    const frozen = steps.find((step) => step.capacity === 'assessor');
    const assessor = frozen
      ? { unitId: frozen.unitId, employeeId: frozen.employeeId }
      : await this.seats.assessorSeat(tx, row.employeeId);
    const seats = [
      { unitId: row.homeUnitId, employeeId: null },
      { unitId: row.ownerUnitId, employeeId: null },
      ...(assessor ? [assessor] : []),
    ];
    const holders = await this.seats.holders(tx, row.agencyId, actor.timeZone, seats);
    const squad = row.squadId ? await this.squads.find(tx, row.agencyId, row.squadId) : null;
    const readers = [
      row.employeeId,
      squad?.leaderEmployeeId ?? null,
      ...seats.map((seat) => holders.of(seat).employeeId),
    ];
    await this.notifications.notify(tx, {
      agencyId: row.agencyId,
      employeeIds: readers.filter((id) => id !== actor.employeeId),
      ...news,
      link: `/penugasan/${row.id}`,
      entity: 'assignment',
      entityId: row.id,
    });
  }
}
