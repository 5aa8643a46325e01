/**
 * A bounded amount of work under way. What does not fit is refused at once, never queued: a queue only
 * makes everyone wait until their patience ends, and then the work is done for nobody.
 */
export class Lane {
  private used = 0;

  constructor(private readonly capacity: number) {}

  /** What is under way now. */
  get load(): number {
    return this.used;
  }

  /**
   * Takes room for one piece of work.
   * @param weight in the unit of the capacity
   * @returns gives the room back, once however often it is called; null when there is no room
   */
  take(weight = 1): (() => void) | null {
    // Work heavier than the whole capacity is let in when nothing else is under way.
    const room = Math.min(weight, this.capacity);
    if (this.used + room > this.capacity) return null;
    this.used += room;
    let held = true;
    return () => {
      if (held) this.used -= room;
      held = false;
    };
  }
}
