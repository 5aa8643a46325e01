import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** A page that takes longer shows its skeleton meanwhile. */
const PATIENCE_MS = 300;
/** Between an answer and the next question, which a part of the page may ask once it is there, lie some turns. */
const QUIET_TURNS = 4;

/**
 * Settles when nothing of what a page asked is under way any more, but after a third of a second at the latest. A frame
 * that waits for it is sent together with the page: else the skeleton goes first, and a slow phone shows the page only
 * once it has run all scripts.
 */
export async function allAnswered(asked: readonly Promise<unknown>[]): Promise<void> {
  const patience = new AbortController();
  const isOver = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([isOver, quiet(asked, patience.signal)]);
  patience.abort();
}

async function quiet(asked: readonly Promise<unknown>[], over: AbortSignal): Promise<void> {
  for (let turns = 0, known = 0; turns < QUIET_TURNS && !over.aborted; turns += 1) {
    if (known !== asked.length) {
      known = asked.length;
      turns = 0;
      await Promise.allSettled(asked);
    }
    await nextTurn();
  }
}
