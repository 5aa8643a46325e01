/** Something with a code that may stand under another. */
export interface TreeRow {
  readonly row: number;
  readonly code: string;
  readonly parentCode: string | null;
}

/**
 * Rows whose parent leads back to themselves, given the tree that exists already.
 * The rows of the file win over what is known. Every row of a ring is named, rows below it are not.
 */
export function rowsInCycles<Row extends TreeRow>(
  rows: readonly Row[],
  known: ReadonlyMap<string, string | null>,
): Row[] {
  const parents = new Map(known);
  for (const { code, parentCode } of rows) parents.set(code, parentCode);
  const inRing = new Set<string>();
  const settled = new Set<string>();
  for (const start of parents.keys()) {
    const path: string[] = [];
    const place = new Map<string, number>();
    let at: string | null | undefined = start;
    while (at && !settled.has(at) && !place.has(at)) {
      place.set(at, path.length);
      path.push(at);
      at = parents.get(at);
    }
    const ringStart = at ? place.get(at) : undefined;
    if (ringStart !== undefined) for (const code of path.slice(ringStart)) inRing.add(code);
    for (const code of path) settled.add(code);
  }
  return rows.filter(({ code }) => inRing.has(code));
}

/** Rows in an order in which every parent that is among them comes before its children. */
export function parentsFirst<Row extends Omit<TreeRow, 'row'>>(rows: readonly Row[]): Row[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const ordered = new Set<Row>();
  for (const row of rows) {
    const way = new Set<Row>();
    let at: Row | undefined = row;
    while (at && !ordered.has(at) && !way.has(at)) {
      way.add(at);
      at = at.parentCode === null ? undefined : byCode.get(at.parentCode);
    }
    for (const next of [...way].reverse()) ordered.add(next);
  }
  return [...ordered];
}
