import { HOURS_UNTIL_BELIEVED, judgeTime, type TimeSeen } from './plausible-time.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = new Date('2026-11-24T02:05:00Z');
const after = (ms: number): Date => new Date(START.getTime() + ms);
const NEVER: TimeSeen = { lastRunAt: null, heldAt: null, heldHours: 0, confirmedAt: null };
const SEEN: TimeSeen = { ...NEVER, lastRunAt: START };

/** Both clocks on one machine. */
const judge = (seen: TimeSeen, now: Date) => judgeTime(seen, now, now);

describe('time is believed', () => {
  it.each([
    ['on the first day', NEVER, 0],
    ['an hour later', SEEN, HOUR],
    ['after a long weekend', SEEN, 3 * DAY],
    ['when it goes back, where nothing ends', SEEN, -40 * DAY],
  ])('%s', (_when, seen, ms) => {
    const { doubt, seen: then } = judge(seen, after(ms));
    expect(doubt).toBeNull();
    expect(then).toMatchObject({ lastRunAt: after(ms), heldAt: null, heldHours: 0 });
  });

  it('where the operator has said so, within a day of what was said', () => {
    const confirmed = { ...SEEN, confirmedAt: after(40 * DAY) };
    expect(judge(confirmed, after(40 * DAY + HOUR)).doubt).toBeNull();
    expect(judge(confirmed, after(42 * DAY)).doubt).toBe('leap');
  });
});

describe('time is doubted', () => {
  it.each([-40 * DAY, -2 * HOUR, 2 * HOUR, 40 * DAY])(
    'where the database says another one, by %d ms, and nothing is remembered of it',
    (ms) => {
      expect(judgeTime(SEEN, after(ms), START)).toEqual({ doubt: 'clocks_disagree', seen: SEEN });
    },
  );

  it.each([3 * DAY + 1, 40 * DAY, 4_000 * DAY])('after a leap of %d ms', (ms) => {
    const { doubt, seen } = judge(SEEN, after(ms));
    expect(doubt).toBe('leap');
    expect(seen).toEqual({ ...SEEN, heldAt: after(ms), heldHours: 0 });
  });

  it('until it has gone on from there for a day, however many ask in an hour', () => {
    let seen = SEEN;
    let hours = 0;
    for (; hours < 100; hours += 1) {
      const answers = [0, 5, 10].map((minutes) => {
        const answer = judge(seen, after(40 * DAY + hours * HOUR + minutes * 60_000));
        ({ seen } = answer);
        return answer.doubt;
      });
      if (answers.includes(null)) break;
    }
    expect(hours).toBe(HOURS_UNTIL_BELIEVED);
    expect(seen.heldAt).toBeNull();
  });

  it('anew when it leaps again, stands still or the server was off meanwhile', () => {
    const held = { ...SEEN, heldAt: after(40 * DAY), heldHours: 20 };
    for (const ms of [40 * DAY + 4 * HOUR, 39 * DAY, 80 * DAY])
      expect(judge(held, after(ms)).seen).toMatchObject({ heldAt: after(ms), heldHours: 0 });
    expect(judge(held, after(40 * DAY))).toEqual({ doubt: 'leap', seen: held });
  });

  it('no longer when the clock is set right', () => {
    const held = { ...SEEN, heldAt: after(40 * DAY), heldHours: 20 };
    expect(judge(held, after(HOUR))).toEqual({
      doubt: null,
      seen: { ...SEEN, lastRunAt: after(HOUR) },
    });
  });
});
