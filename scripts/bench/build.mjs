import { ensureBuilt } from '../lib/build.mjs';
import { runMain, say } from '../lib/log.mjs';
import { startServer } from './lib/database.mjs';
import { readOptions } from './lib/options.mjs';
import { build } from './load/build.mjs';

/** Only the databases: `node scripts/bench/build.mjs --scale 0.1`. */
await runMain(async () => {
  const options = readOptions();
  await ensureBuilt(['backend']);
  const server = await startServer(options.dataDir);
  try {
    for (const people of new Set([options.small, options.large])) {
      if (options.rebuild) await server.drop(people);
      const stages = await build(server, people);
      const seconds = [...stages.values()].reduce((sum, stage) => sum + stage.seconds, 0);
      say(`${people} people ready, built in ${Math.round(seconds)} s`);
    }
  } finally {
    await server.stop();
  }
});
