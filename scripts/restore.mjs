import { demandNode } from './lib/node-version.mjs';

/** `npm run restore -- FOLDER [--check] [--replace]`: see docs/operations.md. */
if (demandNode()) {
  const { runMain, say, UsageError } = await import('./lib/log.mjs');
  const { readArguments } = await import('./lib/arguments.mjs');
  const { interruptible } = await import('./lib/stop-request.mjs');
  const USAGE = 'Cara pakai: npm run restore -- FOLDER [--check] [--replace]';
  const restore = async (folder, { check, replace }) => {
    const { ensureInstalled } = await import('./lib/install.mjs');
    const { calledFrom, dataDirectory } = await import('./lib/paths.mjs');
    const { ownerUrl } = await import('./lib/config.mjs');
    await ensureInstalled();
    const { restoreBackup } = await import('./lib/backup/restore.mjs');
    const { manifest, aside, extra } = await restoreBackup({
      folder: calledFrom(folder),
      dataDir: dataDirectory(),
      databaseUrl: ownerUrl(),
      replace,
      checkOnly: check,
    });
    const what = `Cadangan ${manifest.createdAt} (versi ${manifest.product})`;
    say(check ? `\n${what} utuh.` : `\n${what} sudah dipulihkan. Nyalakan dengan npm start.`);
    if (extra.length > 0)
      say(
        `Bukan bagian cadangan dan tidak dipulihkan: ${extra.length} berkas.` +
          extra
            .slice(0, 20)
            .map((name) => `\n  ${name}`)
            .join(''),
      );
    for (const place of aside)
      say(`Yang lama disisihkan di ${place}; hapus bila tidak perlu lagi.`);
    return 0;
  };
  await runMain(() => {
    const { values, positionals } = readArguments(USAGE, {
      allowPositionals: true,
      options: { check: { type: 'boolean' }, replace: { type: 'boolean' } },
    });
    if (positionals.length !== 1) throw new UsageError(USAGE);
    return interruptible(
      () => restore(positionals[0], values),
      'Dihentikan: pemulihan tidak selesai, data yang lama tidak diubah.',
    );
  });
}
