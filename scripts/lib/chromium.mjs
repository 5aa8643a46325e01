import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isOnPath, run } from './command.mjs';
import { say, UserError } from './log.mjs';
import { root } from './paths.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Path of a Chromium for the browser walks; installed where that is possible without asking.
 * @throws UserError when there is none and none can be had
 */
export async function ensureChromium() {
  const present = findChromium();
  if (present) return present;
  say('Memasang Chromium untuk uji peramban …');
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    await run('apt-get', ['update', '-qq']);
    const packages = [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
      'fonts-liberation',
    ];
    await run('apt-get', packages, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  } else {
    await run(process.execPath, [
      path.join(root, 'node_modules/playwright-core/cli.js'),
      'install',
      'chromium',
    ]);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new UserError(
    'Chromium tidak ditemukan dan tidak dapat dipasang. Pasang Chromium atau Chrome, lalu ulangi; ' +
      'bila letaknya tidak umum, isi CHROME_PATH.',
  );
}

function findChromium() {
  if (process.env.CHROME_PATH) {
    if (existsSync(process.env.CHROME_PATH)) return process.env.CHROME_PATH;
    throw new UserError(`CHROME_PATH menunjuk ke ${process.env.CHROME_PATH}, yang tidak ada.`);
  }
  const name = NAMES.find(isOnPath);
  if (name) return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  return [MAC, playwrightPath()].find((file) => existsSync(file));
}

function playwrightPath() {
  return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
}
