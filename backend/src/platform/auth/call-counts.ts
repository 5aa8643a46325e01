/** Counts calls by key in windows that begin together, so that nothing older than one window is kept. */
export class CallCounts {
  private window = -1;
  private readonly calls = new Map<string, number>();

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
  ) {}

  /** @param nowMs of a clock that never goes back @returns 0, or how long to wait where it was one too many */
  count(key: string, nowMs: number): number {
    const window = Math.floor(nowMs / this.windowMs);
    if (window !== this.window) {
      this.window = window;
      this.calls.clear();
    }
    const calls = (this.calls.get(key) ?? 0) + 1;
    this.calls.set(key, calls);
    return calls > this.most ? (window + 1) * this.windowMs - nowMs : 0;
  }
}
