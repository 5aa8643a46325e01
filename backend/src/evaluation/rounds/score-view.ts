import { Decimal } from 'decimal.js';
import type { ClosedRange } from '../../kernel/date.js';
import type { ScoringRule } from './domain/rule-table.js';
import {
  advisoryRating,
  exactText,
  round2,
  type Scored,
  type WeightedInput,
} from './domain/scoring.js';
import type { RoundRefDto } from './evaluation-person.dto.js';
import type { MemberResultRow } from './member-result.queries.js';
import type { ScoreDto, WeighedDto } from './result.dto.js';

export interface ScoreFrame {
  rule: ScoringRule;
  period: ClosedRange;
  weighedBy: ScoreDto['weighedBy'];
  at: Date;
}

/** A mean as the API shows it: rounded once, with the figure before the rounding beside. */
export function scoreView(scored: Scored<unknown> | null, frame: ScoreFrame): ScoreDto {
  const { rule, period, weighedBy, at } = frame;
  return {
    score: scored && round2(scored.score),
    exact: scored && exactText(scored.score),
    rating: scored && advisoryRating(scored.score, rule),
    weights: rule.weights,
    weighedBy,
    totalWeight: scored?.totalWeight.toString() ?? '0',
    total: round2(scored?.score.times(scored.totalWeight) ?? new Decimal(0)),
    ruleVersion: rule.version,
    ruleSince: rule.effectiveFrom,
    thresholds: rule.thresholds,
    startsOn: period.from,
    endsOn: period.until,
    calculatedAt: at.toISOString(),
  };
}

export const weighedView = (input: WeightedInput<unknown>): WeighedDto => ({
  score: round2(input.score),
  weight: input.weight.toString(),
  product: round2(input.score.times(input.weight)),
  contribution: round2(input.contribution),
});

/** One stretch of membership with the score of its round: what the means of R705 weigh. */
export interface Stretch<Row extends MemberResultRow = MemberResultRow> {
  score: Decimal;
  membership: ClosedRange;
  sharePercent: string;
  row: Row;
}

export const stretchesOf = <Row extends MemberResultRow>(row: Row): Stretch<Row>[] =>
  row.inputs.memberships.map(({ from, until, sharePercent }) => ({
    score: new Decimal(row.score),
    membership: { from, until },
    sharePercent,
    row,
  }));

export const roundOf = (
  row: Pick<
    MemberResultRow,
    'roundId' | 'roundNumber' | 'roundStartsOn' | 'roundEndsOn' | 'roundStatus'
  >,
): RoundRefDto => ({
  id: row.roundId,
  number: row.roundNumber,
  startsOn: row.roundStartsOn,
  endsOn: row.roundEndsOn,
  status: row.roundStatus,
});
