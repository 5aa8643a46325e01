import type { Actor } from '../../../kernel/actor.js';
import type { RoundStatus, SheetStatus } from './lifecycle.js';

/** What a person is to a score sheet. */
export interface SheetStanding {
  /** Sits on the seat that scores today. */
  isScorer: boolean;
  /** Sent it once, also when somebody else sits there now. */
  hasSubmitted: boolean;
  /** The member whom it scores: nobody scores himself. */
  isMember: boolean;
  /** Admin or auditor. */
  oversees: boolean;
}

export type SheetAction = 'save' | 'submit';

export const mayScore = (standing: SheetStanding): boolean =>
  standing.isScorer && !standing.isMember;

/** Whether score sheets come to the actor at all: the heads of units and whoever assesses somebody. */
export const mayScoreSheets = ({ assesses, headOf }: Pick<Actor, 'assesses' | 'headOf'>): boolean =>
  mayScore({
    isScorer: assesses || headOf.length > 0,
    hasSubmitted: false,
    isMember: false,
    oversees: false,
  });

export const mayReadSheet = (standing: SheetStanding): boolean =>
  mayScore(standing) || (!standing.isMember && (standing.hasSubmitted || standing.oversees));

/** Policy ∩ lifecycle. */
export const allowedSheetActions = (standing: SheetStanding, status: SheetStatus): SheetAction[] =>
  mayScore(standing) && status !== 'submitted' ? ['save', 'submit'] : [];

/** What a person is to the results of a squad. */
export interface ResultStanding {
  isOwner: boolean;
  isLeader: boolean;
  /** A head above the owner, admin, executive, auditor. */
  oversees: boolean;
}

/** Sees every member's figure; anyone else sees their own and those of the people they assess. */
export const seesWholeSquad = (standing: ResultStanding): boolean =>
  standing.isOwner || standing.isLeader || standing.oversees;

/** The leader asks for an assessment, and writes the report to it. */
export const mayRequestAssessment = ({ isLeader }: Pick<ResultStanding, 'isLeader'>): boolean =>
  isLeader;

export type RoundAction = 'accept' | 'send-back';

/** The Kepala Unit decides, once every sheet is in (R708). */
export const allowedRoundActions = (
  standing: ResultStanding,
  status: RoundStatus,
): RoundAction[] => (standing.isOwner && status === 'scored' ? ['accept', 'send-back'] : []);
