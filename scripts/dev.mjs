import { watch } from 'node:fs';
import path from 'node:path';
import { demandNode } from './lib/node-version.mjs';

const DEBOUNCE_MS = 150;

if (demandNode()) {
  const { runMain, say } = await import('./lib/log.mjs');
  await runMain(async () => {
    const { ensureInstalled } = await import('./lib/install.mjs');
    const { ensureBuilt } = await import('./lib/build.mjs');
    const { runProduct } = await import('./lib/main-loop.mjs');
    const { npm } = await import('./lib/command.mjs');
    const { root } = await import('./lib/paths.mjs');

    /** The pages reload themselves; the backend is compiled and started anew when one of its files changes. */
    const watchBackend = (product) => {
      let timer;
      let building = Promise.resolve();
      const rebuild = async () => {
        const { code } = await npm(['run', 'build', '--silent', '-w', 'backend']);
        if (code !== 0) return;
        await product.restartBackend();
        say('Backend dimuat ulang.');
      };
      const watcher = watch(path.join(root, 'backend/src'), { recursive: true }, (_event, file) => {
        if (!file?.endsWith('.ts') || file.endsWith('spec.ts')) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          building = building.then(rebuild);
        }, DEBOUNCE_MS);
      });
      return () => {
        clearTimeout(timer);
        watcher.close();
      };
    };

    return runProduct({
      dev: true,
      prepare: async () => {
        await ensureInstalled();
        await ensureBuilt(['backend']);
      },
      onStarted: watchBackend,
    });
  });
}
