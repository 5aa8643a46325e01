import { Injectable } from '@nestjs/common';
import { actionsFrom } from '../../kernel/lifecycle.js';
import { SQUAD_LIFECYCLE } from '../../teams/squads/domain/lifecycle.js';
import { type Actor, fillsSeat } from '../../kernel/actor.js';
import { type ClosedRange, earlierOf, laterOf } from '../../kernel/date.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/sql.js';
import { groupBy } from '../../platform/collections.js';
import { notFound } from '../../platform/errors/problem.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import { type SheetProgressRow, sheetsOfSquad } from './assessment.queries.js';
import { memberOf, scorerOf, seatOf } from './assessment-view.service.js';
import { allowedRoundActions, mayRequestAssessment, seesWholeSquad } from './domain/policy.js';
import { ruleOn, type ScoringRule } from './domain/rule-table.js';
import { daysInPeriod, round2, type Scored, squadScore } from './domain/scoring.js';
import { type NamedResultRow, resultsOfSquad } from './member-result.queries.js';
import type {
  RoundResultDto,
  SheetProgressDto,
  SquadMemberInputDto,
  SquadResultsDto,
} from './result.dto.js';
import { personRef } from './round-outlook.service.js';
import { type RoundRow, roundRef, roundsOf } from './round.queries.js';
import { RuleService } from './rule.service.js';
import { roundOf, scoreView, type Stretch, stretchesOf, weighedView } from './score-view.js';
import { type SquadFile, SquadFiles } from './squad-file.service.js';

/** Whose figures the reader may open. */
type Visible = (employeeId: string) => boolean;

/** Results of a squad: the rounds, who owes a sheet, and the mean of its members. */
@Injectable()
export class SquadResultService {
  constructor(
    private readonly files: SquadFiles,
    private readonly squads: SquadsService,
    private readonly seats: SeatService,
    private readonly rules: RuleService,
    private readonly clock: Clock,
  ) {}

  async read(sql: Sql, actor: Actor, squadId: string): Promise<SquadResultsDto> {
    // What all of it needs is known from the start: one trip, and nothing is shown before it is known who may see it.
    const [squad, rounds, rows, sheets, rules] = await Promise.all([
      this.files.open(sql, actor, squadId),
      roundsOf(sql, actor.agencyId, squadId),
      resultsOfSquad(sql, actor.agencyId, squadId),
      sheetsOfSquad(sql, actor, squadId),
      this.rules.all(sql),
    ]);
    const visible = await this.visibleTo(sql, actor, squad);
    if (!visible) throw notFound('Tim');
    const period = spanOf(squad, rounds);
    const rule = ruleOn(period.until, rules);
    const stretches = rows.flatMap(stretchesOf);
    const scored = squadScore(stretches, period, rule);
    const shown = sheets.filter((sheet) => visible(sheet.memberEmployeeId));
    const scores = roundScores(rounds, stretches, rules);
    const roundViews = await this.roundViews(sql, actor, squad, rounds, scores, shown);
    return {
      ...scoreView(scored, { rule, period, weighedBy: 'days_share', at: this.clock.now() }),
      squad: { id: squad.id, name: squad.name },
      squadStatus: squad.status,
      provisional: rows.some((row) => row.roundStatus !== 'accepted'),
      inputs: (scored?.inputs ?? [])
        .filter(({ source }) => visible(source.row.employeeId))
        .map((input) => inputOf(input, period)),
      rounds: roundViews,
      leaderName: squad.leaderName,
      ownerUnitName: squad.ownerUnitName,
      complete: seesWholeSquad(squad.standing),
      allowedActions: [
        ...roundViews.flatMap((round) => round.allowedActions),
        ...actionsFrom(SQUAD_LIFECYCLE, squad.status).filter(
          (action) => action === 'request-assessment' && mayRequestAssessment(squad.standing),
        ),
      ],
    };
  }

