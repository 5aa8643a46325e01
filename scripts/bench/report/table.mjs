import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { say, UserError } from '../../lib/log.mjs';
import { root } from '../../lib/paths.mjs';

const FILE = path.join(root, 'docs/benchmarks.md');
const GOAL_RATIO = { read: 0.6, write: 0.5, page: 0.6 };
const GOAL_P95_MS = 100;
const GOAL_GROWTH = 1.3;

const round = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
/** Where too few were answered to say anything there is no figure. */
const figure = (value) => (Number.isNaN(value) ? 'none' : value.toFixed(2));
/** Processor time is read in steps of 10 ms over some seconds: more digits would say nothing. */
const milliseconds = (value) => (Number.isFinite(value) ? value.toFixed(1) : 'none');
const percent = (share) =>
  Number.isFinite(share) ? `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(0)} %` : 'none';
const thousands = (value) => Math.round(value).toLocaleString('en');
const mark = (isMet, text) => (isMet ? text : `**${text}**`);

const HEAD = [
  'Case',
  'req/s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'bare req/s',
  'bare p95 ms',
  'ratio',
  'p95 ÷ p95 at 1,000',
  'SQL',
  'rows read',
  'CPU ms product',
  'CPU ms PostgreSQL',
  'failed',
];

/** One row for each case; what misses its goal is bold. */
export function table(rows, options) {
  const lines = rows.map((row) => {
    const { name, kind, large, small, bare, statements, read } = row;
    const ratio = bare.requests > 0 ? large.perSecond / bare.perSecond : NaN;
    const growth = small?.requests > 0 && large.requests > 0 ? large.p95 / small.p95 : NaN;
    const failed = failuresOf([large, bare, small]);
    return [
      name,
      thousands(large.perSecond),
      round(large.p50),
      mark(large.requests > 0 && large.p95 < GOAL_P95_MS, round(large.p95)),
      round(large.p99),
      thousands(bare.perSecond),
      round(bare.p95),
      mark(ratio >= GOAL_RATIO[kind], figure(ratio)),
      mark(growth <= GOAL_GROWTH, figure(growth)),
      String(statements),
      thousands(read.rowsRead),
      milliseconds(large.cpu.product),
      milliseconds(large.cpu.database),
      mark(failed === 0, String(failed)),
    ];
  });
  return `${circumstances(options)}\n\n${markdown(HEAD, lines)}`;
}

const WALL_HEAD = [
  'Case',
  'req/s',
  'without wall',
  'p95 ms',
  'without wall',
  'CPU ms product',
  'without wall',
  'CPU ms PostgreSQL',
  'without wall',
  'wall cost',
  'told per request',
  'failed',
];

/** What row-level security costs: of the processor time of a request, product and PostgreSQL together. */
export function wallTable(rows, options) {
  const lines = rows.map(({ name, with: own, without, toldPerRequest }) => {
    const failed = failuresOf([own, without]);
    return [
      name,
      thousands(own.perSecond),
      thousands(without.perSecond),
      round(own.p95),
      round(without.p95),
      milliseconds(own.cpu.product),
      milliseconds(without.cpu.product),
      milliseconds(own.cpu.database),
      milliseconds(without.cpu.database),
      percent(cpuOf(own) / cpuOf(without) - 1),
      figure(toldPerRequest),
      mark(failed === 0, String(failed)),
    ];
  });
  return `${circumstances(options)}\n\n${markdown(WALL_HEAD, lines)}`;
}

const cpuOf = ({ cpu }) => cpu.product + cpu.database;

const failuresOf = (runs) =>
  runs.flatMap((run) => Object.values(run?.failures ?? {})).reduce((a, b) => a + b, 0);

const markdown = (head, lines) =>
  [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** Without the machine, the day and the commit a figure says nothing. */
export function circumstances(
  options,
  how = `${options.connections} open requests, ${options.seconds} s for each case,`,
) {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 1024 ** 3);
  return [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, commit ${commit()}, Node ${process.versions.node},`,
    `${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory} GB, ${os.type()} ${os.release()};`,
    `${options.large.toLocaleString('en')} people, ${how}`,
    `load of the machine over the last minute at the end ${os.loadavg()[0]?.toFixed(1)}.`,
  ].join('\n');
}

function commit() {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'backend', 'frontend') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

/** Puts a table between its two marks in docs/benchmarks.md. */
export function writeResults(name, text) {
  const [from, until] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const document = readFileSync(FILE, 'utf8');
  const start = document.indexOf(from);
  const end = document.indexOf(until);
  if (start < 0 || end < start)
    throw new UserError(`docs/benchmarks.md has no place marked ${from} … ${until}.`);
  writeFileSync(
    FILE,
    `${document.slice(0, start + from.length)}\n\n${text}\n\n${document.slice(end)}`,
  );
  say('written to docs/benchmarks.md');
}
