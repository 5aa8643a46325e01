import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { type ClosedRange, overlaps } from '../../kernel/date.js';
import { Database } from '../../platform/database/database.js';
import { forbidden } from '../../platform/errors/problem.js';
import type { Sql } from '../../platform/database/sql.js';
import { MemberReminders } from '../../teams/squads/member-reminders.service.js';
import { mayRequestAssessment, seesWholeSquad } from './domain/policy.js';
import type { AssessmentPreviewDto, PreviewQuery } from './round.dto.js';
import {
  offeredRange,
  type RoundOutlook,
  RoundOutlookService,
  silentMembers,
} from './round-outlook.service.js';
import { type RoundRow, roundsOf } from './round.queries.js';
import { rangeOf, requireOrder } from './round-request-moves.js';
import { type SquadFile, SquadFiles } from './squad-file.service.js';

/** What a round of assessment would be, before the leader asks for it (R701). */
@Injectable()
export class RoundPreviewService {
  constructor(
    private readonly database: Database,
    private readonly files: SquadFiles,
    private readonly outlook: RoundOutlookService,
    private readonly reminders: MemberReminders,
  ) {}

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
