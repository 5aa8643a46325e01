import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as postgres from '../embedded-postgres.mjs';
import { root } from '../paths.mjs';
import { localSecret } from '../secrets.mjs';
import { throwAwayDirectory } from '../throw-away.mjs';
import * as making from './make.mjs';
import { fill, migrate, onServer, signIn, withBackend } from './rehearsal.mjs';
import * as restoring from './restore.mjs';
import { storedName } from './tree.mjs';

/** Nobody waits for the disk: what is tried here is thrown away. */
const makeBackup = (options) => making.makeBackup({ ...options, durable: false });
const restoreBackup = (options) => restoring.restoreBackup({ ...options, durable: false });

describe('backup and restore of the embedded database', () => {
  const home = throwAwayDirectory('asn-squad-backup-');
  const dataDir = path.join(home, 'data');
  const backup = path.join(home, 'backup');
  let keys;
  let token;
  let manifest;

  beforeAll(async () => {
    const server = await postgres.start(dataDir, { durable: false });
    try {
      await migrate(server.url);
      keys = await fill(server.url, dataDir, ['foto satu', 'surat dua']);
      const secret = localSecret(dataDir, 'jwtSecret').value;
      token = await withBackend({ url: server.url, dataDir, secret }, signIn);
    } finally {
      await server.stop();
    }
    manifest = await makeBackup({ dataDir, target: backup });
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const restore = (options) => restoreBackup({ folder: backup, ...options });
  /** A copy of the backup to spoil. */
  const spoilt = (name, spoil) => {
    const folder = path.join(home, name);
    cpSync(backup, folder, { recursive: true });
    spoil(folder);
    return folder;
  };
  const empty = (name) => path.join(home, name);
  /** Calls a script of its own, and answers once the file `begun` is there. */
  const command = async ([script, ...args], folder, begun) => {
    const child = spawn(process.execPath, [path.join(root, 'scripts', script), ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    const exited = new Promise((resolve) => {
      child.once('close', (code) => resolve({ code, said }));
    });
    while (child.exitCode === null && !existsSync(begun)) await sleep(5);
    return { child, exited };
  };

  it('tells what it holds, and keeps secrets to its owner', () => {
    expect(manifest).toMatchObject({
      format: 1,
      database: { kind: 'cluster' },
      files: { count: 2, missing: [] },
      rows: { agency: 1, stored_file: 2 },
    });
    expect(manifest.lastMigration).toBe(manifest.migrations.at(-1));
    for (const name of ['manifest.json', 'SHA256SUMS', 'secrets.json', 'postgres/PG_VERSION'])
      expect(statSync(path.join(backup, name)).mode & 0o777).toBe(0o600);
    expect(statSync(backup).mode & 0o777).toBe(0o700);
  });

  it('comes up again elsewhere: rows, files, and the session of someone who had logged in', async () => {
    const target = empty('elsewhere');
    await restore({ dataDir: target });
    for (const key of keys)
      expect(existsSync(path.join(target, 'files', storedName(key)))).toBe(true);
    const server = await postgres.start(target, { durable: false });
    try {
      const secret = localSecret(target, 'jwtSecret').value;
      const me = await withBackend({ url: server.url, dataDir: target, secret }, (base) =>
        fetch(`${base}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } }),
      );
      expect(me.status).not.toBe(401);
    } finally {
      await server.stop();
    }
  });

  it('leaves nothing that looks whole when it is killed, and nothing in the way of the next', async () => {
    const target = path.join(home, 'with-damage');
    const begun = path.join(`${target}.unfinished`, 'postgres');
    const { child, exited } = await command(['backup.mjs', '--to', target], dataDir, begun);
    child.kill('SIGKILL');
    await exited;
    expect(existsSync(begun)).toBe(true);
    expect(existsSync(target)).toBe(false);
    await expect(
      restoreBackup({ folder: `${target}.unfinished`, dataDir: empty('never') }),
    ).rejects.toThrow(/bukan cadangan yang utuh/);
  });

  it.each([
    ['SIGINT', 130, 'the database runs', path.join(dataDir, 'postgres/postmaster.pid')],
    ['SIGTERM', 143, 'files are copied', path.join(home, 'stopped.unfinished/postgres')],
  ])('leaves nothing on %s (exit code %d) while %s', async (signal, code, _when, begun) => {
    const target = path.join(home, 'stopped');
    const { child, exited } = await command(['backup.mjs', '--to', target], dataDir, begun);
    child.kill(signal);
    expect(await exited).toEqual({ code, said: expect.stringContaining('Dihentikan: cadangan') });
    expect(readdirSync(home).filter((name) => name.startsWith('stopped'))).toEqual([]);
    expect(existsSync(path.join(dataDir, 'instance.json'))).toBe(false);
    expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });

  it.each(['secrets.json', 'postgres/postmaster.pid'])(
    'leaves nothing of a restore that is stopped at %s',
    async (at) => {
      const target = empty('stopped-restore');
      const begun = path.join(target, 'restore.unfinished', at);
      const { child, exited } = await command(['restore.mjs', backup], target, begun);
      child.kill('SIGINT');
      expect(await exited).toEqual({ code: 130, said: expect.stringContaining('Dihentikan') });
      expect(readdirSync(target)).toEqual([]);
    },
  );

  it('names a file that rows speak of and that is gone or changed, and leaves it out', async () => {
    const file = path.join(dataDir, 'files', storedName(keys[0]));
    const content = readFileSync(file);
    try {
      writeFileSync(file, 'foto lain');
      const told = await makeBackup({ dataDir, target: path.join(home, 'with-damage') });
      expect(told.files).toMatchObject({ count: 1, missing: [keys[0]] });
    } finally {
      writeFileSync(file, content);
    }
  });

  it('refuses while the product runs, and says where', async () => {
    const holder = { pid: process.ppid, startTime: '', url: 'http://localhost:3000' };
    writeFileSync(path.join(dataDir, 'instance.json'), JSON.stringify(holder));
    try {
      await expect(makeBackup({ dataDir, target: path.join(home, 'running') })).rejects.toThrow(
        /sedang berjalan \(http:\/\/localhost:3000/,
      );
      await expect(restore({ dataDir, replace: true })).rejects.toThrow(/sedang berjalan/);
      expect(existsSync(path.join(home, 'running'))).toBe(false);
      expect(existsSync(path.join(home, 'running.unfinished'))).toBe(false);
    } finally {
      rmSync(path.join(dataDir, 'instance.json'));
    }
  });

  it('writes into no folder that holds something', async () => {
    await expect(makeBackup({ dataDir, target: backup })).rejects.toThrow(/sudah berisi/);
  });

  it.each([
    [
      'a file that changed',
      (folder) => appendFileSync(path.join(folder, 'postgres/PG_VERSION'), ' '),
    ],
    ['a file that is gone', (folder) => rmSync(path.join(folder, 'secrets.json'))],
    [
      'a list of hashes that changed',
      (folder) => appendFileSync(path.join(folder, 'SHA256SUMS'), '\n'),
    ],
    ['no manifest: it was interrupted', (folder) => rmSync(path.join(folder, 'manifest.json'))],
  ])('refuses a backup with %s before it touches anything', async (name, spoil) => {
    const folder = spoilt(`spoilt ${name}`.replaceAll(/\W/g, '-'), spoil);
    const target = empty(`untouched-${name.length}`);
    await expect(restoreBackup({ folder, dataDir: target })).rejects.toThrow(
      /rusak|bukan cadangan/,
    );
    expect(existsSync(target)).toBe(false);
  });

  it('names what lies in the folder and belongs to no backup, and finds it whole all the same', async () => {
    const check = (folder) =>
      restoreBackup({ folder, dataDir: empty('only-checked'), checkOnly: true });
    expect((await check(backup)).extra).toEqual([]);
    const folder = spoilt('with-more', (copy) => {
      for (const name of ['catatan.txt', 'postgres/tambahan'])
        writeFileSync(path.join(copy, name), 'x');
    });
    expect((await check(folder)).extra).toEqual(['catatan.txt', 'postgres/tambahan']);
  });

  it('refuses a schema that this version does not know', async () => {
    const folder = spoilt('newer', (copy) => {
      const file = path.join(copy, 'manifest.json');
      const newer = { ...manifest, migrations: [...manifest.migrations, 'Later1999999999999'] };
      writeFileSync(file, JSON.stringify(newer));
    });
    await expect(restoreBackup({ folder, dataDir: empty('newer-target') })).rejects.toThrow(
      /versi yang lebih baru.*Later1999999999999/,
    );
  });

  it('refuses rows that differ from the count, and leaves the old data in place', async () => {
    const target = path.join(home, 'kept');
    mkdirSync(path.join(target, 'files'), { recursive: true });
    writeFileSync(path.join(target, 'files', 'old'), 'lama');
    const folder = spoilt('miscounted', (copy) => {
      const other = { ...manifest, rows: { ...manifest.rows, agency: 7 } };
      writeFileSync(path.join(copy, 'manifest.json'), JSON.stringify(other));
    });
    await expect(restoreBackup({ folder, dataDir: target, replace: true })).rejects.toThrow(
      /agency 1 \(seharusnya 7\)/,
    );
    expect(readdirSync(target)).toEqual(['files']);
  });

  it('replaces only when told to, and sets the old data aside', async () => {
    const target = path.join(home, 'elsewhere');
    await expect(restore({ dataDir: target })).rejects.toThrow(/tidak ada yang diubah/);
    const old = await postgres.start(target, { durable: false });
    try {
      await onServer(old.url, `update agency set name = 'Diubah sesudahnya'`);
    } finally {
      await old.stop();
    }
    const { aside } = await restore({ dataDir: target, replace: true });
    expect(readdirSync(aside[0]).toSorted()).toEqual(['files', 'postgres', 'secrets.json']);
    const server = await postgres.start(target, { durable: false });
    try {
      expect(await onServer(server.url, 'select name from agency')).toEqual([
        { name: 'Kabupaten Uji' },
      ]);
    } finally {
      await server.stop();
    }
  });
});
