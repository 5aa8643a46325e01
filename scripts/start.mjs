// Only Node's own modules up to here: on an old Node or a fresh clone nothing else is there yet.
import { demandNode } from './lib/node-version.mjs';

if (demandNode()) {
  const { runMain } = await import('./lib/log.mjs');
  await runMain(async () => {
    const { ensureInstalled } = await import('./lib/install.mjs');
    const { ensureBuilt } = await import('./lib/build.mjs');
    const { runProduct } = await import('./lib/main-loop.mjs');
    return runProduct({
      prepare: async () => {
        await ensureInstalled();
        await ensureBuilt();
      },
    });
  });
}
