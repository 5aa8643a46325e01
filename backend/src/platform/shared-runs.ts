interface Run<T> {
  readonly current: Promise<T>;
  /** Begins when the current one has ended. */
  next: Promise<T> | null;
}

/**
 * Costly work that many ask for at once is done once for all of them. A caller that asks while a run is under way shares
 * the next run, which begins after the question: nobody gets an answer older than what they saw before asking.
 */
export class SharedRuns<T> {
  private readonly runs = new Map<string, Run<T>>();

  run(key: string, work: () => Promise<T>): Promise<T> {
    const run = this.runs.get(key);
    if (!run) return this.begin(key, work);
    run.next ??= run.current.then(
      () => this.begin(key, work),
      () => this.begin(key, work),
    );
    return run.next;
  }

  private begin(key: string, work: () => Promise<T>): Promise<T> {
    const run: Run<T> = { current: work(), next: null };
    this.runs.set(key, run);
    const ended = (): void => {
      if (run.next === null) this.runs.delete(key);
    };
    run.current.then(ended, ended);
    return run.current;
  }
}
