import { type InboxRow, keyOf } from './labels';

/** After a decision, the next item must be shown this long before it accepts one: longer than a slow double click. */
export const SETTLE_MS = 700;

/** The item as it waits now: a next step of the same assignment is another turn. */
export const turnOf = (item: InboxRow): string =>
  [keyOf(item), item.since, ...item.allowedActions].join(' ');

/**
 * Says whether a press is meant for the item it lands on. After a decision the next item moves under the same button and
 * the same key; the second half of a double click must neither decide it unseen nor decide the first one twice.
 * Instants are milliseconds of one clock.
 */
export class DecisionGate {
  #sending: string | null = null;
  #settles = false;
  #shown: { turn: string; at: number } | null = null;
  readonly #decided = new Set<string>();

  /** This item is now on the screen. */
  show(turn: string, at: number): void {
    if (this.#shown?.turn !== turn) this.#shown = { turn, at };
  }

  /** How long this item still takes no decision; 0 when it takes one, null as long as it was decided or one is sent. */
  closedFor(turn: string, at: number): number | null {
    if (this.#sending !== null || this.#decided.has(turn)) return null;
    if (!this.#settles) return 0;
    const shownFor = this.#shown?.turn === turn ? at - this.#shown.at : 0;
    return Math.max(0, SETTLE_MS - shownFor);
  }

  /** A verb was pressed on this item; false when the press was not meant for it. */
  press(turn: string, at: number): boolean {
    if (this.closedFor(turn, at) !== 0) return false;
    this.#settles = false;
    return true;
  }

  /** Takes the turn for a decision that is sent now, at once or after a dialog; false when it was decided meanwhile. */
  take(turn: string): boolean {
    if (this.#sending !== null || this.#decided.has(turn)) return false;
    this.#sending = turn;
    return true;
  }

  /** The decision that was sent is stored. */
  done(): void {
    if (this.#sending !== null) this.#decided.add(this.#sending);
    this.#settles = true;
    this.#sending = null;
  }

  /** The decision was refused: the item still waits. */
  failed(): void {
    this.#sending = null;
  }
}
