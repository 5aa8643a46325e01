import { type Actor, hasGrant } from '../../../kernel/actor.js';
import { allowedActions, type Policy } from '../../../kernel/policy.js';
import { CORRECTION_LIFECYCLE, type CorrectionAction, type CorrectionStatus } from './lifecycle.js';

/** What the actor is to a request. */
export interface CorrectionActor {
  readonly isAsker: boolean;
  /** Also by an account that is nobody's, which corrects on the admin's screen as well. */
  readonly isAdmin: boolean;
}

type Viewer = Pick<Actor, 'personId' | 'grants'>;

export const standingOf = (
  viewer: Viewer,
  request: { readonly personId: string },
): CorrectionActor => ({
  isAsker: viewer.personId !== null && viewer.personId === request.personId,
  isAdmin: hasGrant(viewer, 'agency_admin'),
});

/** Own data is corrected by somebody else, as on the admin's own screen (R205). */
function decider({ isAsker, isAdmin }: CorrectionActor): string | null {
  if (isAsker) return 'Permintaan Anda sendiri diputus oleh admin lain.';
  return isAdmin ? null : 'Permintaan ini diputus oleh admin instansi.';
}

export const CORRECTION_POLICY: Policy<CorrectionAction, CorrectionActor> = {
  approve: decider,
  refuse: decider,
  withdraw: ({ isAsker }) => (isAsker ? null : 'Permintaan ini bukan milik Anda.'),
  lapse: () => 'Permintaan gugur dengan sendirinya.',
};

export const allowedCorrectionActions = (
  actor: CorrectionActor,
  status: CorrectionStatus,
): CorrectionAction[] => allowedActions(CORRECTION_LIFECYCLE, CORRECTION_POLICY, status, actor);

/** Personal data and its evidence: for whom it is about, and for who decides. */
export const mayReadCorrection = (
  viewer: Viewer,
  request: { readonly personId: string },
): boolean => {
  const { isAsker, isAdmin } = standingOf(viewer, request);
  return isAsker || isAdmin;
};

/** Whoever serves here asks for themselves. */
export const mayAskCorrection = (
  viewer: Pick<Actor, 'employeeId'> & { readonly isFormer?: boolean },
): boolean => viewer.employeeId !== null && viewer.isFormer !== true;
