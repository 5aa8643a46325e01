export interface Waiting {
  /** `YYYY-MM-DD` */
  readonly dueAt: string | null;
  /** ISO instant */
  readonly since: string;
}

/** Due soon first; without a due date last; of equals, who waited longest. */
export function byUrgency(a: Waiting, b: Waiting): number {
  if (a.dueAt !== b.dueAt) {
    if (a.dueAt === null) return 1;
    if (b.dueAt === null) return -1;
    return a.dueAt < b.dueAt ? -1 : 1;
  }
  return a.since < b.since ? -1 : a.since > b.since ? 1 : 0;
}
