import { Injectable } from '@nestjs/common';
import { type Actor, isHeadOf, viaText } from '../../kernel/actor.js';
import { cleanNote, requireNote } from '../../kernel/lifecycle.js';
import type { LetterPreviewDto } from '../../documents/letters/letter.dto.js';
import { LettersService } from '../../documents/letters/letters.service.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { forbidden, notFound, refusal, wrongState } from '../../platform/errors/problem.js';
import type { EndingTarget } from '../squads/assignment-tie.js';
import { MembershipEnding } from '../squads/membership-ending.service.js';
import { SquadsService } from '../squads/squads.service.js';
import { factsOf, policyActor, seated, type SeatedRow } from './assignment.actor.js';
import type { DecidedAssignmentDto, EndAssignmentDto } from './assignment.dto.js';
import { AssignmentEndNews } from './assignment-end-news.js';
import { AssignmentLettersService, type DeliveredLetter } from './assignment-letters.service.js';
import {
  findReadable,
  lockAssignment,
  type NamedAssignmentRow,
  stepsOf,
} from './assignment.queries.js';
import { AssignmentViewService } from './assignment-view.service.js';
import { earliestLastDay, type EndingRequest, lastDayOf } from './domain/ending.js';
import { END_LETTER, type LetterPlan, recallLetter } from './domain/letters.js';
import { ASSIGNMENT_LIFECYCLE } from './domain/lifecycle.js';
import { ASSIGNMENT_POLICY, type AssignmentCase, isEndAhead } from './domain/policy.js';
import { permit } from '../../workflow/verbs/permit.js';
import type { LetterMoment } from './letter-composition.js';
import type { EndingAction } from './domain/terms.js';
import { settingOf } from '../../platform/database/settings.js';

interface Case {
  row: NamedAssignmentRow;
  steps: SeatedRow[];
}

/** Ends an assignment before its letter says so: recall by who lends, early end by who borrows, and taking that back. */
@Injectable()
export class AssignmentRecallService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly squads: SquadsService,
    private readonly calendars: CalendarService,
    private readonly letters: AssignmentLettersService,
    private readonly store: LettersService,
    private readonly memberships: MembershipEnding,
    private readonly views: AssignmentViewService,
    private readonly audit: AuditService,
    private readonly news: AssignmentEndNews,
  ) {}

  /** @throws 403, 409 `wrong_state`, `already_noted`, 400 at `note` or `lastDay` */
  end(
    actor: Actor,
    id: string,
    action: EndingAction,
    body: EndAssignmentDto,
  ): Promise<DecidedAssignmentDto> {
    return this.database.transaction(async (tx) => {
      const { row, steps } = await this.open(tx, actor, id);
      const note = requireEnding(actor, row, action, body.note);
      const request = await this.requestOf(tx, actor, row, action);
      const lastDay = lastDayOf(request, body.lastDay);
      const via = viaOf(actor, row, action);
      const target: EndingTarget = {
        employeeId: row.employeeId,
        squadId: row.squadId,
        assignmentId: row.id,
        lastDay,
        reason: note,
      };
      const plans = plansFor(actor, row, action);
      const moment = this.moment(actor, { row, steps }, via, note, lastDay);
      await this.letters.requireSeen(tx, plans, moment, body.letterHash ?? null);
      await this.memberships.end(
        tx,
        {
          agencyId: row.agencyId,
          today: actor.today,
          cause: action,
          subject: actor,
          via,
          targets: [target],
        },
        'nobody',
      );
      const delivered = await this.letters.issue(tx, plans, moment);
      const after = await findReadable(tx, actor, id);
      if (!after) throw new Error('who ends an assignment may read it');
      if (after.status === 'recalled') {
        await this.store.cancelAssignments(
          tx,
          [{ assignmentId: id, reason: note }],
          this.clock.now(),
        );
      }
      await this.news.ended(tx, actor, after, steps, delivered);
      return this.answer(tx, actor, after, delivered);
    });
  }

  /** Until the last day is over the end can be taken back; the letter that announced it is cancelled. */
  undo(actor: Actor, id: string, note: string | null): Promise<DecidedAssignmentDto> {
    return this.database.transaction(async (tx) => {
      const { row, steps } = await this.open(tx, actor, id);
      const { notedEnd } = factsOf(row);
      const me = policyActor(actor);
      if (notedEnd === null) {
        if (mayNotEnd(actor, row, 'end') !== null) requireMayEnd(actor, row, 'recall');
        throw wrongState('Tidak ada tanggal berakhir yang dapat dibatalkan.');
      }
      requireMayEnd(actor, row, notedEnd);
      if (!isEndAhead(me, factsOf(row))) throw wrongState('Hari terakhirnya sudah tiba.');
      if (row.roleId) await this.squads.requireSeatToIssue(tx, row.roleId, row.id);
      const via = viaOf(actor, row, notedEnd);
      await this.memberships.undo(
        tx,
        {
          agencyId: row.agencyId,
          today: actor.today,
          cause: notedEnd,
          subject: actor,
          via,
          targets: [{ employeeId: row.employeeId, squadId: row.squadId, assignmentId: row.id }],
        },
        'nobody',
      );
      const cancelled = await this.store.cancelEnding(tx, id, {
        at: this.clock.now(),
        reason: note
          ? `Pengakhiran penugasan dibatalkan: ${note}`
          : 'Pengakhiran penugasan dibatalkan.',
      });
      await this.audit.record(tx, actor, {
        action: 'assignment.undo-end',
        entity: 'assignment',
        entityId: id,
        via,
        detail: {
          ...(note ? { note } : {}),
          ...(cancelled.length > 0 ? { cancelled: cancelled.map(({ number }) => number) } : {}),
        },
      });
      const after = await findReadable(tx, actor, id);
      if (!after) throw new Error('who undoes an end may read the assignment');
      await this.news.undone(tx, actor, after, steps, note);
      return this.answer(tx, actor, after, []);
    });
  }

  /** The letter that the act would bring, as it would read today; only for those who may do the act. */
  async preview(
    actor: Actor,
    id: string,
    action: EndingAction,
    body: EndAssignmentDto,
  ): Promise<LetterPreviewDto> {
    const row = await findReadable(this.database, actor, id);
    if (!row) throw notFound('Penugasan');
    requireEnding(actor, row, action, body.note ?? '…');
    const steps = seated(row, await stepsOf(this.database, [id], actor.today));
    const request = await this.requestOf(this.database, actor, row, action);
    const lastDay = lastDayOf(request, body.lastDay);
    return this.letters.preview(
      this.database,
      plansFor(actor, row, action),
      this.moment(
        actor,
        { row, steps },
        viaOf(actor, row, action),
        cleanNote(body.note) ?? '(alasan)',
        lastDay,
      ),
    );
  }

  /** For the screen: the first last day of a recall, null for those who may not recall. */
  async earliestRecallOn(sql: Sql, actor: Actor, row: NamedAssignmentRow): Promise<string | null> {
    const isOpen = ASSIGNMENT_LIFECYCLE.recall.from.includes(row.status);
    if (!isOpen || mayNotEnd(actor, row, 'recall') !== null) return null;
    return earliestLastDay(await this.requestOf(sql, actor, row, 'recall'));
  }

  /** Squad, role, assignment: locked in the order in which everybody else locks them. */
  private async open(tx: Tx, actor: Actor, id: string): Promise<Case> {
    const seen = await findReadable(tx, actor, id);
    if (!seen) throw notFound('Penugasan');
    if (seen.squadId) await this.squads.lock(tx, seen.agencyId, seen.squadId);
    if (seen.roleId) await this.squads.lockRole(tx, seen.roleId);
    await lockAssignment(tx, actor.agencyId, id);
    const row = await findReadable(tx, actor, id);
    if (!row) throw notFound('Penugasan');
    return { row, steps: seated(row, await stepsOf(tx, [id], actor.today)) };
  }

  private async requestOf(
    sql: Sql,
    actor: Actor,
    row: NamedAssignmentRow,
    action: EndingAction,
  ): Promise<EndingRequest> {
    return {
      action,
      status: row.status,
      today: actor.today,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      noticeDays: await settingOf(sql, row.agencyId, 'recallNoticeDays'),
      calendar: await this.calendars.calendar(sql, row.agencyId),
    };
  }

  private moment(
    actor: Actor,
    { row, steps }: Case,
    via: string,
    note: string,
    lastDay: string,
  ): LetterMoment {
    return {
      row,
      steps,
      signing: { employeeId: actor.employeeId ?? '', via },
      at: this.clock.now(),
      today: actor.today,
      timeZone: actor.timeZone,
      granted: true,
      note,
      lastDay: row.status === 'active' && row.startsOn <= lastDay ? lastDay : null,
    };
  }

  private async answer(
    tx: Tx,
    actor: Actor,
    row: NamedAssignmentRow,
    delivered: readonly DeliveredLetter[],
  ): Promise<DecidedAssignmentDto> {
    return {
      ...(await this.views.one(tx, actor, row)),
      issuedLetters: delivered.map(({ letter: { id, kind, number } }) => ({ id, kind, number })),
    };
  }
}

