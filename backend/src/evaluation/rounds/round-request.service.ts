import { Injectable } from '@nestjs/common';
import { type Actor, viaText } from '../../kernel/actor.js';
import { type ClosedRange, overlaps } from '../../kernel/date.js';
import { transition } from '../../kernel/lifecycle.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { forbidden, invalidField, refusal } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import type { Sql } from '../../platform/database/sql.js';
import { MemberReminders } from '../../teams/squads/member-reminders.service.js';
import { SQUAD_LIFECYCLE } from '../../teams/squads/domain/lifecycle.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import { requireFreeRound } from './domain/lifecycle.js';
import { mayRequestAssessment, seesWholeSquad } from './domain/policy.js';
import type {
  AssessmentPreviewDto,
  PreviewQuery,
  RequestAssessmentDto,
  RequestedRoundDto,
} from './round.dto.js';
import {
  offeredRange,
  type RoundOutlook,
  RoundOutlookService,
  silentMembers,
} from './round-outlook.service.js';
import { insertRound, insertSheets, type RoundRow, roundsOf } from './round.queries.js';
import { type SquadFile, SquadFiles } from './squad-file.service.js';
import { attachReport } from './squad-report.queries.js';

/** The leader asks for a round of assessment (R701). */
@Injectable()
export class RoundRequestService {
  constructor(
    private readonly database: Database,
    private readonly files: SquadFiles,
    private readonly squads: SquadsService,
    private readonly outlook: RoundOutlookService,
    private readonly reminders: MemberReminders,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  /** What the request would do, before it is sent. */
  async preview(actor: Actor, squadId: string, query: PreviewQuery): Promise<AssessmentPreviewDto> {
    const squad = await this.files.open(this.database, actor, squadId);
    if (!seesWholeSquad(squad.standing)) throw forbidden('Hanya ketua tim yang meminta penilaian.');
    return this.view(this.database, actor, squad, query);
  }

  /** Who has reported what in these dates, and who would score it. */
  async outlookFor(
    sql: Sql,
    actor: Actor,
    squad: SquadFile,
    query: PreviewQuery,
  ): Promise<RoundOutlook & { rounds: RoundRow[]; range: ClosedRange }> {
    const rounds = await roundsOf(sql, actor.agencyId, squad.id);
    const offered = offeredRange(squad, rounds, actor.today);
    const range = { from: query.startsOn ?? offered.from, until: query.endsOn ?? offered.until };
    requireOrder(range);
    return { ...(await this.outlook.of(sql, actor, squad, range)), rounds, range };
  }

  async view(
    sql: Sql,
    actor: Actor,
    squad: SquadFile,
    query: PreviewQuery,
  ): Promise<AssessmentPreviewDto> {
    const { rounds, range, ...outlook } = await this.outlookFor(sql, actor, squad, query);
    const reminded = await this.reminders.remindedOn(sql, squad.id, actor.today);
    const canRemind = silentMembers(outlook.members, actor.employeeId).some(
      (employeeId) => !reminded.has(employeeId),
    );
    const obstacles = obstaclesOf(squad, rounds, range, outlook);
    return {
      squad: { id: squad.id, name: squad.name },
      startsOn: range.from,
      endsOn: range.until,
      number: rounds.length + 1,
      dueAt: outlook.dueAt,
      members: outlook.members.map((member) => ({
        ...member,
        remindedToday: reminded.has(member.employee.employeeId),
      })),
      warnings: outlook.warnings,
      obstacles,
      allowedActions: mayRequestAssessment(squad.standing)
        ? [
            ...(obstacles.length === 0 ? ['request-assessment'] : []),
            ...(squad.status === 'active' && canRemind ? ['remind'] : []),
          ]
        : [],
    };
  }

  request(actor: Actor, squadId: string, body: RequestAssessmentDto): Promise<RequestedRoundDto> {
    return this.database.transaction(async (tx) => {
      const squad = await this.files.lock(tx, actor, squadId);
      if (!mayRequestAssessment(squad.standing))
        throw forbidden('Hanya ketua tim yang meminta penilaian.');
      const range = { from: body.startsOn, until: body.endsOn };
      requireOrder(range);
      requirePast(range, actor.today);
      requireWithin(squad, range);
      const squadStatus = transition(SQUAD_LIFECYCLE, squad.status, 'request-assessment');
      const rounds = await roundsOf(tx, actor.agencyId, squadId);
      requireFreeRound(range, rounds.map(rangeOf));
      const outlook = await this.outlook.of(tx, actor, squad, range);
      requireSheets(outlook);

      const round = {
        id: newId(),
        agencyId: actor.agencyId,
        squadId,
        number: rounds.length + 1,
        startsOn: body.startsOn,
        endsOn: body.endsOn,
        requestedBy: actor.employeeId,
        requestedAt: this.clock.now(),
      };
      const sheets = outlook.plan.sheets.map((sheet) => ({
        ...sheet,
        id: newId(),
        lines: sheet.actionItemIds.map((actionItemId) => ({ id: newId(), actionItemId })),
      }));
      await insertRound(tx, round);
      await insertSheets(tx, round, outlook.dueAt, sheets);
      await attachReport(tx, squadId, round.id);
      await this.squads.setStatus(tx, squadId, squadStatus);
      await this.audit.record(tx, actor, {
        action: 'squad.request-assessment',
        entity: 'squad',
        entityId: squadId,
        via: viaText('leader'),
        detail: {
          roundId: round.id,
          number: round.number,
          startsOn: round.startsOn,
          endsOn: round.endsOn,
          sheets: sheets.length,
          withoutReport: outlook.plan.withoutReport,
        },
      });
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: outlook.scorerEmployeeIds,
        kind: 'assessment.request',
        title: `Penilaian ${squad.name} menunggu Anda`,
        body: `Putaran ${round.number}, paling lambat ${outlook.dueAt}.`,
        link: `/penilaian?tim=${squadId}`,
        entity: 'squad',
        entityId: squadId,
      });
      return {
        round: {
          id: round.id,
          number: round.number,
          startsOn: round.startsOn,
          endsOn: round.endsOn,
          status: 'scoring',
        },
        squadStatus,
        sheetCount: sheets.length,
        dueAt: outlook.dueAt,
        warnings: outlook.warnings,
      };
    });
  }
}

