import type { components } from '@/lib/api/schema';

export type Unit = components['schemas']['UnitDto'];

export interface UnitNode extends Unit {
  children: UnitNode[];
}

/** The flat answer (parents first) as nested nodes. */
export function treeOf(units: readonly Unit[]): UnitNode[] {
  const nodes = new Map<string, UnitNode>();
  const roots: UnitNode[] = [];
  for (const unit of units) {
    const node: UnitNode = { ...unit, children: [] };
    nodes.set(unit.id, node);
    const parent = unit.parentId === null ? undefined : nodes.get(unit.parentId);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

/** In the order of the tree, for a native select. */
export function flatten(nodes: readonly UnitNode[]): UnitNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}
