import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const SYSTEM_USER = 'postgres';
const CAPABILITIES = { dac_read_search: 2n, dac_override: 1n };

/**
 * Who runs the database server. PostgreSQL refuses to run as root, so root lends it to the owner of an existing
 * cluster or to the system user `postgres`, which is made when it is missing. Everyone else runs it as themselves.
 * @returns {{ uid: number, gid: number } | undefined} undefined: the current user.
 */
export function serverUser(clusterDir) {
  const owner = existsSync(clusterDir) ? statSync(clusterDir) : undefined;
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner && self !== undefined && owner.uid !== self) {
      throw new Error(
        `${clusterDir} milik pengguna lain (uid ${owner.uid}). Jalankan sebagai pengguna itu, atau pilih DATA_DIR lain.`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return systemUser() ?? createSystemUser();
}

function systemUser() {
  try {
    const id = (flag) =>
      Number(execFileSync('id', [flag, SYSTEM_USER], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function createSystemUser() {
  try {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/bin/false',
      SYSTEM_USER,
    ]);
  } catch (error) {
    throw new Error(
      `PostgreSQL tidak boleh berjalan sebagai root dan pengguna sistem "${SYSTEM_USER}" tidak dapat dibuat. ` +
        'Jalankan npm start sebagai pengguna biasa, atau isi DATABASE_URL.',
      { cause: error },
    );
  }
  return systemUser();
}

/**
 * The command that runs `program` as `user`, and on Linux ends it with `deathSignal` when its parent dies.
 * A clone below a closed folder (/root, a `mktemp -d`) is out of reach for another user: only then the server may
 * also pass through such folders.
 * @returns {{ command: string, args: string[], options: { uid?: number, gid?: number } }}
 */
export function commandAs(user, program, args, { paths, deathSignal }) {
  if (!hasSetpriv()) return { command: program, args, options: user ?? {} };
  const flags = deathSignal ? ['--pdeathsig', deathSignal] : [];
  if (user) {
    flags.push('--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups');
    if ([program, ...paths].some((entry) => !canReach(entry, user))) {
      const capability = availableCapability();
      flags.push('--inh-caps', `+${capability}`, '--ambient-caps', `+${capability}`);
      // Without this the kernel drops the capability again inside access(2), by which the server looks for itself.
      flags.push('--securebits', '+no_setuid_fixup');
    }
  }
  return { command: 'setpriv', args: [...flags, '--', program, ...args], options: {} };
}

let setpriv;
function hasSetpriv() {
  if (setpriv === undefined) {
    try {
      setpriv = /--pdeathsig/.test(
        execFileSync('setpriv', ['--help'], { encoding: 'utf8', stdio: 'pipe' }),
      );
    } catch {
      setpriv = false;
    }
  }
  return setpriv;
}

function canReach(entry, { uid, gid }) {
  const real = realpathSync(entry);
  for (let folder = path.dirname(real); ; folder = path.dirname(folder)) {
    const stat = statSync(folder);
    const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if (!(stat.mode & bit)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function availableCapability() {
  const effective = BigInt(
    `0x${/^CapEff:\s*(\w+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]}`,
  );
  const found = Object.keys(CAPABILITIES).find((name) => effective & (1n << CAPABILITIES[name]));
  if (!found) {
    throw new Error(
      'Pengguna sistem "postgres" tidak dapat masuk ke folder ini. Pindahkan klon ke folder yang terbuka ' +
        '(misalnya /srv/asn-squad), jalankan sebagai pengguna biasa, atau isi DATABASE_URL.',
    );
  }
  return found;
}
