import { type GoalNode, targetOf } from './labels';

/** A node as the list needs it: small, because a whole year of them goes to the browser. */
export interface TreeRow {
  id: string;
  parentId: string | null;
  statement: string;
  level: GoalNode['level'];
  pengampu: string | null;
  /** as it is shown */
  target: string | null;
  unit: string | null;
  carriers: number;
  gaps: GoalNode['gaps'];
  mine: boolean;
  editable: boolean;
  /** Found by, but not shown: its code and what its indicators measure. */
  words: string;
}

export function toRow(node: GoalNode): TreeRow {
  const [first] = node.indicators;
  return {
    id: node.id,
    parentId: node.parentId,
    statement: node.statement,
    level: node.level,
    pengampu: node.pengampu?.name ?? null,
    target: first ? targetOf(first) : null,
    unit: first?.unit ?? null,
    carriers: node.carriers,
    gaps: node.gaps,
    mine: node.mine,
    editable: node.allowedActions.includes('add'),
    words: [node.code, ...node.indicators.map((indicator) => indicator.text)].join(' '),
  };
}

export interface Tree {
  rows: readonly TreeRow[];
  byId: ReadonlyMap<string, TreeRow>;
  childrenOf: ReadonlyMap<string | null, readonly TreeRow[]>;
}

export function treeOf(rows: readonly TreeRow[]): Tree {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const childrenOf = new Map<string | null, TreeRow[]>();
  for (const row of rows) {
    const parentId = row.parentId && byId.has(row.parentId) ? row.parentId : null;
    const list = childrenOf.get(parentId) ?? [];
    list.push(row);
    childrenOf.set(parentId, list);
  }
  return { rows, byId, childrenOf };
}

/** Whether each of the words, in lower case, stands somewhere in the row. */
export function isFound(row: TreeRow, words: readonly string[]): boolean {
  const text = `${row.words} ${row.statement} ${row.pengampu ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The way from the top to a node, itself included. */
export function pathTo(tree: Tree, id: string): TreeRow[] {
  const path: TreeRow[] = [];
  for (
    let row = tree.byId.get(id);
    row;
    row = row.parentId ? tree.byId.get(row.parentId) : undefined
  ) {
    path.unshift(row);
  }
  return path;
}

/** The nodes that match, with everything above them; null when nothing filters. */
export function visibleIds(tree: Tree, query: string, onlyGaps: boolean): Set<string> | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && !onlyGaps) return null;
  const visible = new Set<string>();
  for (const row of tree.rows) {
    if ((!onlyGaps || row.gaps.length > 0) && isFound(row, words))
      for (const step of pathTo(tree, row.id)) visible.add(step.id);
  }
  return visible;
}

/** A node and everything below it. */
export function subtreeOf(tree: Tree, id: string): Set<string> {
  const found = new Set<string>([id]);
  for (const current of found) {
    for (const child of tree.childrenOf.get(current) ?? []) found.add(child.id);
  }
  return found;
}
