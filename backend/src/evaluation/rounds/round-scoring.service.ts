import { Injectable } from '@nestjs/common';
import { type Actor } from '../../kernel/actor.js';
import { intersect } from '../../kernel/date.js';
import { transition } from '../../kernel/lifecycle.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { AuditService, systemOf } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { SkpService } from '../../planning/skp/skp.service.js';
import { type MemberFacts, SquadsService } from '../../teams/squads/squads.service.js';
import { linesOf, type SheetRow, sheetsOfRounds } from './assessment.queries.js';
import { filled, scorerOf } from './assessment-view.service.js';
import { isRoundComplete, ROUND_LIFECYCLE } from './domain/lifecycle.js';
import type { ScoringRule } from './domain/rule-table.js';
import { daysInPeriod, lineScore, memberScore, round2, sheetScore } from './domain/scoring.js';
import type { MembershipShare } from './member-result.queries.js';
import { type NewMemberResult, storeResults } from './member-result.store.js';
import type { ScoreLineDto, SheetInputDto } from './result.dto.js';
import { lockRound, type RoundRow } from './round.queries.js';
import { moveRound } from './round.store.js';
import { RuleService } from './rule.service.js';

/** Computes a round's scores when its last sheet is submitted, and stores them with all their inputs. */
@Injectable()
export class RoundScoringService {
  constructor(
    private readonly squads: SquadsService,
    private readonly skp: SkpService,
    private readonly seats: SeatService,
    private readonly rules: RuleService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  /** Called under the round's lock, after a sheet was sent. */
  async completeIfLast(tx: Tx, actor: Actor, roundId: string): Promise<void> {
    const sheets = await sheetsOfRounds(tx, actor, [roundId]);
    const round = await lockRound(tx, actor.agencyId, roundId);
    if (!round || !isRoundComplete(sheets)) return;
    const status = transition(ROUND_LIFECYCLE, round.status, 'complete');
    const rule = await this.rules.on(tx, round.endsOn);
    const results = await this.score(tx, actor.agencyId, round, sheets, rule);
    await storeResults(
      tx,
      {
        agencyId: actor.agencyId,
        roundId,
        squadId: round.squadId,
        at: this.clock.now(),
      },
      results,
    );
    await moveRound(tx, roundId, status);
    await this.audit.record(tx, systemOf(actor.agencyId), {
      action: 'squad.score',
      entity: 'squad',
      entityId: round.squadId,
      detail: {
        roundId,
        number: round.number,
        ruleVersion: rule.version,
        scores: results.map(({ employeeId, score }) => ({ employeeId, score })),
      },
    });
    await this.tellOwner(tx, actor, round);
  }

  private async score(
    sql: Sql,
    agencyId: string,
    round: RoundRow,
    sheets: readonly SheetRow[],
    rule: ScoringRule,
  ): Promise<NewMemberResult[]> {
    const lines = await linesOf(
      sql,
      sheets.map((sheet) => sheet.id),
    );
    const items = await this.skp.itemsById(sql, agencyId, [
      ...new Set(lines.map((line) => line.actionItemId)),
    ]);
    const range = { from: round.startsOn, until: round.endsOn };
    const memberships = await this.squads.members(sql, round.squadId, range);
    return [...new Set(sheets.map((sheet) => sheet.memberEmployeeId))].map((employeeId) => {
      const own = sheets.filter((sheet) => sheet.memberEmployeeId === employeeId);
      const scored = own.map((sheet) => {
        const ownLines = lines.flatMap((line) =>
          line.assessmentId === sheet.id ? (filled(line) ?? []) : [],
        );
        return {
          sheet,
          role: sheet.kind === 'assessor' ? ('assessor' as const) : ('owner' as const),
          scorerEmployeeId: sheet.submittedBy ?? '',
          score: sheetScore(ownLines, rule).score,
          lines: ownLines,
        };
      });
      const result = memberScore(
        scored,
        own.every((sheet) => sheet.kind === 'owner_and_assessor'),
        rule,
      );
      const shares = sharesOf(memberships, employeeId, round);
      return {
        id: newId(),
        employeeId,
        score: result.score.toFixed(),
        days: shares.reduce((sum, share) => sum + daysInPeriod(share, range), 0),
        sharePercent: shares.at(-1)?.sharePercent ?? '0',
        inputs: {
          sheets: result.inputs.map(({ source, score, weight, contribution }): SheetInputDto => ({
            ...scorerOf(source.sheet, NOBODY),
            weight: weight.toString(),
            assessmentId: source.sheet.id,
            submittedAt: source.sheet.submittedAt?.toISOString() ?? '',
            score: round2(score),
            contribution: round2(contribution),
            lines: source.lines.map((line): ScoreLineDto => ({
              actionItemId: line.actionItemId,
              text: items.get(line.actionItemId)?.text ?? '',
              substance: line.substance,
              conformity: line.conformity,
              structure: line.structure,
              note: line.note,
              score: round2(lineScore(line)),
            })),
          })),
          memberships: shares,
        },
        weights: rule.weights,
        ruleVersion: rule.version,
      };
    });
  }

  private async tellOwner(tx: Tx, actor: Actor, round: RoundRow): Promise<void> {
    const squad = await this.squads.find(tx, actor.agencyId, round.squadId);
    if (!squad) return;
    const owner = await this.seats.holder(tx, actor.agencyId, actor.timeZone, {
      unitId: squad.ownerUnitId,
      employeeId: null,
    });
    await this.notifications.notify(tx, {
      agencyId: actor.agencyId,
      employeeIds: [owner.employeeId, squad.leaderEmployeeId],
      kind: 'squad.score',
      title: `Nilai ${squad.name} lengkap`,
      body: `Putaran ${round.number} menunggu Kepala Unit menerima hasilnya.`,
      link: `/tim/${squad.id}/penilaian`,
      entity: 'squad',
      entityId: squad.id,
    });
  }
}

/** Every sheet of a complete round names who sent it. */
const NOBODY = {
  employeeId: null,
  name: null,
  positionName: null,
  via: null,
  delegationKind: null,
} as const;

/** Memberships as far as they lie in the round. */
function sharesOf(
  memberships: readonly MemberFacts[],
  employeeId: string,
  round: RoundRow,
): MembershipShare[] {
  return memberships.flatMap((member) => {
    if (member.employeeId !== employeeId) return [];
    const shared = intersect(
      { from: member.startsOn, until: member.endsOn },
      { from: round.startsOn, until: round.endsOn },
    );
    return shared ? [{ ...shared, sharePercent: member.sharePercent }] : [];
  });
}
