import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** A page that takes longer shows its skeleton meanwhile. */
const PATIENCE_MS = 300;
/** Between an answer and the next question, which a part of the page may ask once it is there, lie some turns. */
const QUIET_TURNS = 4;

/**
 * Settles when nothing of what a page asked is under way any more, but after a third of a second at the latest. A frame
 * that waits for it is sent together with the page: else the skeleton goes first, and a slow phone shows the page only
 * once it has run all scripts. Says whether everything was answered, and answered well.
 */
export async function allAnswered(asked: readonly Promise<{ ok: boolean }>[]): Promise<boolean> {
  const patience = new AbortController();
  const isOver = sleep(PATIENCE_MS, false, { signal: patience.signal }).catch(() => false);
  const isWhole = await Promise.race([isOver, quiet(asked, patience.signal)]);
  patience.abort();
  return isWhole;
}

async function quiet(
  asked: readonly Promise<{ ok: boolean }>[],
  over: AbortSignal,
): Promise<boolean> {
  let known = 0;
  let isWell = true;
  for (let turns = 0; turns < QUIET_TURNS && !over.aborted; turns += 1) {
    if (known !== asked.length) {
      known = asked.length;
      turns = 0;
      const answers = await Promise.allSettled(asked);
      isWell = answers.every((one) => one.status === 'fulfilled' && one.value.ok);
    }
    await nextTurn();
  }
  return isWell;
}
