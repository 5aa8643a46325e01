import { type Actor, hasGrant } from '../../../kernel/actor.js';
import { allowedActions, type Policy } from '../../../kernel/policy.js';
import { CORRECTION_LIFECYCLE, type CorrectionAction, type CorrectionStatus } from './lifecycle.js';

/** What the actor is to a request. */
export interface CorrectionActor {
  readonly isAsker: boolean;
  /** True also for an account without a person, which can correct on the admin's screen as well. */
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

/** Nobody decides on their own data, as on the admin's own screen (R205). */
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

/** Personal data and its evidence: only the person concerned and those who decide may read it. */
export const mayReadCorrection = (
  viewer: Viewer,
  request: { readonly personId: string },
): boolean => {
  const { isAsker, isAdmin } = standingOf(viewer, request);
  return isAsker || isAdmin;
};

/** Anyone who serves here may ask, for themselves. */
export const mayAskCorrection = (
  viewer: Pick<Actor, 'employeeId'> & { readonly isFormer?: boolean },
): boolean => viewer.employeeId !== null && viewer.isFormer !== true;