/** Early ends touch no step. */
const whoOf = (actor: Actor, row: NamedAssignmentRow): AssignmentCase => ({
  actor: policyActor(actor),
  assignment: factsOf(row),
  steps: [],
});

/** Why the actor may not note such an end, nor take one back; null when they may. */
const mayNotEnd = (actor: Actor, row: NamedAssignmentRow, action: EndingAction): string | null =>
  ASSIGNMENT_POLICY[action](whoOf(actor, row));

function requireMayEnd(actor: Actor, row: NamedAssignmentRow, action: EndingAction): void {
  const refused = mayNotEnd(actor, row, action);
  if (refused !== null) throw forbidden(refused);
}

/** The reason, when this actor may do this now. */
function requireEnding(
  actor: Actor,
  row: NamedAssignmentRow,
  action: EndingAction,
  note: string | undefined,
): string {
  permit(
    { lifecycle: ASSIGNMENT_LIFECYCLE, policy: ASSIGNMENT_POLICY },
    { action, who: whoOf(actor, row), state: row.status, note },
  );
  if (row.endingCause !== null) {
    throw refusal(
      'already_noted',
      'Tanggal berakhir sudah ditetapkan. Batalkan lebih dahulu bila perlu diubah.',
    );
  }
  return requireNote(note);
}

/** A leader ends without a letter; within one unit the surat tugas came from the same hand. */
function plansFor(
  actor: Actor,
  row: NamedAssignmentRow,
  action: EndingAction,
): readonly LetterPlan[] {
  if (action === 'recall') return [recallLetter(row.route)];
  const byOwner = isHeadOf(actor, row.ownerUnitId);
  return byOwner && row.route !== 'within_unit' ? [END_LETTER] : [];
}

function viaOf(actor: Actor, row: NamedAssignmentRow, action: EndingAction): string {
  const unitId = action === 'recall' ? row.homeUnitId : row.ownerUnitId;
  const seat = actor.headOf.find((unit) => unit.unitId === unitId) ?? null;
  return seat ? viaText('unit_head', seat) : viaText('leader');
}