const rangeOf = (round: RoundRow): ClosedRange => ({ from: round.startsOn, until: round.endsOn });

function requireOrder(range: ClosedRange): void {
  if (range.until < range.from) {
    throw invalidField('endsOn', 'range', 'Tanggal akhir tidak boleh sebelum tanggal awal.');
  }
}

/** Days that have not been worked cannot be scored. */
function requirePast(range: ClosedRange, today: string): void {
  if (range.until > today) {
    throw invalidField('endsOn', 'future', 'Masa yang dinilai paling lambat sampai hari ini.');
  }
}

function requireWithin(squad: SquadFile, range: ClosedRange): void {
  if (!overlaps({ from: squad.startsOn, until: squad.endsOn }, range)) {
    throw invalidField('startsOn', 'outside_squad', 'Tanggal ini di luar masa tugas tim.');
  }
}

/** A round without sheets, or with a member nobody scores, would never be complete. */
function requireSheets(outlook: RoundOutlook): void {
  const missing = outlook.warnings.filter((warning) => warning.code === 'assessor_missing');
  if (missing.length > 0) {
    const detail = missing.map((warning) => warning.message).join(' ');
    throw refusal('assessor_missing', detail, [], { warnings: missing });
  }
  if (outlook.plan.sheets.length === 0) {
    throw refusal(
      'nothing_reported',
      'Belum ada anggota yang melaporkan rencana aksinya untuk tim ini pada tanggal itu.',
      [],
      { warnings: outlook.warnings },
    );
  }
}

function obstaclesOf(
  squad: SquadFile,
  rounds: readonly RoundRow[],
  range: ClosedRange,
  outlook: RoundOutlook,
): string[] {
  const checks: [boolean, string][] = [
    [squad.status !== 'active', 'Penilaian hanya dapat diminta selama tim berjalan.'],
    [
      rounds.some((round) => overlaps(rangeOf(round), range)),
      'Sebagian tanggal ini sudah dinilai pada putaran lain.',
    ],
    [outlook.plan.sheets.length === 0, 'Belum ada anggota yang melaporkan rencana aksinya.'],
    [
      outlook.plan.withoutAssessor.length > 0,
      'Ada anggota yang belum punya Pejabat Penilai Kinerja.',
    ],
  ];
  return checks.flatMap(([applies, text]) => (applies ? text : []));
}
