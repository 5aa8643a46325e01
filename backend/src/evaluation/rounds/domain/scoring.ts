import { Decimal } from 'decimal.js';
import { refusal } from '../../../kernel/error.js';
import { type ClosedRange, type DateRange, daysIn, intersect } from '../../../kernel/date.js';
import type { ScoringRule } from './rule-table.js';

/** The three aspects of one reported rencana aksi, integers 1–100 (R702). */
export interface LineScores {
  substance: number;
  conformity: number;
  structure: number;
}

/** A number and how much it counts; the share of the whole is weight ÷ sum of weights. */
export interface WeightedInput<Source> {
  source: Source;
  score: Decimal;
  weight: Decimal;
  /** score × weight ÷ sum of weights; the contributions add up to the score. */
  contribution: Decimal;
}

/** An unrounded score with everything it was made of; store all of it (R706). */
export interface Scored<Source> {
  /** Unrounded; round once, where it is shown, with `round2`. */
  score: Decimal;
  inputs: WeightedInput<Source>[];
  totalWeight: Decimal;
  ruleVersion: string;
}

/** A mean is weighed by days alone, or by days and the share of the working time. */
export const WEIGHINGS = ['days', 'days_share'] as const;
export type Weighing = (typeof WEIGHINGS)[number];

/** Di atas, sesuai, di bawah ekspektasi. */
export const ADVISORY_RATINGS = ['above', 'meets', 'below'] as const;
export type AdvisoryRating = (typeof ADVISORY_RATINGS)[number];

// Thirds never end, so 80⅓ + 80⅓ + 80⅓ falls one digit short of 241. Forty digits keep that slip
// far behind the twentieth decimal, and `settle` takes it out before anything is compared or shown.
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
const SETTLED_DECIMALS = 20;

const exact = (value: Decimal | number | string): Decimal => new Exact(value);

const settle = (score: Decimal): Decimal =>
  score.toDecimalPlaces(SETTLED_DECIMALS, Decimal.ROUND_HALF_UP);

/**
 * The one place where a score is rounded: two decimals, half up (R706). A score that was
 * stored must have kept at least 25 decimals.
 */
export const round2 = (score: Decimal): string => settle(score).toFixed(2, Decimal.ROUND_HALF_UP);

/** The score before that rounding, without the slip of unending thirds, for showing beside it. */
export const exactText = (score: Decimal): string => settle(score).toFixed();

/**
 * IKI of a line: the mean of its three aspects, unrounded.
 * @throws RangeError when an aspect is no integer from 1 to 100; the payload is checked before.
 */
export function lineScore(line: LineScores): Decimal {
  const aspects = [line.substance, line.conformity, line.structure];
  if (!aspects.every(isAspectScore)) throw new RangeError('aspect scores are integers 1–100');
  return exact(Decimal.sum(...aspects)).div(3);
}

