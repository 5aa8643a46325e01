import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './paths.mjs';

const call = (line, ...args) => {
  const [script, ...rest] = line.split(' ');
  return spawnSync(process.execPath, [path.join(root, 'scripts', script), ...rest, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
};

describe('the command line', () => {
  it.each(['backup.mjs', 'restore.mjs', 'installed.mjs bench/bench.mjs'])(
    '%s tells its usage in one line, and does nothing',
    (script) => {
      const asked = call(script, '--help');
      expect(asked.stdout.trim()).toMatch(/^(Cara pakai|Usage): npm run \S+.*$/);
      expect(asked).toMatchObject({ status: 0, stderr: '' });

      const wrong = call(script, '--foo');
      expect(wrong.stderr.trim()).toBe(asked.stdout.trim());
      expect(wrong).toMatchObject({ status: 2, stdout: '' });
    },
  );

  it('asks for the folder to restore', () => {
    expect(call('restore.mjs')).toMatchObject({ status: 2, stdout: '' });
  });
});
