import { ENDING_LETTER_KINDS } from '../../../documents/letters/domain/terms.js';

export { ORIGINS, type Origin } from '../../../documents/letters/domain/terms.js';

export const ROUTES = ['within_unit', 'cross_unit', 'inter_agency'] as const;
export type Route = (typeof ROUTES)[number];

/** In which capacity somebody starts an assignment. */
export const STARTER_CAPACITIES = ['leader', 'assessor', 'unit_head', 'employee'] as const;
export type StartedBy = (typeof STARTER_CAPACITIES)[number];

/** Whose turn a step is. */
export const CAPACITIES = ['employee', 'assessor', 'unit_head', 'authorised_official'] as const;
export type Capacity = (typeof CAPACITIES)[number];

export const STEP_ACTIONS = ['accept', 'endorse', 'approve', 'issue', 'acknowledge'] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

/** Early ends; each is named as the letter that it brings. */
export const ENDING_ACTIONS = ENDING_LETTER_KINDS;
export type EndingAction = (typeof ENDING_ACTIONS)[number];

/** All that `allowedActions` may offer, the transitions and what stands beside them. */
export const ASSIGNMENT_ACTIONS = [
  ...STEP_ACTIONS,
  'decline',
  'reject',
  'withdraw',
  'remind',
  'letter-draft',
  ...ENDING_ACTIONS,
  'undo-end',
  'replace-letter',
  'find-replacement',
] as const;
export type OfferedAction = (typeof ASSIGNMENT_ACTIONS)[number];

/** Whose unit or agency answers: of the employee (`home`) or of the performance (`owner`). */
export const SIDES = ['employee', 'home', 'owner'] as const;
export type Side = (typeof SIDES)[number];
