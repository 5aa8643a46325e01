import { ensureBuilt } from '../lib/build.mjs';
import { runMain, say } from '../lib/log.mjs';
import { startServer } from './lib/database.mjs';
import { readOptions } from './lib/options.mjs';
import { build } from './load/build.mjs';
import { CASES } from './measure/cases.mjs';
import { lookAt, measure } from './measure/run.mjs';
import { table, writeResults } from './report/table.mjs';

/** `npm run bench`: builds the load once, then measures the product beside the bare handler. See docs/benchmarks.md. */
await runMain(async () => {
  const options = readOptions();
  await ensureBuilt();
  const cases = CASES.filter(
    ({ name }) =>
      options.only.length === 0 ||
      options.only.some((part) => name.toLowerCase().includes(part.toLowerCase())),
  );
  const server = await startServer(options.dataDir);
  try {
    const sizes = [...new Set([options.large, options.small])];
    for (const people of sizes) {
      if (options.rebuild) await server.drop(people);
      await build(server, people);
    }
    if (options.build) return;
    const results = new Map(cases.map(({ name, kind }) => [name, { name, kind }]));
    for (const people of sizes) {
      const isLarge = people === options.large;
      const databaseUrl = server.url(people);
      say(`\n${people} people`);
      if (isLarge) await lookAt({ cases, results, databaseUrl, options });
      await measure({ cases, results, databaseUrl, options, size: isLarge ? 'large' : 'small' });
    }
    const rows = [...results.values()];
    say(`\n${table(rows, options)}`);
    if (options.write) writeResults('bench', table(rows, options), options);
  } finally {
    await server.stop();
  }
});
