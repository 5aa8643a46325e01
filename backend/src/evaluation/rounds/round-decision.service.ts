import { Injectable } from '@nestjs/common';
import { type Actor, fillsSeat, viaText } from '../../kernel/actor.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { cleanNote, transition } from '../../kernel/lifecycle.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { forbidden, invalidField, notFound, wrongState } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { SkpService } from '../../planning/skp/skp.service.js';
import { AssignmentTie } from '../../teams/squads/assignment-tie.js';
import { statusAfterAcceptance } from '../../teams/squads/domain/lifecycle.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import { linesOf, reopenSheets, type SheetRow, sheetsOfRounds } from './assessment.queries.js';
import { seatOf } from './assessment-view.service.js';
import { ROUND_LIFECYCLE, type RoundMove } from './domain/lifecycle.js';
import { seesWholeSquad } from './domain/policy.js';
import { removeResults } from './member-result.queries.js';
import type { SquadResultsDto } from './result.dto.js';
import type { SendBackResultDto } from './round.dto.js';
import { decideRound, lockRound, type RoundRow, roundsOf } from './round.queries.js';
import { type SquadFile, SquadFiles } from './squad-file.service.js';
import { SquadResultService } from './squad-result.service.js';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';

interface Decided {
  squad: SquadFile;
  round: RoundRow;
  via: string;
}

