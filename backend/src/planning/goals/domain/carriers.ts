import type { GoalNode } from './goal.js';

export interface CarriersOfNodes {
  /** How many people carry each node, directly or through a node below; nodes without carriers are left out. */
  readonly counts: ReadonlyMap<string, number>;
  /** The nodes that each person carries directly, by their index. */
  readonly mine: ReadonlyMap<string, readonly number[]>;
}

/**
 * Who carries what: a person who serves two children counts once at their parent.
 * @param direct the people whose RHK serve exactly this goal; goals that are no node are passed over
 */
export function carriersOfNodes(
  nodes: readonly Pick<GoalNode, 'id' | 'parentId'>[],
  direct: readonly { goalId: string; employeeIds: readonly string[] }[],
): CarriersOfNodes {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const parents = nodes.map(({ parentId }) =>
    parentId === null ? undefined : indexOf.get(parentId),
  );
  const mine = new Map<string, number[]>();
  for (const { goalId, employeeIds } of direct) {
    const index = indexOf.get(goalId);
    if (index === undefined) continue;
    for (const employeeId of new Set(employeeIds)) {
      const own = mine.get(employeeId);
      if (own) own.push(index);
      else mine.set(employeeId, [index]);
    }
  }
  const counts = nodes.map(() => 0);
  /** At each node, the number of the person who was counted there last. */
  const last = nodes.map(() => -1);
  let person = 0;
  for (const own of mine.values()) {
    for (const start of own) {
      // A person counted at a node has been counted all the way up.
      for (
        let at: number | undefined = start;
        at !== undefined && last[at] !== person;
        at = parents[at]
      ) {
        last[at] = person;
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
    person += 1;
  }
  return { counts: new Map(nodes.map(({ id }, index) => [id, counts[index] ?? 0])), mine };
}
