import { sheetSeats } from './lifecycle.js';

/** A seat that scores: the acting head of a unit, or one named person. */
export interface ScorerSeat {
  unitId: string | null;
  employeeId: string | null;
}

/** A seat and who decides for it today, on it or above it; nobody when it is vacant. */
export interface SeatedScorer extends ScorerSeat {
  holderEmployeeId: string | null;
}

export const SCORER_KINDS = ['owner', 'assessor', 'owner_and_assessor'] as const;
export type ScorerKind = (typeof SCORER_KINDS)[number];

export interface PlannedMember {
  employeeId: string;
  /** Submitted rencana aksi of the squad's RHK in the round. */
  actionItemIds: readonly string[];
  /** Null where no PjPK is known. */
  assessor: SeatedScorer | null;
  /** Of the squad. Where the member holds the seat, somebody above decides from it: nobody scores himself. */
  owner: SeatedScorer;
}

export interface PlannedSheet {
  memberEmployeeId: string;
  kind: ScorerKind;
  seat: ScorerSeat;
  /** Percent of the member's score, as a decimal text. */
  weight: string;
  actionItemIds: readonly string[];
}

export interface RoundPlan {
  sheets: PlannedSheet[];
  /** Members who reported nothing: they are named and get no sheet. */
  withoutReport: string[];
  /** Members whose PjPK is not known: the round waits until the admin corrects it. */
  withoutAssessor: string[];
}

/**
 * The sheets of a round: per member × scorer, one line per reported rencana aksi; one sheet at
 * 100 % where owner and PjPK are the same person (R703). Two vacant seats are two scorers.
 */
export function planRound(
  members: readonly PlannedMember[],
  weights: { owner: string; assessor: string },
): RoundPlan {
  const reporting = members.filter((member) => member.actionItemIds.length > 0);
  return {
    sheets: reporting.flatMap((member) => sheetsOf(member, weights)),
    withoutReport: members
      .filter((member) => member.actionItemIds.length === 0)
      .map((member) => member.employeeId),
    withoutAssessor: reporting
      .filter((member) => member.assessor === null)
      .map((member) => member.employeeId),
  };
}

/** The person, or the seat itself while nobody sits on it. */
const scorerOf = (seat: SeatedScorer): string =>
  seat.holderEmployeeId ?? seat.employeeId ?? `unit:${seat.unitId}`;

function sheetsOf(
  member: PlannedMember,
  weights: { owner: string; assessor: string },
): PlannedSheet[] {
  const { owner, assessor } = member;
  if (assessor === null) return [];
  const seats = sheetSeats({
    ownerEmployeeId: scorerOf(owner),
    assessorEmployeeId: scorerOf(assessor),
  });
  return seats.map(({ roles }) => {
    const isOwner = roles.includes('owner');
    const { unitId, employeeId } = isOwner ? owner : assessor;
    return {
      memberEmployeeId: member.employeeId,
      kind: roles.length === 2 ? 'owner_and_assessor' : isOwner ? 'owner' : 'assessor',
      seat: { unitId, employeeId },
      weight: roles.length === 2 ? '100' : isOwner ? weights.owner : weights.assessor,
      actionItemIds: member.actionItemIds,
    };
  });
}
