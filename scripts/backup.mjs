import path from 'node:path';
import { demandNode } from './lib/node-version.mjs';

/** `npm run backup [-- --to FOLDER]`: see docs/operations.md. */
if (demandNode()) {
  const { runMain, say, UserError } = await import('./lib/log.mjs');
  const { readArguments } = await import('./lib/arguments.mjs');
  const { interruptible } = await import('./lib/stop-request.mjs');
  const backup = async ({ to }) => {
    const { ensureInstalled } = await import('./lib/install.mjs');
    const { calledFrom, dataDirectory, root } = await import('./lib/paths.mjs');
    const { ownerUrl } = await import('./lib/config.mjs');
    await ensureInstalled();
    const { makeBackup } = await import('./lib/backup/make.mjs');
    const name = `asn-squad-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z`;
    const target = to ? calledFrom(to) : path.join(root, 'backups', name);
    const { rows, files } = await makeBackup({
      dataDir: dataDirectory(),
      databaseUrl: ownerUrl(),
      target,
    });
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    say(`\nCadangan utuh di ${target}: ${total} baris, ${files.count} berkas.`);
    say(
      'Folder ini memuat rahasia (secrets.json): simpan di tempat yang terjaga, di luar mesin ini.',
    );
    if (files.missing.length > 0)
      throw new UserError(
        `${files.missing.length} berkas yang disebut basis data hilang atau rusak di sini, maka tidak ikut:\n` +
          files.missing.map((hash) => `  ${hash}`).join('\n'),
      );
    return 0;
  };
  await runMain(() => {
    const { values } = readArguments('Cara pakai: npm run backup [-- --to FOLDER]', {
      options: { to: { type: 'string' } },
    });
    return interruptible(
      () => backup(values),
      'Dihentikan: cadangan tidak dibuat, tidak ada yang tertinggal.',
    );
  });
}
