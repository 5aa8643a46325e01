import type { Lifecycle } from '../../kernel/lifecycle.js';

/**
 * Called at start by who performs the verbs of a table; that each state is reached, `lifecycle` has checked.
 * @throws Error where no definition performs a verb of the table, or two do
 */
export function checkPerformed<Action extends string>(
  entity: string,
  lifecycle: Lifecycle<string, Action>,
  performers: readonly { readonly actions: readonly Action[] }[],
): void {
  const performed = performers.flatMap(({ actions }) => actions);
  const faults = (Object.keys(lifecycle) as Action[]).flatMap((action) => {
    const count = performed.filter((one) => one === action).length;
    return count === 1 ? [] : [`${entity}.${action} by ${count}`];
  });
  if (faults.length > 0)
    throw new Error(`A verb is performed by one definition, but ${faults.join(', ')}.`);
}
