import { demandNode } from './lib/node-version.mjs';

if (demandNode()) {
  const { runMain } = await import('./lib/log.mjs');
  await runMain(async () => {
    const { ensureInstalled } = await import('./lib/install.mjs');
    const { ensureBuilt } = await import('./lib/build.mjs');
    const { ensureChromium } = await import('./lib/chromium.mjs');
    const { ensurePostgresTools } = await import('./lib/postgres-tools.mjs');
    const { ensureMaintainedNode, MAINTAINED } = await import('./lib/maintained-node.mjs');
    const { jest, runSteps, scriptChecks } = await import('./lib/checks.mjs');

    await ensureInstalled();
    const chromium = await ensureChromium();
    const postgresTools = await ensurePostgresTools();

    // Fast first.
    const steps = [
      ...scriptChecks,
      () => jest('Uji backend', 'backend', ['--maxWorkers=2']),
      () => jest('Uji cadangan', 'scripts', ['--runInBand'], { TEST_PG_BIN: postgresTools ?? '' }),
      () => jest('Uji satuan layar', 'frontend', []),
      async () => {
        await ensureBuilt();
        return jest('Uji peramban', 'frontend/e2e', ['--runInBand'], { CHROME_PATH: chromium });
      },
      onMaintainedNode,
      ...(process.platform === 'linux' ? [killTest] : []),
    ];
    /** The suite runs on this machine's Node; what the image runs on starts the product and walks through the main job. */
    async function onMaintainedNode() {
      const program = await ensureMaintainedNode();
      if (!program) return { passed: 0, failed: 0 };
      await ensureBuilt();
      const args = ['--runInBand', 'login', 'main-job'];
      return jest(
        `Uji peramban di Node ${MAINTAINED}`,
        'frontend/e2e',
        args,
        { CHROME_PATH: chromium },
        { program },
      );
    }
    /** Processes are found in /proc. On a slow machine fewer kills than 50; `npm run test:kill` takes its time. */
    async function killTest() {
      await ensureBuilt();
      const config = 'resilience/jest.config.js';
      return jest('Uji tahan mati', 'backend', ['--config', config], { KILL_BUDGET_S: '180' });
    }
    return runSteps(steps);
  });
}
