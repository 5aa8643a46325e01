import { conflict } from '../../../kernel/error.js';
import { actionsFrom, type Lifecycle } from '../../../kernel/lifecycle.js';

export const ACTIVITY_STATUSES = [
  'draft',
  'submitted',
  'validated',
  'returned',
  'rejected',
] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

export type ActivityMove = 'submit' | 'validate' | 'return' | 'reject';
export type ActivityAction = ActivityMove | 'edit' | 'delete';

/** R605. A returned activity is mended and sent again; a rejected one is over. */
export const ACTIVITY_LIFECYCLE: Lifecycle<ActivityStatus, ActivityMove> = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  validate: { from: ['submitted'], to: 'validated' },
  return: { from: ['submitted'], to: 'returned', needsNote: true },
  reject: { from: ['submitted'], to: 'rejected', needsNote: true },
};

/** States in which the owner may still change the text. */
export const EDITABLE: readonly ActivityStatus[] = ['draft', 'returned'];

export interface ActivityActor {
  isOwner: boolean;
  /** The actor is the validator that the rule names for this activity today. */
  isValidator: boolean;
}

/** Policy ∩ lifecycle: the owner writes and submits, the validator decides; never oneself. */
export function allowedActivityActions(
  actor: ActivityActor,
  status: ActivityStatus,
): ActivityAction[] {
  const decides = actor.isValidator && !actor.isOwner;
  const moves = actionsFrom(ACTIVITY_LIFECYCLE, status).filter((action) =>
    action === 'submit' ? actor.isOwner : decides,
  );
  if (!actor.isOwner || !EDITABLE.includes(status)) return moves;
  // What was once sent has been seen by its validator and stays.
  return status === 'draft' ? ['edit', ...moves, 'delete'] : ['edit', ...moves];
}

/**
 * The photo is the basis of the audit (R606), so nothing is sent without one.
 * @throws DomainError `photo_missing`
 */
export function requirePhoto(photoCount: number): void {
  if (photoCount === 0) throw conflict('photo_missing', 'Lampirkan foto bukti lebih dahulu.');
}
