import { actionsFrom, type Lifecycle, transition } from '../../kernel/lifecycle.js';
import type { Policy } from '../../kernel/policy.js';
import { forbidden, type Refusal } from '../../platform/errors/problem.js';

/** When and who, as tables. */
export interface Rule<State extends string, Action extends string, Who> {
  readonly lifecycle: Lifecycle<State, Action>;
  readonly policy: Policy<Action, Who>;
}

/** One attempt at a verb by an actor who may read the row. */
export interface Attempt<State extends string, Action extends string, Who> {
  readonly action: Action;
  readonly who: Who;
  readonly state: State;
  readonly note?: string | null;
  /** Better words than `wrong_state` has by itself: who was first, and when. */
  readonly late?: () => Refusal | null;
}

/**
 * The one place that says no to a verb; what the tables allow is what runs.
 * @returns the state that it leads to
 * @throws 403 by the policy, 409 `wrong_state` and 400 `note_required` by the lifecycle
 */
export function permit<State extends string, Action extends string, Who>(
  { lifecycle, policy }: Rule<State, Action, Who>,
  { action, who, state, note, late }: Attempt<State, Action, Who>,
): State {
  const refused = policy[action](who);
  if (refused !== null) throw forbidden(refused);
  const tooLate = actionsFrom(lifecycle, state).includes(action) ? null : late?.();
  if (tooLate) throw tooLate;
  return transition(lifecycle, state, action, note);
}
