import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { demandSafety, LOCAL_ADMIN_PASSWORD, readConfig, siteUrl } from './config.mjs';
import { takeInstanceLock } from './instance-lock.mjs';
import { logAsJson, say, UserError } from './log.mjs';
import { isPortFree } from './ports.mjs';
import { waitUntil } from './processes.mjs';
import { startProduct } from './product.mjs';
import { interruption, onStopRequest } from './stop-request.mjs';

/** How long the parts of a killed predecessor may take to notice. */
const PREDECESSOR_MS = 12_000;

/**
 * Runs the product in the foreground until it is told to stop.
 * @param {{ dev?: boolean, prepare?: () => Promise<void>, onStarted?: (product: Awaited<ReturnType<typeof startProduct>>) => (() => void) | void }} options
 *   prepare: what must happen (install, build) after the lock is held and before anything starts
 * @returns {Promise<number>} exit code
 */
export async function runProduct({ dev = false, prepare = async () => {}, onStarted = () => {} }) {
  const config = readConfig();
  if (config.jsonLogs) logAsJson('supervisor');
  const url = siteUrl(config);
  const lock = takeInstanceLock(config.dataDir, url);
  if (lock.holder) {
    say(`ASN Squad sudah berjalan di ${lock.holder.url} (pid ${lock.holder.pid}).`);
    return 0;
  }
  const stopped = new Promise((resolve) => {
    onStopRequest(() => resolve(STOP));
  });
  try {
    await demandFreePort(config, lock.foundStale);
    // A stop during installing or building ends those, which then fail: that is no error of theirs.
    await prepare().catch((error) => {
      if (!interruption.aborted) throw error;
    });
    if (interruption.aborted) return 0;
    await demandSafety();
    say('Menyalakan ASN Squad …');
    const product = await startProduct(config, { dev });
    const cleanUp = onStarted(product);
    const first = await Promise.race([product.ready, stopped, product.failed]);
    if (first === undefined) greet(url, config);
    const end = first ?? (await Promise.race([stopped, product.failed]));
    say(end === STOP ? 'Menghentikan ASN Squad …' : `\n${end}\nASN Squad dihentikan.`);
    cleanUp?.();
    await product.stop();
    if (end !== STOP) return 1;
    say('Selesai.');
    return 0;
  } finally {
    lock.release();
  }
}

async function demandFreePort({ port, host }, foundStale) {
  const free = () => isPortFree(port, host);
  if (await free()) return;
  if (foundStale && (await waitUntil(free, PREDECESSOR_MS, 200))) return;
  throw new UserError(
    `Port ${port} sedang dipakai program lain.\n` +
      `Hentikan program itu, atau pilih port lain, misalnya: PORT=${port + 1} npm start`,
  );
}

const STOP = Symbol('stop');

function greet(url, { dataDir, jsonLogs }) {
  // Logs that are collected hold no passwords.
  const accounts = jsonLogs ? [] : knownAccounts(dataDir);
  if (accounts.length > 0) {
    const columns = ['username', 'password', 'role', 'name'];
    const titles = {
      username: 'NIP / nama pengguna',
      password: 'Kata sandi awal',
      role: 'Peran',
      name: 'Nama',
    };
    const rows = [titles, ...accounts];
    const widths = columns.map((column) =>
      Math.max(...rows.map((row) => String(row[column] ?? '').length)),
    );
    const cells = (row) =>
      columns.map((column, at) => String(row[column] ?? '').padEnd(widths[at]));
    say(
      `\nAkun untuk mencoba:\n${rows.map((row) => `  ${cells(row).join('  ').trimEnd()}`).join('\n')}`,
    );
  }
  say(`\nASN Squad siap di ${url}${jsonLogs ? '' : '\nCtrl-C untuk berhenti.'}`);
}

/** What the demo agency made, and the admin where its password is the one everybody knows. */
function knownAccounts(dataDir) {
  const file = path.join(dataDir, 'demo-accounts.json');
  const demo = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  if (process.env.ADMIN_PASSWORD || demo.some(({ username }) => username === 'admin')) return demo;
  return [...demo, { username: 'admin', password: LOCAL_ADMIN_PASSWORD, role: 'Admin instansi' }];
}
