import type { Origin } from '../../../documents/letters/domain/terms.js';
import { Decimal } from 'decimal.js';
import { refusal, type Refusal } from '../../../kernel/error.js';
import { type DateRange, overlaps } from '../../../kernel/date.js';

/** How far a claim to a seat has come: asked for, its letter issued, running. */
export const CLAIM_STATUSES = ['pending', 'issued', 'active'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** An assignment as far as a role's seats are concerned. */
export interface SeatClaim {
  status: ClaimStatus;
  origin: Origin;
}

export interface Seats {
  count: number;
  /** Issued or running: a letter is out. */
  filled: number;
  /** Appointments under way; each holds a seat, because people are asked for it. */
  reserved: number;
  /** Seats that may still be asked for. */
  open: number;
}

const isFilled = (claim: SeatClaim): boolean =>
  claim.status === 'issued' || claim.status === 'active';

/** The seats of a role. `count` is a whole number ≥ 1. */
export function seatsOf(count: number, claims: readonly SeatClaim[]): Seats {
  const filled = claims.filter(isFilled).length;
  const reserved = claims.filter(
    (claim) => claim.status === 'pending' && claim.origin === 'appointment',
  ).length;
  return { count, filled, reserved, open: Math.max(0, count - filled - reserved) };
}

const roleFull = (): Refusal => refusal('role_full', 'Semua kursi peran ini sudah terisi.');

/**
 * May an assignment start? An appointment needs a seat nobody is being asked for; volunteers may
 * compete for a seat until it is filled.
 * @throws Refusal `role_full`
 */
export function requireSeatToStart(
  count: number,
  claims: readonly SeatClaim[],
  origin: Origin,
): void {
  const seats = seatsOf(count, claims);
  const isFull = origin === 'appointment' ? seats.open === 0 : seats.filled >= count;
  if (isFull) throw roleFull();
}

/** The seats of a role, and what holds them beside the assignment in question. */
export interface RoleSeats {
  count: number;
  claims: readonly SeatClaim[];
}

/**
 * May a letter be issued? Asked again at `issue`, under the role's lock, with the claims of the
 * others, so that a role's count is never exceeded.
 * @throws Refusal `role_full`
 */
export function requireSeatToIssue(count: number, others: readonly SeatClaim[]): void {
  if (seatsOf(count, others).filled >= count) throw roleFull();
}

/** A running assignment with its share of working time. */
export interface LoadItem extends DateRange {
  /** Percent of working time, as a decimal text; 0–100. */
  sharePercent: string;
}

export interface Load {
  /** Percent, unrounded. */
  percent: Decimal;
  /** How many assignments make it up. */
  assignments: number;
  /** Above 100 %: a warning, never a refusal. */
  isOver: boolean;
}

/** More than this is overload (R404). */
export const FULL_LOAD_PERCENT = 100;

/** Load of a person: sum of shares over the assignments that run in the period (R404). */
export function loadIn(period: DateRange, items: readonly LoadItem[]): Load {
  const running = items.filter((item) => overlaps(item, period));
  return toLoad(
    running.reduce((sum, item) => sum.plus(item.sharePercent), new Decimal(0)),
    running.length,
  );
}

/** The load if a further share came on top. */
export const loadWith = (load: Load, sharePercent: string): Load =>
  toLoad(load.percent.plus(sharePercent), load.assignments + 1);

function toLoad(percent: Decimal, assignments: number): Load {
  return { percent, assignments, isOver: percent.greaterThan(FULL_LOAD_PERCENT) };
}
