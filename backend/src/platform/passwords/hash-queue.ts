import { busy } from '../errors/problem.js';

/** Limits costly work: this many at a time, the rest waits in line, and a full line refuses more. */
export class HashQueue {
  private running = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly parallel: number,
    private readonly maxWaiting: number,
  ) {}

  /** @throws 503 `busy` when the line is full */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.parallel) this.running += 1;
    else {
      if (this.line.length >= this.maxWaiting) throw busy();
      // The one who finishes hands over the turn, so that no later arrival slips in between.
      await new Promise<void>((resolve) => {
        this.line.push(resolve);
      });
    }
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
