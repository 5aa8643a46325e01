import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as postgres from '../embedded-postgres.mjs';
import { throwAwayDirectory } from '../throw-away.mjs';
import * as making from './make.mjs';
import { installedTools } from './pg-tools.mjs';
import { fill, migrate, onServer, startInstalledServer } from './rehearsal.mjs';
import * as restoring from './restore.mjs';
import { storedName } from './tree.mjs';

const makeBackup = (options) => making.makeBackup({ ...options, durable: false });
const restoreBackup = (options) => restoring.restoreBackup({ ...options, durable: false });

/** `npm test` names a whole PostgreSQL; it is older than the embedded one, which has no pg_dump. */
const binaries = process.env.TEST_PG_BIN || undefined;
const [tools] = binaries ? installedTools({ PG_BIN: binaries }) : [];
const home = throwAwayDirectory('asn-squad-dump-');
afterAll(() => rmSync(home, { recursive: true, force: true }));

const databaseUrl = (serverUrl, name, role) => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  if (role) url.username = role;
  return url.href;
};

describe('backup of DATABASE_URL without fitting tools, against the embedded PostgreSQL 18', () => {
  let server;
  beforeAll(async () => {
    server = await postgres.start(path.join(home, 'eighteen'), { durable: false });
  });
  afterAll(() => server.stop());

  const attempt = (env) =>
    makeBackup({
      dataDir: path.join(home, 'eighteen'),
      databaseUrl: server.url,
      target: path.join(home, 'refused'),
      env,
    });

  it('says what to install where there is no pg_dump, and leaves no folder', async () => {
    await expect(attempt({ PG_BIN: path.join(home, 'nowhere') })).rejects.toThrow(
      /versi 18 atau lebih baru; belum terpasang.*postgresql-client-18/,
    );
    expect(existsSync(path.join(home, 'refused'))).toBe(false);
    expect(existsSync(path.join(home, 'refused.unfinished'))).toBe(false);
  });

  if (tools && tools.major < 18)
    it(`refuses pg_dump ${tools.major}, which is older than the server`, async () => {
      await expect(attempt({ PG_BIN: binaries })).rejects.toThrow(
        `yang terpasang: ${tools.version}`,
      );
    });
});

if (tools)
  describe(`backup and restore of DATABASE_URL with pg_dump ${tools.version} and its own server`, () => {
    const dataDir = path.join(home, 'data');
    const target = path.join(home, 'dump');
    const env = { PG_BIN: binaries };
    let server;
    let url;
    let keys;
    let manifest;

    beforeAll(async () => {
      server = await startInstalledServer(binaries, home);
      // As production has it: the role owns the database and is no superuser, so row-level security binds it.
      await onServer(server.serverUrl, 'create role squad login createdb');
      await onServer(server.serverUrl, 'create role bound login');
      await onServer(server.serverUrl, 'create database squad owner squad');
      url = databaseUrl(server.serverUrl, 'squad', 'squad');
      await migrate(url);
      keys = await fill(url, dataDir, ['foto satu', 'surat dua']);
      manifest = await makeBackup({ dataDir, databaseUrl: url, target, env });
    });
    afterAll(() => server?.stop());

    const restore = (options) => restoreBackup({ folder: target, env, ...options });
    const agencies = (database) =>
      onServer(databaseUrl(server.serverUrl, database), 'select name from agency');

    it('counts in the snapshot that it dumps', () => {
      expect(manifest).toMatchObject({
        database: { kind: 'dump', tool: tools.version },
        rows: { agency: 1, stored_file: 2 },
        files: { count: 2, missing: [] },
      });
    });

    it('comes back in an empty database with its files, and can be migrated on', async () => {
      await onServer(server.serverUrl, 'create database fresh owner squad');
      const fresh = databaseUrl(server.serverUrl, 'fresh', 'squad');
      const folder = path.join(home, 'fresh-data');
      await restore({ dataDir: folder, databaseUrl: fresh });
      expect(await agencies('fresh')).toEqual([{ name: 'Kabupaten Uji' }]);
      for (const key of keys)
        expect(existsSync(path.join(folder, 'files', storedName(key)))).toBe(true);
      await migrate(fresh);
    });

    it('refuses a database that holds something, one in use, and an embedded target', async () => {
      const folder = path.join(home, 'other-data');
      await expect(restore({ dataDir: folder, databaseUrl: url })).rejects.toThrow(
        /Basis data squad sudah berisi data; tidak ada yang diubah/,
      );
      const { connect } = await import('./database-facts.mjs');
      const someone = await connect(url);
      await expect(restore({ dataDir: folder, databaseUrl: url, replace: true })).rejects.toThrow(
        /masih dipakai 1 sambungan/,
      );
      await someone.end();
      await expect(restore({ dataDir: folder })).rejects.toThrow(/isi DATABASE_URL/);
    });

    it('replaces by changing names, so that the old database stays whole', async () => {
      await onServer(databaseUrl(server.serverUrl, 'squad'), `update agency set name = 'Diubah'`);
      mkdirSync(path.join(home, 'third-data'));
      const { aside } = await restore({
        dataDir: path.join(home, 'third-data'),
        databaseUrl: url,
        replace: true,
      });
      expect(await agencies('squad')).toEqual([{ name: 'Kabupaten Uji' }]);
      const old = aside[0].replace('basis data ', '');
      expect(await agencies(old)).toEqual([{ name: 'Diubah' }]);
    });

    it('says what to do where the role may not make a database', async () => {
      await onServer(server.serverUrl, 'alter role squad nocreatedb');
      await expect(
        restore({ dataDir: path.join(home, 'fourth'), databaseUrl: url, replace: true }),
      ).rejects.toThrow(/CREATEDB/);
      expect(await agencies('squad')).toHaveLength(1);
    });
  });
