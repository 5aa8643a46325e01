import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from '../command.mjs';
import { UserError } from '../log.mjs';
import { interruption } from '../stop-request.mjs';
import { ALL_AGENCIES } from './database-facts.mjs';

const DEBIAN = '/usr/lib/postgresql';

/**
 * The folders that may hold PostgreSQL's own programs. PG_BIN names one and is then the only one.
 * @returns {{ folder: string, major: number, version: string }[]} oldest first
 */
export function installedTools(env = process.env) {
  const folders = env.PG_BIN
    ? [env.PG_BIN]
    : [
        ...(existsSync(DEBIAN) ? readdirSync(DEBIAN) : []).map((one) =>
          path.join(DEBIAN, one, 'bin'),
        ),
        ...(env.PATH ?? '').split(path.delimiter),
      ];
  return folders
    .filter((folder) => ['pg_dump', 'pg_restore'].every((name) => existsSync(`${folder}/${name}`)))
    .map((folder) => ({ folder, version: versionOf(folder) }))
    .filter(({ version }) => version)
    .map((tools) => ({ ...tools, major: Number.parseInt(tools.version, 10) }))
    .sort((a, b) => a.major - b.major);
}

function versionOf(folder) {
  try {
    const text = execFileSync(path.join(folder, 'pg_dump'), ['--version'], { encoding: 'utf8' });
    return /(\d+[.\w]*)/.exec(text)?.[1];
  } catch {
    return undefined;
  }
}

/**
 * pg_dump and pg_restore that fit: never older than `least`, and no newer than need be, because a newer pg_restore
 * sends settings that an older server does not know.
 * @throws UserError that says what to install
 */
export function demandTools(least, env = process.env) {
  const found = installedTools(env);
  const fitting = found.find(({ major }) => major >= least);
  if (fitting) return fitting;
  const present = found.map(({ version }) => version).join(', ');
  throw new UserError(
    `Perlu pg_dump dan pg_restore versi ${least} atau lebih baru; ` +
      (present ? `yang terpasang: ${present}. ` : 'belum terpasang. ') +
      `Pasang misalnya dengan: apt-get install postgresql-client-${least}\n` +
      'Bila letaknya tidak umum, isi PG_BIN dengan foldernya.',
  );
}

/** Runs pg_dump or pg_restore against `url`; the password never stands among the arguments, which anyone can list. */
export async function runTool(tools, name, url, args) {
  interruption.throwIfAborted();
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const { code, output } = await run(
    path.join(tools.folder, name),
    ['--no-password', `--dbname=${address.href}`, ...args],
    {
      capture: true,
      env: { ...process.env, PGPASSWORD: password, PGOPTIONS: ALL_AGENCIES, LC_ALL: 'C' },
    },
  );
  if (code !== 0) throw new UserError(`${name} gagal:\n${output.trim()}`);
}
