const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Clocks of two machines that are kept in time differ by seconds. */
const CLOCKS_AGREE_MS = HOUR_MS;
/** A server that was off over a long weekend goes on at once. */
const LONGEST_GAP_MS = 3 * DAY_MS;
/** A leap is believed when the clock has run on from there for a day, because a wrong clock is corrected sooner. */
export const HOURS_UNTIL_BELIEVED = 24;
const HELD_STEP_MS = { least: HOUR_MS / 2, most: 3 * HOUR_MS };

/** What is remembered of the time between runs. */
export interface TimeSeen {
  /** The latest instant at which something by date was done. */
  readonly lastRunAt: Date | null;
  /** The latest instant at which it was refused, and how many hours have passed one after another since the first. */
  readonly heldAt: Date | null;
  readonly heldHours: number;
  /** An operator has said that the date was right. */
  readonly confirmedAt: Date | null;
}

export type Doubt = 'clocks_disagree' | 'leap';

export interface Judgement {
  readonly doubt: Doubt | null;
  readonly seen: TimeSeen;
}

const run = (seen: TimeSeen, now: Date): Judgement => ({
  doubt: null,
  seen: { ...seen, lastRunAt: now, heldAt: null, heldHours: 0 },
});

/**
 * Whether what ends by date may end now. A clock that was set forty days ahead for a minute would end memberships, sessions
 * and deadlines for good; waiting a day harms nobody.
 * @param databaseNow the other clock: of the database's machine
 */
export function judgeTime(seen: TimeSeen, now: Date, databaseNow: Date): Judgement {
  if (Math.abs(now.getTime() - databaseNow.getTime()) > CLOCKS_AGREE_MS)
    return { doubt: 'clocks_disagree', seen };
  if (seen.lastRunAt === null) return run(seen, now);
  // While the clock is back in time nothing ends; each job undoes what it did ahead of time.
  if (now.getTime() - seen.lastRunAt.getTime() <= LONGEST_GAP_MS) return run(seen, now);
  if (seen.confirmedAt !== null && Math.abs(now.getTime() - seen.confirmedAt.getTime()) <= DAY_MS)
    return run(seen, now);
  return hold(seen, now);
}

function hold(seen: TimeSeen, now: Date): Judgement {
  const first: Judgement = { doubt: 'leap', seen: { ...seen, heldAt: now, heldHours: 0 } };
  if (seen.heldAt === null) return first;
  const passed = now.getTime() - seen.heldAt.getTime();
  if (passed < 0 || passed > HELD_STEP_MS.most) return first;
  // Several jobs ask in the same hour.
  if (passed < HELD_STEP_MS.least) return { doubt: 'leap', seen };
  const heldHours = seen.heldHours + 1;
  if (heldHours >= HOURS_UNTIL_BELIEVED) return run(seen, now);
  return { doubt: 'leap', seen: { ...seen, heldAt: now, heldHours } };
}
