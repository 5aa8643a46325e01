import { ensureBuilt } from '../lib/build.mjs';
import { runMain, say } from '../lib/log.mjs';
import { startServer, withClient } from './lib/database.mjs';
import { readOptions } from './lib/options.mjs';
import { build } from './load/build.mjs';
import { boundaryId, removeSince } from './measure/actors.mjs';
import { startMeasured } from './measure/product.mjs';
import { findCrowd } from './month-end/crowd.mjs';
import { countAfterwards } from './month-end/count.mjs';
import { runMonthEnd } from './month-end/run.mjs';
import { monthEndReport } from './month-end/report.mjs';
import { writeResults } from './report/table.mjs';

/** `npm run bench:month-end`: everybody sends on the last day while their PjPK validate. See docs/benchmarks.md. */
await runMain(async () => {
  const options = readOptions();
  await ensureBuilt();
  const server = await startServer(options.dataDir);
  try {
    await build(server, options.large);
    const databaseUrl = server.url(options.large);
    const boundary = boundaryId();
    const product = await startMeasured({
      databaseUrl,
      port: options.port,
      dataDir: options.dataDir,
    });
    try {
      return await withClient(databaseUrl, async (client) => {
        const crowd = await findCrowd(client, product.url);
        try {
          const outcome = await runMonthEnd({ client, product, crowd, options });
          const found = await countAfterwards(client, outcome);
          const report = monthEndReport(outcome, found, options);
          say(`\n${report.text}`);
          if (options.write) writeResults('month-end', report.text);
          return report.isMet ? 0 : 1;
        } finally {
          await removeSince(client, crowd.agencyId, boundary);
        }
      });
    } finally {
      await product.stop();
    }
  } finally {
    await server.stop();
  }
});
