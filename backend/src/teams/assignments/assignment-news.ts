import { Injectable } from '@nestjs/common';
import type { Seat } from '../../kernel/actor.js';
import { type SeatHolders, SeatService } from '../../organization/acting/seat.service.js';
import type { Tx } from '../../platform/database/database.js';
import {
  type NotificationDraft,
  NotificationService,
} from '../../workflow/events/notification.service.js';
import type { DeliveredLetter } from './assignment-letters.service.js';
import type { NamedAssignmentRow, StepRow } from './assignment.queries.js';
import { pendingStep } from './domain/lifecycle.js';
import { STEP_ASKED } from './words.js';

type Who = Pick<NamedAssignmentRow, 'id' | 'agencyId' | 'task' | 'employeeName'>;

const bodyOf = (row: Who, squad: string): string => `${row.employeeName}, ${row.task}, ${squad}`;

const draftOf = (
  row: Who,
  news: { to: readonly (string | null)[]; kind: string; title: string; body: string },
): NotificationDraft => ({
  agencyId: row.agencyId,
  employeeIds: news.to,
  kind: news.kind,
  title: news.title,
  body: news.body,
  link: `/penugasan/${row.id}`,
  entity: 'assignment',
  entityId: row.id,
});

const seatOf = ({ unitId, employeeId }: StepRow): Seat => ({ unitId, employeeId });

/** To the present holder of the pending step. */
export function turnNews(
  row: NamedAssignmentRow,
  steps: readonly StepRow[],
  squad: string,
  holders: SeatHolders,
  { reminder = false }: { reminder?: boolean } = {},
): NotificationDraft[] {
  const step = pendingStep(steps);
  if (!step) return [];
  return [
    draftOf(row, {
      to: [holders.of(seatOf(step)).employeeId],
      kind: reminder ? 'assignment.remind' : `assignment.${step.action}.asked`,
      title: reminder ? `Pengingat: ${STEP_ASKED[step.action]}` : STEP_ASKED[step.action],
      body: bodyOf(row, squad),
    }),
  ];
}

/** To addressee and tembusan of each letter. */
export const letterNews = (
  row: NamedAssignmentRow,
  delivered: readonly DeliveredLetter[],
): NotificationDraft[] =>
  delivered.map(({ letter, addresseeId, copyIds }) => ({
    agencyId: row.agencyId,
    employeeIds: [addresseeId, ...copyIds],
    kind: 'letter.issue',
    title: `${letter.subject}: ${letter.number}`,
    body: `${row.employeeName}, ${row.task}`,
    link: `/surat/${letter.id}`,
    entity: 'letter',
    entityId: letter.id,
  }));

/** Refused, declined, withdrawn or stopped: the end, with the reason. */
export const overNews = (
  row: NamedAssignmentRow,
  to: readonly (string | null)[],
  title: string,
  note: string | null,
): NotificationDraft =>
  draftOf(row, {
    to,
    kind: `assignment.${row.status}`,
    title,
    body: note ? `${row.employeeName}: ${note}` : `${row.employeeName}, ${row.task}`,
  });

/** Who is told what when an assignment moves. */
@Injectable()
export class AssignmentNews {
  constructor(
    private readonly notifications: NotificationService,
    private readonly seats: SeatService,
  ) {}

  async turn(
    tx: Tx,
    timeZone: string,
    row: NamedAssignmentRow,
    steps: readonly StepRow[],
    squad: string,
    options: { reminder?: boolean } = {},
  ): Promise<void> {
    const step = pendingStep(steps);
    if (!step) return;
    const holders = await this.seats.holders(tx, row.agencyId, timeZone, [seatOf(step)]);
    await this.notifications.notify(tx, ...turnNews(row, steps, squad, holders, options));
  }

  letters(tx: Tx, row: NamedAssignmentRow, delivered: readonly DeliveredLetter[]): Promise<void> {
    return this.notifications.notify(tx, ...letterNews(row, delivered));
  }

  /** Moved while it was on its way: starter, person, leader, and who need not decide any longer. */
  async moved(
    tx: Tx,
    timeZone: string,
    row: NamedAssignmentRow,
    before: StepRow | null,
    leaderId: string | null,
  ): Promise<void> {
    const seat = before && { unitId: before.unitId, employeeId: before.employeeId };
    const holder = seat ? await this.seats.holder(tx, row.agencyId, timeZone, seat) : null;
    await this.tell(tx, row, {
      to: [row.starterEmployeeId, row.employeeId, leaderId, holder?.employeeId ?? null],
      kind: 'assignment.move',
      title: 'Penugasan menunggu unit baru',
      body: `${row.employeeName} pindah unit; langkah unit asal yang belum diputus kini di ${row.homeUnitName}.`,
    });
  }

  /** Stopped because of what became of the person: starter, person, leader, and who had the turn. */
  async stopped(
    tx: Tx,
    timeZone: string,
    row: NamedAssignmentRow,
    steps: readonly StepRow[],
    leaderId: string | null,
    reason: string,
  ): Promise<void> {
    const step = pendingStep(steps);
    const seat = step && { unitId: step.unitId, employeeId: step.employeeId };
    const holder = seat ? await this.seats.holder(tx, row.agencyId, timeZone, seat) : null;
    const to = [row.starterEmployeeId, row.employeeId, leaderId, holder?.employeeId ?? null];
    await this.notifications.notify(
      tx,
      overNews(row, [...new Set(to)], 'Penugasan berhenti', reason),
    );
  }

  /** The owner of the performance and the leader learn that the member has begun. */
  async begun(
    tx: Tx,
    timeZone: string,
    row: NamedAssignmentRow,
    leaderId: string | null,
    byLapse: boolean,
  ): Promise<void> {
    const owner = await this.seats.holder(tx, row.agencyId, timeZone, {
      unitId: row.ownerUnitId,
      employeeId: null,
    });
    await this.tell(tx, row, {
      to: [owner.employeeId, leaderId, ...(byLapse ? [row.employeeId] : [])],
      kind: 'assignment.acknowledge',
      title: byLapse ? 'Surat penugasan dianggap diterima' : 'Surat penugasan sudah diterima',
      body: byLapse
        ? `${row.employeeName}: dua hari kerja berlalu tanpa tanda terima`
        : `${row.employeeName}, ${row.task}`,
    });
  }

  private tell(
    tx: Tx,
    row: Who,
    news: { to: readonly (string | null)[]; kind: string; title: string; body: string },
  ): Promise<void> {
    return this.notifications.notify(tx, draftOf(row, news));
  }
}
