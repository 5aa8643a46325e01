import { actionsFrom, type Lifecycle } from '../../kernel/domain/lifecycle.js';

export const LETTER_STATUSES = ['draft', 'issued', 'cancelled', 'replaced'] as const;
export type LetterStatus = (typeof LETTER_STATUSES)[number];
export type LetterMove = 'issue' | 'cancel' | 'replace';
export type LetterAction = LetterMove | 'edit';

/** An issued letter is never changed: it is cancelled, or replaced by another one. */
export const LETTER_LIFECYCLE: Lifecycle<LetterStatus, LetterMove> = {
  issue: { from: ['draft'], to: 'issued' },
  cancel: { from: ['draft', 'issued'], to: 'cancelled', needsNote: true },
  replace: { from: ['issued'], to: 'replaced', needsNote: true },
};

export interface LetterActor {
  /** The employee in whose name the konsep was made (decision 16). */
  isDrafter: boolean;
  /** Holds the signatory's seat on that day. */
  isSignatory: boolean;
}

/**
 * Policy ∩ lifecycle: the konsep is edited by the employee and the signatory until it is signed;
 * only the signatory issues, cancels or replaces.
 */
export function allowedLetterActions(actor: LetterActor, status: LetterStatus): LetterAction[] {
  const moves: LetterAction[] = actor.isSignatory ? actionsFrom(LETTER_LIFECYCLE, status) : [];
  const mayEdit = status === 'draft' && (actor.isDrafter || actor.isSignatory);
  return mayEdit ? ['edit', ...moves] : moves;
}
