import { circumstances } from '../report/table.mjs';

const GOAL_P95_MS = 500;

const share = (sorted, part) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
const peak = (samples, key) => samples.reduce((most, sample) => Math.max(most, sample[key]), 0);

/** @returns {{ text: string, isMet: boolean }} */
export function monthEndReport({ http, sampler, submitted, validated, refused }, found, options) {
  const kinds = [...http.samples].map(([kind, samples]) => {
    const times = samples.map(({ time }) => time).sort((a, b) => a - b);
    const errors = samples.filter(
      ({ status }) => status === 0 || (status >= 400 && status !== 401),
    ).length;
    return {
      kind,
      count: times.length,
      p50: share(times, 0.5),
      p95: share(times, 0.95),
      p99: share(times, 0.99),
      errors,
    };
  });
  const lost = submitted.size - found.submitted + (validated.size - found.validated);
  const withoutEvent =
    submitted.size - found.submitEvents + (validated.size - found.validateEvents);
  const { samples } = sampler;
  const half = Math.floor(samples.length / 2);
  const lines = kinds.map(
    ({ kind, count, p50, p95, p99, errors }) =>
      `| ${kind} | ${count} | ${p50.toFixed(0)} | ${p95 < GOAL_P95_MS ? p95.toFixed(0) : `**${p95.toFixed(0)}**`} | ${p99.toFixed(0)} | ${errors} |`,
  );
  const codes = {};
  for (const { status, body } of refused) {
    const name = `${status} ${body?.code ?? ''}`.trim();
    codes[name] = (codes[name] ?? 0) + 1;
  }
  const text = [
    circumstances(
      options,
      `${options.minutes} minutes, 3,000 activities a minute${options.photos ? ' with a photo each' : ''},`,
    ),
    '',
    '| Request | count | p50 ms | p95 ms | p99 ms | errors |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...lines,
    '',
    `Acknowledged: ${submitted.size} sent, ${validated.size} validated. Lost: ${lost}. Without their audit event: ${withoutEvent}.`,
    `Refused: ${refused.length === 0 ? 'none' : JSON.stringify(codes)}.`,
    `At most: ${peak(samples, 'connections')} connections (${peak(samples, 'active')} active, ${peak(samples, 'waiting')} waiting for a lock), ` +
      `${peak(samples, 'underWay')} requests under way, ${peak(samples, 'jobs')} jobs in the queue; memory of the backend ` +
      `${peak(samples.slice(0, half), 'memory')} MB in the first half, ${peak(samples.slice(half), 'memory')} MB in the second.`,
  ].join('\n');
  const isMet =
    lost === 0 &&
    withoutEvent === 0 &&
    refused.length === 0 &&
    kinds.every(({ p95, errors }) => p95 < GOAL_P95_MS && errors === 0);
  return { text, isMet };
}
