import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import globalSetup from '../frontend/e2e/global-setup.mjs';
import globalTeardown from '../frontend/e2e/global-teardown.mjs';
import { readArguments } from './lib/arguments.mjs';
import { runMain, say } from './lib/log.mjs';
import { COMMON, ROUTES } from './lib/pages/budgets.mjs';
import { figuresOf, loadLighthouse, THROTTLING, withBrowser } from './lib/pages/lighthouse.mjs';
import { demoVisitors } from './lib/pages/visitor.mjs';
import { Scales } from './lib/pages/weight.mjs';
import { root } from './lib/paths.mjs';

const USAGE = 'Usage: npm run bench:pages [-- --write --route /tim --runs 1 --look FOLDER]';
const RUNS = 3;
const REPORT = path.join(root, 'docs/benchmarks-pages.md');
/** The same speeds, but kept to in earnest: when the largest paint was really seen. */
const IN_EARNEST = { throttlingMethod: 'devtools' };
/** A cheap phone: one look, with the processor really slowed down. */
const CHEAP_PHONE = {
  // At this speed Lighthouse gives a page up before it is quiet, and then has no figures.
  maxWaitForLoad: 180_000,
  throttlingMethod: 'devtools',
  throttling: { ...THROTTLING, cpuSlowdownMultiplier: 20 },
};
const COLUMNS = [
  ['js', 'JS kB', 0],
  ['css', 'CSS kB', 1],
  ['font', 'Font kB', 1],
  ['lcp', 'LCP s', 2],
  ['tbt', 'TBT ms', 0],
  ['tti', 'TTI s', 2],
  ['cls', 'CLS', 3],
];

/**
 * `npm run bench:pages [-- --write] [--route /tim] [--runs 1] [--look FOLDER]`: Lighthouse on every route that has a
 * budget. E2E_URL and E2E_DATA_DIR name a demo agency that runs; `--look` opens each page once at 20× and keeps pictures.
 */
await runMain(async () => {
  const { values } = readArguments(USAGE, {
    options: {
      write: { type: 'boolean' },
      route: { type: 'string', multiple: true },
      runs: { type: 'string' },
      look: { type: 'string' },
    },
  });
  await globalSetup();
  try {
    const lighthouse = await loadLighthouse();
    const pages = ROUTES.filter(({ route }) => !values.route || values.route.includes(route));
    return await withBrowser(lighthouse, async (open) => {
      if (values.look) return look(open, pages, values.look);
      const rows = await measureAll(open, pages, Number(values.runs ?? RUNS));
      const text = report(rows, Number(values.runs ?? RUNS));
      say(`\n${text}`);
      if (values.write) writeFileSync(REPORT, text);
      return rows.some(({ broken }) => broken.length > 0) ? 1 : 0;
    });
  } finally {
    await globalTeardown();
  }
});

/** Signed in anew for each page: a session must not end in the middle. */
async function visit(page) {
  const visitorOf = demoVisitors(process.env.E2E_URL, process.env.E2E_DATA_DIR);
  const visitor = await visitorOf(page.role);
  return { visitor, address: await visitor.addressOf(page) };
}

async function measureAll(open, pages, runs) {
  const rows = [];
  const scales = new Scales(process.env.E2E_URL);
  for (const page of pages) {
    const { visitor, address } = await visit(page);
    const measured = [];
    let speed = 0;
    for (let run = 0; run < runs; run += 1) {
      const lhr = await open(visitor, address);
      speed = lhr.environment.benchmarkIndex;
      const seen = await open(visitor, address, IN_EARNEST);
      measured.push({
        ...(await figuresOf(lhr, scales)),
        seen: seen.audits['largest-contentful-paint'].numericValue / 1000,
      });
    }
    const figures = Object.fromEntries(
      Object.keys(measured[0]).map((name) => [name, median(measured.map((one) => one[name]))]),
    );
    const budget = { ...COMMON, ...page.budget };
    const broken = COLUMNS.map(([name]) => name).filter((name) => figures[name] > budget[name]);
    rows.push({ route: page.route, figures, budget, broken, speed });
    const told = COLUMNS.map(
      ([name, title, digits]) => `${title} ${figures[name].toFixed(digits)}`,
    );
    say(
      `${page.route}: ${told.join(', ')}, seen ${figures.seen.toFixed(2)}${broken.length > 0 ? `  over: ${broken.join(' ')}` : ''}`,
    );
  }
  return rows;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

async function look(open, pages, folder) {
  mkdirSync(folder, { recursive: true });
  const scales = new Scales(process.env.E2E_URL);
  for (const page of pages) {
    const { visitor, address } = await visit(page);
    const lhr = await open(visitor, address, CHEAP_PHONE);
    const file = keepPicture(lhr, path.join(folder, page.route.replaceAll(/\W+/g, '-')));
    const { lcp, tbt, tti, cls } = await figuresOf(lhr, scales);
    say(
      `${page.route} at 20×: LCP ${lcp.toFixed(1)} s, TBT ${tbt.toFixed(0)} ms, TTI ${tti.toFixed(1)} s, CLS ${cls.toFixed(3)}  ${file}`,
    );
  }
  return 0;
}

/** The page in full; where the browser was too slow for that, the last frame of loading. */
function keepPicture({ fullPageScreenshot, audits }, name) {
  const picture = fullPageScreenshot?.screenshot.data ?? audits['final-screenshot'].details?.data;
  if (!picture) return 'no picture';
  const [, type, data] = /^data:image\/(\w+);base64,(.*)$/.exec(picture) ?? [];
  const file = `${name}.${type}`;
  writeFileSync(file, Buffer.from(data, 'base64'));
  return file;
}

function report(rows, runs) {
  const { model } = os.cpus()[0];
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  });
  const cell = ({ figures, budget, broken }, [name, , digits]) => {
    const text = `${figures[name].toFixed(digits)} / ${budget[name]}`;
    return broken.includes(name) ? `**${text}**` : text;
  };
  const lines = rows.map(
    (row) =>
      `| \`${row.route}\` | ${COLUMNS.map((column) => cell(row, column)).join(' | ')} | ${row.figures.seen.toFixed(2)} | ${row.figures.ttfb.toFixed(0)} |`,
  );
  const speed = Math.round(median(rows.map((row) => row.speed)));
  return `# Pages, measured

Written by \`npm run bench:pages -- --write\`: Lighthouse 12 in Chromium, signed in, 360 px, slow 4G of 1.6 Mbps and 150 ms and a processor four times slower (as Lighthouse simulates them), median of ${runs}; measured / budget, what is over in bold. Kilobytes are 1,000 bytes, gzipped, of everything the page loaded until it was quiet. \`npm test\` holds the bytes of every page; times are measured here only.

Lighthouse simulates the largest paint (LCP) from a load without brakes: it adds every script that had come by then, needed or not, and on one machine scripts come in the same 30 ms as the paint. The figure therefore jumps between 1.1 s (none) and 2.6 s (all). "LCP seen" is the same page with network and processor really braked (each request then waits 0.56 s, not 0.15).

${new Date().toISOString().slice(0, 10)}, commit ${commit.trim()}, Node ${process.versions.node}, ${os.cpus().length} × ${model.trim()}, load ${os.loadavg()[0].toFixed(1)}, Lighthouse's speed index of the machine ${speed}. Server, database and browser share the machine.

| Page | ${COLUMNS.map(([, title]) => title).join(' | ')} | LCP seen s | Server ms |
| --- | ${COLUMNS.map(() => '---:').join(' | ')} | ---: | ---: |
${lines.join('\n')}
`;
}
