import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ownerUrl, readConfig } from './config.mjs';
import { root } from './paths.mjs';
import { throwAwayDirectory } from './throw-away.mjs';

describe('a start that others could reach', () => {
  it('takes no owner of a database that nobody named', () => {
    expect(() => readConfig({ DATABASE_OWNER_URL: 'postgres://owner@localhost/asn' })).toThrow(
      /DATABASE_URL/,
    );
    expect(ownerUrl({ DATABASE_URL: 'a' })).toBe('a');
    expect(ownerUrl({ DATABASE_URL: 'a', DATABASE_OWNER_URL: 'b' })).toBe('b');
    expect(ownerUrl({})).toBeUndefined();
  });

  it.each([
    [
      'NODE_ENV=production',
      { NODE_ENV: 'production' },
      ['JWT_SECRET', 'ADMIN_PASSWORD', 'PUBLIC_URL'],
    ],
    ['a proxy here', { PUBLIC_URL: 'https://asn.example' }, ['JWT_SECRET', 'ADMIN_PASSWORD']],
  ])('%s: is refused before anything runs', (_way, env, variables) => {
    const dataDir = throwAwayDirectory('asn-squad-safety-');
    const start = spawnSync(process.execPath, [path.join(root, 'scripts/serve.mjs')], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '39871', LOG_FORMAT: 'text', ...env },
      timeout: 30_000,
    });
    expect(start.status).toBe(1);
    const named = [...start.stderr.matchAll(/^ {2}([A-Z_]+) /gm)].map(([, name]) => name);
    expect(named).toEqual(variables);
    // No secret was made up and no database begun.
    expect(existsSync(path.join(dataDir, 'secrets.json'))).toBe(false);
  });
});
