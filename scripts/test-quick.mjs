import { demandNode } from './lib/node-version.mjs';

/** `npm run test:quick [-- --since <branch>]`: what a change touches, in a few minutes; `npm test` before it lands. */
if (demandNode()) {
  const { runMain } = await import('./lib/log.mjs');
  await runMain(async () => {
    const { readArguments } = await import('./lib/arguments.mjs');
    const { values } = readArguments('Usage: npm run test:quick [-- --since <branch>]', {
      options: { since: { type: 'string' } },
    });
    const { ensureInstalled } = await import('./lib/install.mjs');
    const { ensurePostgresTools } = await import('./lib/postgres-tools.mjs');
    const { jest, runSteps, scriptChecks } = await import('./lib/checks.mjs');
    const { changedFiles, testsFor } = await import('./lib/touched.mjs');

    await ensureInstalled();
    const { backend, hasFrontend, hasScripts } = testsFor(changedFiles(values.since));
    return runSteps([
      ...scriptChecks,
      () => jest('Uji backend', 'backend', ['--maxWorkers=2', ...backend]),
      ...(hasFrontend ? [() => jest('Uji satuan layar', 'frontend', [])] : []),
      ...(hasScripts
        ? [
            async () =>
              jest('Uji cadangan', 'scripts', ['--runInBand'], {
                TEST_PG_BIN: (await ensurePostgresTools()) ?? '',
              }),
          ]
        : []),
    ]);
  });
}
