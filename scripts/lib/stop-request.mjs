import { stopCommands } from './command.mjs';
import { say } from './log.mjs';
import { commandOf, isAlive, parentOf } from './processes.mjs';

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };
const asked = new AbortController();

/** Aborts on the first request to stop; long work looks at it between its steps. */
export const interruption = asked.signal;

/**
 * SIGINT, SIGTERM, and the death of the npm that called us; Ctrl-C comes twice (terminal and npm) and counts once.
 * Whatever `run` has under way is ended.
 * @param {(signal: 'SIGINT' | 'SIGTERM') => void} stop
 */
export function onStopRequest(stop) {
  const ask = (signal) => {
    stopCommands();
    if (interruption.aborted) return;
    asked.abort();
    stop(signal);
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  const caller = callingNpm();
  if (caller) setInterval(() => isAlive(caller) || ask('SIGTERM'), 1000).unref();
}

/**
 * Runs work that a request to stop cuts short: it ends by an error at its next look at `interruption`, after having
 * cleared away (`finally`) what it began. Work that was past its last look ends as if nothing had been asked.
 * @param {() => Promise<number>} work answers the exit code
 * @param {string} afterwards what is said when it was cut short
 * @returns {Promise<number>} exit code; 130 or 143 when it was cut short
 */
export async function interruptible(work, afterwards) {
  let by;
  onStopRequest((signal) => {
    by = signal;
    say('\nMenghentikan …');
  });
  try {
    return await work();
  } catch (error) {
    // A program that was ended with us fails in its own words: that is no error of its own.
    if (!by) throw error;
    say(afterwards);
    return EXIT_CODES[by];
  }
}

/** The npm that runs this script, directly or through the shell it uses for it. */
function callingNpm() {
  if (!process.env.npm_lifecycle_event) return undefined;
  return /^\S*sh -c /.test(commandOf(process.ppid)) ? parentOf(process.ppid) : process.ppid;
}
