import path from 'node:path';
import { parseArgs } from 'node:util';
import { demandNode } from './lib/node-version.mjs';

/** `npm run backup [-- --to FOLDER]`: see docs/operations.md. */
if (demandNode()) {
  const { runMain, say, UserError } = await import('./lib/log.mjs');
  await runMain(async () => {
    const { ensureInstalled } = await import('./lib/install.mjs');
    const { calledFrom, dataDirectory, root } = await import('./lib/paths.mjs');
    await ensureInstalled();
    const { makeBackup } = await import('./lib/backup/make.mjs');
    const { values } = parseArgs({ options: { to: { type: 'string' } } });
    const name = `asn-squad-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z`;
    const target = values.to ? calledFrom(values.to) : path.join(root, 'backups', name);
    const { rows, files } = await makeBackup({
      dataDir: dataDirectory(),
      databaseUrl: process.env.DATABASE_URL || undefined,
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
  });
}
