import { type Actor, hasGrant } from '../../../kernel/actor.js';
import { lifecycle } from '../../../kernel/lifecycle.js';

/**
 * Acts of power that nobody does alone for themselves: Plt/Plh, access, and who is whose PjPK. Two records of one person are
 * merged by nobody alone at all.
 */
export const POWER_ACTS = ['delegation', 'grant', 'override', 'merge'] as const;
export type PowerAct = (typeof POWER_ACTS)[number];

export const SECOND_APPROVAL_STATUSES = [
  'pending',
  'confirmed',
  'refused',
  'withdrawn',
  'lapsed',
] as const;
export type SecondApprovalStatus = (typeof SECOND_APPROVAL_STATUSES)[number];

export type SecondApprovalAction = 'confirm' | 'refuse' | 'withdraw' | 'lapse';

/** `lapse` is the system's: what was asked for can no longer be done. */
export const SECOND_APPROVAL_LIFECYCLE = lifecycle<SecondApprovalStatus, SecondApprovalAction>(
  SECOND_APPROVAL_STATUSES,
  'pending',
  {
    confirm: { from: ['pending'], to: 'confirmed' },
    refuse: { from: ['pending'], to: 'refused', needsNote: true },
    withdraw: { from: ['pending'], to: 'withdrawn' },
    lapse: { from: ['pending'], to: 'lapsed' },
  },
);

/** The people whom an act would give power, or whose assessor it would choose. */
export interface ActParties {
  readonly act: PowerAct;
  /** The delegate, the holder of the access, or the assessor. */
  readonly servesEmployeeId: string;
  /** The person assessed by an override; the record that a merge takes over. */
  readonly concernsEmployeeId?: string;
}

export const isForOneself = (parties: ActParties, employeeId: string): boolean =>
  parties.servesEmployeeId === employeeId || parties.concernsEmployeeId === employeeId;

/** Whether the act waits for a second person, no matter who asks. */
export const needsTwoAlways = (act: PowerAct): boolean => act === 'merge';

/** What deciding asks of a request. */
export interface Decidable {
  readonly status: SecondApprovalStatus;
  readonly askedByAccountId: string;
  /** null for an admin's account that is nobody's */
  readonly askedByEmployeeId: string | null;
  /** Whom it is about, where they may not decide: the two records of a merge. */
  readonly barredEmployeeIds: readonly string[];
  /** The unit that it is about and those above it: their heads decide, as another admin does. */
  readonly unitPath: readonly string[];
}

/** `unit_head` before `agency_admin`; null for anyone who may not decide, above all the person who asked. */
export function decidesAs(
  viewer: Pick<Actor, 'accountId' | 'employeeId' | 'headOf' | 'grants'>,
  request: Decidable,
): 'unit_head' | 'agency_admin' | null {
  // An account without a person, as the installer's, is not a second pair of eyes.
  if (viewer.employeeId === null || isAsker(viewer, request)) return null;
  if (request.barredEmployeeIds.includes(viewer.employeeId)) return null;
  if (viewer.headOf.some(({ unitId }) => request.unitPath.includes(unitId))) return 'unit_head';
  return hasGrant(viewer, 'agency_admin') ? 'agency_admin' : null;
}

export const isAsker = (
  viewer: Pick<Actor, 'accountId' | 'employeeId'>,
  request: Decidable,
): boolean =>
  viewer.accountId === request.askedByAccountId ||
  (viewer.employeeId !== null && viewer.employeeId === request.askedByEmployeeId);

/** Who may know of it: who asked, who decides, and who looks after the agency. */
export const mayRead = (viewer: Actor, request: Decidable): boolean =>
  isAsker(viewer, request) ||
  decidesAs(viewer, request) !== null ||
  hasGrant(viewer, 'agency_admin', 'auditor');

export function allowedActions(viewer: Actor, request: Decidable): SecondApprovalAction[] {
  if (request.status !== 'pending') return [];
  if (decidesAs(viewer, request) !== null) return ['confirm', 'refuse'];
  return isAsker(viewer, request) ? ['withdraw'] : [];
}
