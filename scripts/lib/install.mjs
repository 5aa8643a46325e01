import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './command.mjs';
import { say, UserError } from './log.mjs';
import { root } from './paths.mjs';

const STAMP = path.join(root, 'node_modules/.asn-squad-install');

/** Installs the packages of package-lock.json unless exactly these are there already. */
export async function ensureInstalled() {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  if (!isInstalled()) {
    say('Memasang paket (npm ci) …');
    const { code } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
    if (code !== 0)
      throw new UserError('Paket tidak dapat dipasang. Periksa sambungan jaringan, lalu ulangi.');
  }
  writeFileSync(STAMP, wanted);
}

function fingerprint() {
  const hash = createHash('sha256').update(
    `${process.platform} ${process.arch} ${process.versions.modules}\n`,
  );
  return hash.update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
}

/** npm writes its own list last, so an interrupted installation has none. */
function isInstalled() {
  const list = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const present = JSON.parse(readFileSync(list, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, entry]) =>
      !name.includes('node_modules/') ||
      entry.link ||
      entry.optional ||
      present[name]?.version === entry.version,
  );
}
