import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installedTools } from './backup/pg-tools.mjs';
import { isOnPath, run } from './command.mjs';
import { say } from './log.mjs';

const LEAST_MAJOR = 15;
/** Debian's packaging makes and starts a server of its own unless it is told not to. */
const NO_SERVER = '/etc/postgresql-common/createcluster.d/asn-squad-tests.conf';

/**
 * The folder of a whole PostgreSQL (server, pg_dump and pg_restore of one version) for rehearsing backups of
 * DATABASE_URL; installed where that is possible without asking. The embedded server ships no pg_dump.
 * @returns {Promise<string | undefined>} undefined where there is none and none can be had
 */
export async function ensurePostgresTools() {
  const present = findWhole();
  if (present || process.getuid?.() !== 0 || !isOnPath('apt-get')) return present;
  say('Memasang PostgreSQL untuk uji cadangan …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-qq', '--no-install-recommends'];
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', [...install, 'postgresql-common'], { env });
  const settings = existsSync(path.dirname(NO_SERVER));
  if (settings) writeFileSync(NO_SERVER, 'create_main_cluster = false\n');
  try {
    await run('apt-get', [...install, 'postgresql'], { env });
  } finally {
    if (settings) rmSync(NO_SERVER);
  }
  return findWhole();
}

function findWhole() {
  const whole = installedTools().find(
    ({ folder, major }) =>
      major >= LEAST_MAJOR &&
      ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name))),
  );
  return whole?.folder;
}
