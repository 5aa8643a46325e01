import { actionsFrom, type Lifecycle } from './lifecycle.js';

/** Who may, as data: for each verb, why this actor may not, in words for them; null when they may. */
export type Policy<Action extends string, Who> = Readonly<
  Record<Action, (who: Who) => string | null>
>;

/** Policy ∩ lifecycle: what this actor may do now, in the order of the table. */
export const allowedActions = <State extends string, Action extends string, Who>(
  lifecycle: Lifecycle<State, Action>,
  policy: Policy<Action, Who>,
  state: State,
  who: Who,
): Action[] => actionsFrom(lifecycle, state).filter((action) => policy[action](who) === null);
