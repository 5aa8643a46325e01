import { Injectable } from '@nestjs/common';
import { ActivitiesService } from '../../work/activities/activities.service.js';
import {
  type Actor,
  actingIn,
  fillsSeat,
  hasGrant,
  type Seat,
  viaText,
} from '../../kernel/actor.js';
import { SeatService, type SeatHolder } from '../../organization/acting/seat.service.js';
import type { Sql } from '../../platform/database/sql.js';
import { SkpService } from '../../planning/skp/skp.service.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import type {
  AssessmentDto,
  AssessmentItemDto,
  AssessmentLineDto,
  LeaderRemarkDto,
} from './assessment.dto.js';
import {
  findSheet,
  linesOf,
  type LineRow,
  type SheetProgressRow,
  type SheetRow,
} from './assessment.queries.js';
import { DEFAULT_RULES } from './domain/rule-table.js';
import { allowedSheetActions, type SheetStanding } from './domain/policy.js';
import { lineScore, type LineScores, round2, sheetScore } from './domain/scoring.js';
import type { ScorerDto } from './evaluation-person.dto.js';
import { holderFacts } from './round-outlook.service.js';
import { findReport } from './squad-report.queries.js';

export const seatOf = (row: Pick<SheetRow, 'scorerUnitId' | 'scorerEmployeeId'>): Seat => ({
  unitId: row.scorerUnitId,
  employeeId: row.scorerEmployeeId,
});

/** The actor's relation to the sheet; heads above the owner see it through the squad's results. */
export const standingOf = (actor: Actor, row: SheetRow): SheetStanding => ({
  isScorer: fillsSeat(actor, seatOf(row)) !== null,
  hasSubmitted: row.submittedBy !== null && row.submittedBy === actor.employeeId,
  isMember: row.memberEmployeeId === actor.employeeId,
  oversees: hasGrant(actor, 'agency_admin', 'auditor'),
});

/** The capacity as stored: the owner scores as head of the unit, the PjPK as assessor. */
export const sheetVia = (actor: Actor, row: SheetRow): string =>
  viaText(row.kind === 'assessor' ? 'assessor' : 'unit_head', fillsSeat(actor, seatOf(row)));

/** A line as it counts, or null while an aspect is open. */
export const filled = (line: LineRow): (LineRow & LineScores) | null => {
  const { substance, conformity, structure } = line;
  return substance === null || conformity === null || structure === null
    ? null
    : { ...line, substance, conformity, structure };
};

/** The sender once it is sent; until then today's holder of the seat. */
export function scorerOf(row: SheetProgressRow, holder: SeatHolder): ScorerDto {
  const { kind, weight } = row;
  if (row.submittedAt === null) return { ...holderFacts(holder), kind, weight };
  return {
    kind,
    weight,
    employeeId: row.submittedBy,
    name: row.submittedByName,
    positionName: row.submittedByPosition,
    delegationKind: actingIn(row.submittedVia ?? ''),
  };
}

export const memberOf = (row: SheetProgressRow) => ({
  employeeId: row.memberEmployeeId,
  name: row.memberName,
  positionName: row.memberPositionName,
  unitName: row.memberUnitName,
});

/** Sheets as the API shows them. */
@Injectable()
export class AssessmentView {
  constructor(
    private readonly squads: SquadsService,
    private readonly seats: SeatService,
    private readonly skp: SkpService,
    private readonly activities: ActivitiesService,
  ) {}

  async many(sql: Sql, actor: Actor, rows: readonly SheetRow[]): Promise<AssessmentItemDto[]> {
    const names = await this.squads.names(sql, [...new Set(rows.map((row) => row.squadId))]);
    const holders = await this.seats.holders(sql, actor.agencyId, actor.timeZone, rows.map(seatOf));
    return rows.map((row) => ({
      id: row.id,
      status: row.status,
      version: row.version,
      squad: { id: row.squadId, name: names.get(row.squadId) ?? '' },
      round: {
        id: row.roundId,
        number: row.roundNumber,
        startsOn: row.roundStartsOn,
        endsOn: row.roundEndsOn,
        status: row.roundStatus,
      },
      member: memberOf(row),
      scorer: scorerOf(row, holders.of(seatOf(row))),
      lineCount: row.lineCount,
      scoredCount: row.scoredCount,
      dueAt: row.dueOn,
      submittedAt: row.submittedAt?.toISOString() ?? null,
      reopenedBecause: row.status === 'reopened' ? row.roundNote : null,
      allowedActions: allowedSheetActions(standingOf(actor, row), row.status),
    }));
  }

  /** The sheet as it stands after a verb. */
  async again(sql: Sql, actor: Actor, id: string): Promise<AssessmentDto> {
    const row = await findSheet(sql, actor, id);
    if (!row) throw new Error(`sheet ${id} is gone`);
    return this.one(sql, actor, row);
  }

  async one(sql: Sql, actor: Actor, row: SheetRow): Promise<AssessmentDto> {
    const [item] = await this.many(sql, actor, [row]);
    if (!item) throw new Error('a row gives an item');
    const rows = await linesOf(sql, [row.id]);
    const itemIds = rows.map((line) => line.actionItemId);
    const items = await this.skp.itemsById(sql, actor.agencyId, itemIds);
    const evidence = await this.activities.forActionItems(sql, actor.agencyId, itemIds);
    const lines = rows.map((line): AssessmentLineDto => {
      const reported = items.get(line.actionItemId);
      const scores = filled(line);
      return {
        id: line.id,
        actionItem: {
          id: line.actionItemId,
          rhkText: reported?.rhkText ?? '',
          text: reported?.text ?? '',
          startsOn: reported?.from ?? row.roundStartsOn,
          endsOn: reported?.until ?? row.roundEndsOn,
          target: reported?.target ?? null,
          unit: reported?.unit ?? null,
        },
        report: {
          text: reported?.reportText ?? null,
          realised: reported?.realised ?? null,
          reportedAt: reported?.reportedAt?.toISOString() ?? null,
        },
        activities: evidence.get(line.actionItemId) ?? [],
        substance: line.substance,
        conformity: line.conformity,
        structure: line.structure,
        note: line.note,
        score: scores && round2(lineScore(scores)),
      };
    });
    return {
      ...item,
      lines,
      leaderRemark: await this.leaderRemark(sql, actor, row),
      score: meanOf(rows),
    };
  }

  private async leaderRemark(
    sql: Sql,
    actor: Actor,
    row: SheetRow,
  ): Promise<LeaderRemarkDto | null> {
    const report = await findReport(sql, actor.agencyId, row.squadId, row.roundId);
    if (!report) return null;
    return {
      name: report.authorName,
      at: report.updatedAt.toISOString(),
      note: report.members.find((member) => member.employeeId === row.memberEmployeeId)?.note ?? '',
      summary: report.summary,
    };
  }
}

/** Mean of the sheet while every line is filled; the weights of a rule play no part in it. */
function meanOf(rows: readonly LineRow[]): string | null {
  const lines = rows.flatMap((row) => filled(row) ?? []);
  const [rule] = DEFAULT_RULES;
  return rule && rows.length > 0 && lines.length === rows.length
    ? round2(sheetScore(lines, rule).score)
    : null;
}
