/** So many refusals of one name in an hour are people who mistype; more are somebody who guesses from many places. */
const FREE = 30;
const HOUR_MS = 3_600_000;
/** From then on one attempt at a time, so far apart. */
const GAP_MS = 2_000;
/** Who would have to wait longer is refused. */
const LONGEST_MS = 10_000;

interface Refusals {
  count: number;
  since: number;
  /** When the next attempt may be made. */
  nextAt: number;
}

/**
 * Slows down guessing at one name from many places at once, which no lock by place stops. Kept in memory by each process,
 * for so many names; whether there is such an account makes no difference.
 */
export class Spacing {
  private readonly names = new Map<string, Refusals>();

  constructor(private readonly remembered = 10_000) {}

  /** Milliseconds to wait before an attempt; null when there are too many already. */
  waitOf(name: string, now: number): number | null {
    const known = this.names.get(name);
    if (!known || now - known.since > HOUR_MS || known.count < FREE) return 0;
    const at = Math.max(known.nextAt, now);
    if (at - now > LONGEST_MS) return null;
    known.nextAt = at + GAP_MS;
    return at - now;
  }

  refused(name: string, now: number): void {
    const known = this.names.get(name);
    this.names.delete(name);
    const isFresh = !known || now - known.since > HOUR_MS;
    this.names.set(
      name,
      isFresh ? { count: 1, since: now, nextAt: now } : { ...known, count: known.count + 1 },
    );
    if (this.names.size > this.remembered)
      this.names.delete(this.names.keys().next().value ?? name);
  }
}
