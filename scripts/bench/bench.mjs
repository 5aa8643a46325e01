import { ensureBuilt } from '../lib/build.mjs';
import { runMain, say } from '../lib/log.mjs';
import { startServer, withClient } from './lib/database.mjs';
import { readOptions } from './lib/options.mjs';
import { build } from './load/build.mjs';
import { CASES } from './measure/cases.mjs';
import { lookAt, measure } from './measure/run.mjs';
import { putBack } from './measure/wall.mjs';
import { measureWall } from './measure/wall-run.mjs';
import { table, wallTable, writeResults } from './report/table.mjs';

/** `npm run bench`: builds the load once, then measures the product beside the bare handler. See docs/benchmarks.md. */
await runMain(async () => {
  const options = readOptions();
  await ensureBuilt();
  const isWanted = (name) =>
    options.only.length === 0 ||
    options.only.some((part) => name.toLowerCase().includes(part.toLowerCase()));
  const cases = CASES.filter(({ name }) => isWanted(name));
  const server = await startServer(options.dataDir);
  try {
    const sizes = [...new Set([options.large, options.small])];
    for (const people of sizes) {
      if (options.rebuild) await server.drop(people);
      await build(server, people);
      // Whoever killed a run in the middle of measuring the wall has left it away.
      await withClient(server.url(people), putBack);
    }
    if (options.build) return;
    const tables = {};
    if (cases.length > 0) tables.bench = await measureCases(server, cases, sizes, options);
    if (isWanted('wall')) {
      say('\nwith and without row-level security, people of all agencies in turn');
      const databaseUrl = server.url(options.large);
      const rows = await measureWall({ databaseUrl, databasePid: server.pid, options });
      tables.wall = wallTable(rows, options);
    }
    for (const [name, text] of Object.entries(tables)) {
      say(`\n${text}`);
      if (options.write) writeResults(name, text);
    }
  } finally {
    await server.stop();
  }
});

async function measureCases(server, cases, sizes, options) {
  const results = new Map(cases.map(({ name, kind }) => [name, { name, kind }]));
  for (const people of sizes) {
    const isLarge = people === options.large;
    const databaseUrl = server.url(people);
    say(`\n${people} people`);
    if (isLarge) await lookAt({ cases, results, databaseUrl, options });
    await measure({
      cases,
      results,
      databaseUrl,
      databasePid: server.pid,
      options,
      size: isLarge ? 'large' : 'small',
    });
  }
  return table([...results.values()], options);
}
