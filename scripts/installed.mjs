// Only Node's own modules up to here: on a fresh clone nothing else is there yet.
import { fileURLToPath } from 'node:url';
import { demandNode } from './lib/node-version.mjs';

/** Runs a script that needs packages on a fresh clone as well: `node scripts/installed.mjs bench/bench.mjs --scale 0.1`. */
if (demandNode()) {
  const [node, , name = '', ...args] = process.argv;
  const script = new URL(name, import.meta.url);
  const { runMain } = await import('./lib/log.mjs');
  const { ensureInstalled } = await import('./lib/install.mjs');
  let isInstalled = false;
  await runMain(async () => {
    await ensureInstalled();
    isInstalled = true;
  });
  process.argv = [node, fileURLToPath(script), ...args];
  if (isInstalled) await import(script.href);
}
