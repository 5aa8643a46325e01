import autocannon from 'autocannon';

const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** @typedef {{ seconds: number, times: number[], failures: Record<string, number> }} Run */

/** Fewer answers than this say nothing about a 95th percentile; a slow case is given so much more time. */
const LEAST_ANSWERS = 60;
const MOST_ROUNDS = 6;

/**
 * Sends requests over so many open connections, each the next one as soon as the last is answered.
 * @param {string} url
 * @param {(index: number) => { method?: string, path: string, headers?: Record<string, string>, body?: string }} next
 * @returns {Promise<Run>}
 */
export async function load(url, next, { connections, seconds, least = LEAST_ANSWERS }) {
  const run = { seconds: 0, times: [], failures: {} };
  let index = 0;
  const following = () => next(index++);
  for (
    let round = 0;
    round < MOST_ROUNDS && (round === 0 || run.times.length < least);
    round += 1
  ) {
    await oneRound(run, url, following, connections, seconds);
  }
  return run;
}

/**
 * Nobody reads the bodies. Left alone, autocannon joins each to a text, and to read a compressed one as UTF-8 takes longer
 * (2.4 ms for the goal tree) than to make it; what it decodes on these cores the product seems to cost.
 */
function dropBodies({ pipelinedRequests }) {
  pipelinedRequests.addBody = () => undefined;
}

async function oneRound(run, url, following, connections, seconds) {
  const startedAt = performance.now();
  await new Promise((resolve, reject) => {
    const shots = autocannon(
      {
        url,
        connections,
        duration: seconds,
        timeout: 30,
        setupClient: dropBodies,
        requests: [{ setupRequest: (request) => ({ ...request, ...following() }) }],
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
    shots.on('response', (_client, status, _bytes, time) => {
      run.times.push(time);
      if (status < 200 || status > 299) count(run.failures, status);
    });
    shots.on('reqError', (error) => count(run.failures, error.message));
  });
  run.seconds += (performance.now() - startedAt) / 1000;
}

function count(failures, what) {
  failures[what] = (failures[what] ?? 0) + 1;
}

/** Processor time of a request by part, where it was measured. */
function cpuOfRequest(runs, requests) {
  const parts = Object.keys(runs[0]?.cpu ?? {});
  return Object.fromEntries(
    parts.map((part) => [part, runs.reduce((sum, run) => sum + run.cpu[part], 0) / requests]),
  );
}

/** Several runs as one. */
export function summary(runs) {
  const times = runs.flatMap((run) => run.times).sort((a, b) => a - b);
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0);
  const failures = {};
  for (const run of runs)
    for (const [what, often] of Object.entries(run.failures))
      failures[what] = (failures[what] ?? 0) + often;
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    p99: at(times, 0.99),
    failures,
    cpu: cpuOfRequest(runs, times.length),
  };
}