/** The Kepala Unit accepts a round or sends it back for perbaikan (R708). */
@Injectable()
export class RoundDecisionService {
  constructor(
    private readonly database: Database,
    private readonly files: SquadFiles,
    private readonly squads: SquadsService,
    private readonly assignments: AssignmentTie,
    private readonly results: SquadResultService,
    private readonly skp: SkpService,
    private readonly seats: SeatService,
    private readonly calendar: CalendarService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  accept(actor: Actor, squadId: string, note?: string | null): Promise<SquadResultsDto> {
    return this.database.transaction(async (tx) => {
      const decided = await this.decide(tx, actor, squadId, 'accept', note);
      const { squad, round, via } = decided;
      const status = statusAfterAcceptance(squad.endsOn, actor.today);
      await this.squads.setStatus(tx, squadId, status);
      if (status === 'closed') await this.endAssignments(tx, actor, decided);
      await this.audit.record(tx, actor, {
        action: 'squad.accept',
        entity: 'squad',
        entityId: squadId,
        via,
        detail: { roundId: round.id, number: round.number, squadStatus: status },
      });
      const members = (await sheetsOfRounds(tx, actor, [round.id])).map(
        (sheet) => sheet.memberEmployeeId,
      );
      await this.tell(tx, actor, decided, 'squad.accept', members, {
        title: `Hasil ${squad.name} diterima`,
        body: `Nilai putaran ${round.number} kini masuk nilai Anda.`,
        link: '/hasil',
      });
      await this.tell(tx, actor, decided, 'squad.accept', [squad.leaderEmployeeId], {
        title: `Hasil ${squad.name} diterima`,
        body: status === 'closed' ? 'Tim selesai.' : 'Tim berjalan kembali.',
        link: `/hasil/tim/${squad.id}`,
      });
      return this.results.read(tx, actor, squadId);
    });
  }

  sendBack(actor: Actor, squadId: string, body: SendBackResultDto): Promise<SquadResultsDto> {
    return this.database.transaction(async (tx) => {
      const decided = await this.decide(tx, actor, squadId, 'send-back', body.note);
      const { squad, round, via } = decided;
      const sheets = await sheetsOfRounds(tx, actor, [round.id]);
      const reopened = chosen(sheets, body.employeeIds);
      const dueOn = await this.calendar.dueOn(tx, actor.agencyId, actor.today, DECISION_DAYS);
      const sheetIds = reopened.map((sheet) => sheet.id);
      await reopenSheets(tx, sheetIds, dueOn);
      const before = await removeResults(tx, round.id);
      const reportIds = body.reopenReports === true ? await this.itemsOf(tx, sheetIds) : [];
      await this.skp.reopenReports(tx, actor.agencyId, reportIds);
      await this.audit.record(tx, actor, {
        action: 'squad.send-back',
        entity: 'squad',
        entityId: squadId,
        via,
        detail: {
          roundId: round.id,
          number: round.number,
          note: body.note,
          sheets: sheetIds,
          reports: reportIds,
          scoresBefore: before,
        },
      });
      const note = body.note ?? '';
      const { agencyId, timeZone } = actor;
      const seats = await this.seats.deciding(
        tx,
        agencyId,
        timeZone,
        reopened.map((sheet) => ({ seat: seatOf(sheet), barred: [sheet.memberEmployeeId] })),
      );
      const holders = await this.seats.holders(tx, agencyId, timeZone, seats);
      await this.tell(
        tx,
        actor,
        decided,
        'squad.send-back',
        seats.map((seat) => holders.of(seat).employeeId),
        {
          title: `Nilai ${squad.name} dikembalikan`,
          body: `Alasan: ${note} Nilai lagi paling lambat ${longDate(dueOn)}.`,
          link: `/penilaian?tim=${squad.id}`,
        },
      );
      await this.tell(
        tx,
        actor,
        decided,
        'squad.send-back',
        [squad.leaderEmployeeId, ...reopened.map((sheet) => sheet.memberEmployeeId)],
        {
          title: `Hasil ${squad.name} dikembalikan untuk perbaikan`,
          body: `Alasan: ${note}`,
          link: reportIds.length > 0 ? '/skp' : `/hasil/tim/${squad.id}`,
        },
      );
      return this.results.read(tx, actor, squadId);
    });
  }

  /** Memberships were over by date; an assignment may still be on its way to a squad that is closed now. */
  private endAssignments(tx: Tx, actor: Actor, { squad, via }: Decided): Promise<void> {
    return this.assignments.end(tx, {
      agencyId: actor.agencyId,
      today: actor.today,
      cause: 'squad',
      subject: actor,
      via,
      targets: [
        { employeeId: null, squadId: squad.id, lastDay: squad.endsOn, reason: 'Tim selesai' },
      ],
    });
  }

  /** Locks squad and newest round, authorises, moves the round. */
  private async decide(
    tx: Tx,
    actor: Actor,
    squadId: string,
    move: RoundMove,
    note?: string | null,
  ): Promise<Decided> {
    const squad = await this.files.lock(tx, actor, squadId);
    if (!squad.standing.isOwner) {
      if (!seesWholeSquad(squad.standing)) await this.requireReadable(tx, actor, squadId);
      throw forbidden('Hasil tim diputuskan oleh Kepala Unit pemilik kinerja.');
    }
    const [newest] = await roundsOf(tx, actor.agencyId, squadId);
    const round = newest && (await lockRound(tx, actor.agencyId, newest.id));
    if (!round) throw wrongState('Tim ini belum dinilai.');
    const status = transition(ROUND_LIFECYCLE, round.status, move, note);
    const via = viaText(
      'unit_head',
      fillsSeat(actor, { unitId: squad.ownerUnitId, employeeId: null }),
    );
    await decideRound(tx, round.id, {
      status,
      decidedBy: actor.employeeId,
      via,
      at: this.clock.now(),
      note: cleanNote(note),
    });
    return { squad, round, via };
  }

  private async requireReadable(tx: Tx, actor: Actor, squadId: string): Promise<void> {
    if (!(await this.results.isReadable(tx, actor, squadId))) throw notFound('Tim');
  }

  private async itemsOf(tx: Tx, sheetIds: readonly string[]): Promise<string[]> {
    return [...new Set((await linesOf(tx, sheetIds)).map((line) => line.actionItemId))];
  }

  private tell(
    tx: Tx,
    actor: Actor,
    { squad }: Decided,
    kind: string,
    employeeIds: readonly (string | null)[],
    text: { title: string; body: string; link: string },
  ): Promise<void> {
    return this.notifications.notify(tx, {
      agencyId: actor.agencyId,
      employeeIds,
      kind,
      ...text,
      entity: 'squad',
      entityId: squad.id,
    });
  }
}

/** The sheets of the named members, or all. */
function chosen(sheets: readonly SheetRow[], employeeIds: readonly string[] = []): SheetRow[] {
  if (employeeIds.length === 0) return [...sheets];
  const found = sheets.filter((sheet) => employeeIds.includes(sheet.memberEmployeeId));
  if (found.length === 0) {
    throw invalidField('employeeIds', 'not_scored', 'Orang ini tidak dinilai pada putaran ini.');
  }
  return found;
}