/** True for what an aspect may be. */
export const isAspectScore = (value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= 100;

/** IKI of a sheet: the mean of its lines; every line counts the same (R703). */
export function sheetScore<Source extends LineScores>(
  lines: readonly Source[],
  rule: ScoringRule,
): Scored<Source> {
  return weigh(
    lines.map((source) => ({ source, score: lineScore(source), weight: exact(1) })),
    rule,
  );
}

/** In which capacity a sheet was scored. */
export type ScorerRole = 'owner' | 'assessor';

/** A submitted sheet of one member in one round. */
export interface ScoredSheet {
  role: ScorerRole;
  scorerEmployeeId: string;
  score: Decimal;
}

/**
 * Score of a member in a squad: owner and PjPK by the weights of the rule; the one sheet counts
 * 100 % where they are the same person (R703).
 * @throws Refusal `sheets_incomplete` unless there is one sheet per role, or one of a person
 * who is both.
 */
export function memberScore<Sheet extends ScoredSheet>(
  sheets: readonly Sheet[],
  isSamePerson: boolean,
  rule: ScoringRule,
): Scored<Sheet> {
  const [only] = sheets;
  if (isSamePerson && only && sheets.length === 1) {
    return weigh([{ source: only, score: only.score, weight: exact(100) }], rule);
  }
  const roles = new Set(sheets.map((sheet) => sheet.role));
  if (isSamePerson || sheets.length !== 2 || roles.size !== 2) {
    throw refusal('sheets_incomplete', 'Belum semua penilai mengirim nilainya.');
  }
  return weigh(
    sheets.map((source) => ({
      source,
      score: source.score,
      weight: exact(rule.weights[source.role]),
    })),
    rule,
  );
}

/** A member's score in one squad with the days of active membership. */
export interface Membership {
  score: Decimal;
  membership: DateRange;
}

/** Percent of working time, as a decimal text. */
export interface SharedMembership extends Membership {
  sharePercent: string;
}

/** Days of active membership within the period, both ends counted. */
export function daysInPeriod(membership: DateRange, period: ClosedRange): number {
  const shared = intersect(membership, period);
  return shared ? daysIn(shared) : 0;
}

/**
 * Score of a person: the mean of their own member scores, weighted by days of active membership in
 * the period (R705). Null when there is no day with a score.
 */
export function personScore<Source extends Membership>(
  memberships: readonly Source[],
  period: ClosedRange,
  rule: ScoringRule,
): Scored<Source> | null {
  return weighOrNull(
    memberships.map((source) => ({
      source,
      score: source.score,
      weight: exact(daysInPeriod(source.membership, period)),
    })),
    rule,
  );
}

/** Score of a squad: the mean of its members, weighted by days × share (R705). */
export function squadScore<Source extends SharedMembership>(
  members: readonly Source[],
  period: ClosedRange,
  rule: ScoringRule,
): Scored<Source> | null {
  return weighOrNull(
    members.map((source) => ({
      source,
      score: source.score,
      weight: exact(daysInPeriod(source.membership, period)).times(source.sharePercent),
    })),
    rule,
  );
}

/** A person's score with the days that made it. */
export interface PersonInUnit {
  score: Decimal;
  days: number;
}

/**
 * Score of a unit: the mean of the scores of its own people, weighted by their days, wherever
 * they served (R705: a unit that lends people earns credit for them).
 */
export function unitScore<Source extends PersonInUnit>(
  people: readonly Source[],
  rule: ScoringRule,
): Scored<Source> | null {
  return weighOrNull(
    people.map((source) => ({ source, score: source.score, weight: exact(source.days) })),
    rule,
  );
}

/** Advisory only; compares the unrounded score, so 89.999 is not yet "above" (R707). */
export function advisoryRating(score: Decimal, rule: ScoringRule): AdvisoryRating {
  const settled = settle(score);
  if (settled.gte(rule.thresholds.above)) return 'above';
  return settled.gte(rule.thresholds.meets) ? 'meets' : 'below';
}

type Weighed<Source> = Omit<WeightedInput<Source>, 'contribution'>;

function weighOrNull<Source>(
  rows: readonly Weighed<Source>[],
  rule: ScoringRule,
): Scored<Source> | null {
  const counted = rows.filter((row) => row.weight.gt(0));
  return counted.length > 0 ? weigh(counted, rule) : null;
}

function weigh<Source>(rows: readonly Weighed<Source>[], rule: ScoringRule): Scored<Source> {
  const totalWeight = rows.reduce((sum, row) => sum.plus(row.weight), exact(0));
  if (totalWeight.isZero()) throw new RangeError('nothing to weigh');
  const total = rows.reduce((sum, row) => sum.plus(exact(row.score).times(row.weight)), exact(0));
  return {
    score: total.div(totalWeight),
    inputs: rows.map((row) => ({
      ...row,
      contribution: exact(row.score).times(row.weight).div(totalWeight),
    })),
    totalWeight,
    ruleVersion: rule.version,
  };
}
