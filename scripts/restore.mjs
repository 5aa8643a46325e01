import { parseArgs } from 'node:util';
import { demandNode } from './lib/node-version.mjs';

/** `npm run restore -- FOLDER [--check] [--replace]`: see docs/operations.md. */
if (demandNode()) {
  const { runMain, say, UserError } = await import('./lib/log.mjs');
  await runMain(async () => {
    const { ensureInstalled } = await import('./lib/install.mjs');
    const { calledFrom, dataDirectory } = await import('./lib/paths.mjs');
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { check: { type: 'boolean' }, replace: { type: 'boolean' } },
    });
    const [folder] = positionals;
    if (!folder) throw new UserError('Sebutkan folder cadangan: npm run restore -- FOLDER');
    await ensureInstalled();
    const { restoreBackup } = await import('./lib/backup/restore.mjs');
    const { manifest, aside } = await restoreBackup({
      folder: calledFrom(folder),
      dataDir: dataDirectory(),
      databaseUrl: process.env.DATABASE_URL || undefined,
      replace: values.replace,
      checkOnly: values.check,
    });
    const what = `Cadangan ${manifest.createdAt} (versi ${manifest.product})`;
    say(
      values.check ? `\n${what} utuh.` : `\n${what} sudah dipulihkan. Nyalakan dengan npm start.`,
    );
    for (const place of aside)
      say(`Yang lama disisihkan di ${place}; hapus bila tidak perlu lagi.`);
    return 0;
  });
}
