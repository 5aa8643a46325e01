import type { Actor } from '../../../kernel/actor.js';
import { allowedActions, type Policy } from '../../../kernel/policy.js';
import {
  ROUND_LIFECYCLE,
  type RoundAction,
  type RoundStatus,
  SHEET_LIFECYCLE,
  type SheetAction,
  type SheetStatus,
} from './lifecycle.js';

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

const byScorer = (standing: SheetStanding): string | null =>
  mayScore(standing) ? null : 'Lembar ini dinilai oleh orang lain.';

export const SHEET_POLICY: Policy<SheetAction, SheetStanding> = {
  save: byScorer,
  submit: byScorer,
  reopen: () => 'Lembar dibuka kembali bila hasil tim dikembalikan.',
};

/** Policy ∩ lifecycle. */
export const allowedSheetActions = (standing: SheetStanding, status: SheetStatus): SheetAction[] =>
  allowedActions(SHEET_LIFECYCLE, SHEET_POLICY, status, standing);

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

/** The leader asks for an assessment of a squad that works (R701). */
export const REQUEST_POLICY: Policy<'request-assessment', ResultStanding> = {
  'request-assessment': ({ isLeader }) =>
    isLeader ? null : 'Hanya ketua tim yang meminta penilaian.',
};

export const mayRequestAssessment = (standing: ResultStanding): boolean =>
  REQUEST_POLICY['request-assessment'](standing) === null;

const byOwner = ({ isOwner }: ResultStanding): string | null =>
  isOwner ? null : 'Hasil tim diputuskan oleh Kepala Unit pemilik kinerja.';

/** The Kepala Unit decides, once every sheet is in (R708); the last sheet itself completes the round. */
export const ROUND_POLICY: Policy<RoundAction, ResultStanding> = {
  complete: () => 'Putaran selesai dengan lembar nilai yang terakhir.',
  accept: byOwner,
  'send-back': byOwner,
};

/** Policy ∩ lifecycle. */
export const allowedRoundActions = (standing: ResultStanding, status: RoundStatus): RoundAction[] =>
  allowedActions(ROUND_LIFECYCLE, ROUND_POLICY, status, standing);
