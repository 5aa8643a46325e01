import { v7 } from 'uuid';
import type { Random } from './random.js';

/** Ids that sort by the time at which the thing came into being, as lists and histories expect. */
export class Ids {
  private last = 0;
  private count = 0;

  constructor(private readonly random: Random) {}

  at(instant: Date): string {
    const msecs = instant.getTime();
    this.count = msecs === this.last ? this.count + 1 : this.random.int(0, 0xffff);
    this.last = msecs;
    return v7({ msecs, seq: this.count, random: this.random.bytes(16) });
  }
}
