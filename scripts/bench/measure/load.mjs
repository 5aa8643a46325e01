import autocannon from 'autocannon';

const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** @typedef {{ seconds: number, times: number[], failures: Record<string, number> }} Run */

/**
 * Sends requests over so many open connections, each the next one as soon as the last is answered.
 * @param {string} url
 * @param {(index: number) => { method?: string, path: string, headers?: Record<string, string>, body?: string }} next
 * @returns {Promise<Run>}
 */
export async function load(url, next, { connections, seconds }) {
  const times = [];
  const failures = {};
  let index = 0;
  const startedAt = performance.now();
  await new Promise((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections,
        duration: seconds,
        timeout: 30,
        requests: [{ setupRequest: (request) => ({ ...request, ...next(index++) }) }],
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
    run.on('response', (_client, status, _bytes, time) => {
      times.push(time);
      if (status < 200 || status > 299) failures[status] = (failures[status] ?? 0) + 1;
    });
    run.on('reqError', (error) => {
      failures[error.message] = (failures[error.message] ?? 0) + 1;
    });
  });
  return { seconds: (performance.now() - startedAt) / 1000, times, failures };
}

/** Several runs as one. */
export function summary(runs) {
  const times = runs.flatMap((run) => run.times).sort((a, b) => a - b);
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0);
  const failures = {};
  for (const run of runs)
    for (const [what, count] of Object.entries(run.failures))
      failures[what] = (failures[what] ?? 0) + count;
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    p99: at(times, 0.99),
    failures,
  };
}
