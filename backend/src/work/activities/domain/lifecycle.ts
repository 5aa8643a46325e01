import { refusal } from '../../../kernel/error.js';
import { lifecycle } from '../../../kernel/lifecycle.js';

export const ACTIVITY_STATUSES = [
  'draft',
  'submitted',
  'validated',
  'returned',
  'rejected',
] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

export type ActivityAction = 'edit' | 'submit' | 'validate' | 'return' | 'reject' | 'delete';

/** States in which the owner may still change the text. */
export const EDITABLE: readonly ActivityStatus[] = ['draft', 'returned'];

/**
 * R605. A returned activity is mended and sent again; a rejected one is over. What was once sent has been seen by its
 * validator and stays.
 */
export const ACTIVITY_LIFECYCLE = lifecycle<ActivityStatus, ActivityAction>(
  ACTIVITY_STATUSES,
  'draft',
  {
    edit: { from: EDITABLE },
    submit: { from: EDITABLE, to: 'submitted' },
    validate: { from: ['submitted'], to: 'validated' },
    return: { from: ['submitted'], to: 'returned', needsNote: true },
    reject: { from: ['submitted'], to: 'rejected', needsNote: true },
    delete: { from: ['draft'] },
  },
);

/**
 * The photo is the basis of the audit (R606), so nothing is sent without one.
 * @throws Refusal `photo_missing`
 */
export function requirePhoto(photoCount: number): void {
  if (photoCount === 0) throw refusal('photo_missing', 'Lampirkan foto bukti lebih dahulu.');
}