  /** Whether the actor sees any figure of the squad. */
  async isReadable(sql: Sql, actor: Actor, squad: SquadFile): Promise<boolean> {
    return (await this.visibleTo(sql, actor, squad)) !== null;
  }

  /** All figures, or the actor's own and those of the people they assess; null when the actor may see none. */
  private async visibleTo(sql: Sql, actor: Actor, squad: SquadFile): Promise<Visible | null> {
    if (seesWholeSquad(squad.standing)) return () => true;
    const members = await this.squads.members(sql, squad.id, {
      from: squad.startsOn,
      until: squad.endsOn,
    });
    const ids = [...new Set(members.map((member) => member.employeeId))];
    const assessors = await this.seats.assessorSeats(sql, ids);
    const seen = new Set(
      ids.filter((id) => {
        const seat = assessors.get(id);
        return id === actor.employeeId || (seat !== undefined && fillsSeat(actor, seat) !== null);
      }),
    );
    return seen.size > 0 ? (employeeId) => seen.has(employeeId) : null;
  }

  private async roundViews(
    sql: Sql,
    actor: Actor,
    squad: SquadFile,
    rounds: readonly RoundRow[],
    scores: ReadonlyMap<string, string>,
    sheets: readonly SheetProgressRow[],
  ): Promise<RoundResultDto[]> {
    // A sent sheet keeps its sender's name; only the people who still owe one are looked up.
    const owed = sheets.filter((sheet) => sheet.submittedAt === null);
    const holders = await this.seats.holders(sql, actor.agencyId, actor.timeZone, owed.map(seatOf));
    const progress = (sheet: SheetProgressRow): SheetProgressDto => ({
      id: sheet.id,
      status: sheet.status,
      member: memberOf(sheet),
      scorer: scorerOf(sheet, holders.of(seatOf(sheet))),
      dueAt: sheet.dueOn,
    });
    const byRound = groupBy(sheets, (sheet) => sheet.roundId);
    return rounds.map((round) => ({
      ...roundRef(round),
      score: scores.get(round.id) ?? null,
      requestedAt: round.requestedAt.toISOString(),
      decidedBy: round.decidedByName,
      decidedAt: round.decidedAt?.toISOString() ?? null,
      decisionNote: round.decisionNote,
      sheets: (byRound.get(round.id) ?? []).map(progress),
      allowedActions: allowedRoundActions(squad.standing, round.status),
    }));
  }
}

type NamedStretch = Stretch<NamedResultRow>;

function inputOf(
  input: Scored<NamedStretch>['inputs'][number],
  period: ClosedRange,
): SquadMemberInputDto {
  const { row, membership, sharePercent } = input.source;
  return {
    ...weighedView(input),
    employee: personRef(row.employeeId, row),
    round: roundOf(row),
    startsOn: membership.from,
    endsOn: membership.until,
    days: daysInPeriod(membership, period),
    sharePercent,
    sheets: row.inputs.sheets,
  };
}

/** The mean of each round that has results, by the rule of its last day. */
function roundScores(
  rounds: readonly RoundRow[],
  stretches: readonly NamedStretch[],
  rules: readonly ScoringRule[],
): Map<string, string> {
  const found = new Map<string, string>();
  for (const round of rounds) {
    const own = stretches.filter(({ row }) => row.roundId === round.id);
    const period = { from: round.startsOn, until: round.endsOn };
    const scored = squadScore(own, period, ruleOn(round.endsOn, rules));
    if (scored) found.set(round.id, round2(scored.score));
  }
  return found;
}

/** From the first to the last day of all rounds; the squad's own time while there is none. */
function spanOf(squad: SquadFile, rounds: readonly RoundRow[]): ClosedRange {
  const [first, ...others] = rounds;
  if (!first) return { from: squad.startsOn, until: squad.endsOn };
  return others.reduce<ClosedRange>(
    (span, round) => ({
      from: earlierOf(span.from, round.startsOn),
      until: laterOf(span.until, round.endsOn),
    }),
    { from: first.startsOn, until: first.endsOn },
  );
}
