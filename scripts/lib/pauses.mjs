const WITHIN_MS = 60_000;
const FIRST_MS = 250;
const AT_ONCE = 3;
const LONGEST_MS = 15_000;

/** How long to wait before something that ended is started again: hardly at first, longer when it keeps ending. */
export class Pauses {
  #ends = [];

  /** @returns {number} milliseconds, for an end that happened just now */
  next(now = Date.now()) {
    this.#ends = [...this.#ends.filter((at) => now - at < WITHIN_MS), now];
    return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, this.#ends.length - AT_ONCE));
  }
}

/** Says a pause that a person would notice. */
export const inSeconds = (pause) =>
  pause < 1000 ? '' : ` dalam ${Math.round(pause / 1000)} detik`;
