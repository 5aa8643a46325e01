import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import globalSetup from '../frontend/e2e/global-setup.mjs';
import globalTeardown from '../frontend/e2e/global-teardown.mjs';
import { runMain, say, UserError } from './lib/log.mjs';
import { root } from './lib/paths.mjs';

const FOLDER = path.join(root, 'docs/screenshots');
const MAX_BYTES = 250 * 1024;
const SIZES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: {
    viewport: { width: 360, height: 780 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
};

/** Name, who looks, from which kind of screen, and the way there: an address, then links by their words. */
const SCREENS = [
  ['01-beranda', 'Pegawai', 'phone', '/beranda'],
  ['02-catat', 'Pegawai', 'phone', '/catat'],
  ['03-riwayat', 'Pegawai', 'phone', '/riwayat'],
  ['04-persetujuan', 'Kepala unit organisasi', 'desktop', '/persetujuan'],
  ['05-tim', 'Ketua tim', 'desktop', '/tim', /^Tim Kerja Integrasi/],
  ['06-orang', 'Ketua tim', 'desktop', '/tim', /^Tim Kerja Integrasi/, /^Tambah anggota/],
  ['07-sasaran', 'Kepala unit organisasi', 'desktop', '/sasaran'],
  ['08-skp', 'Pegawai', 'desktop', '/skp', /^SKP 20/],
  ['09-hasil', 'Pegawai', 'desktop', '/hasil'],
  ['10-dasbor', 'Pimpinan', 'desktop', '/dasbor'],
  ['11-perpindahan', 'Admin instansi', 'desktop', '/admin/perpindahan'],
];

/** `npm run screenshots`: pictures of the demo agency for the README. E2E_URL and E2E_DATA_DIR name one that runs. */
await runMain(async () => {
  await globalSetup();
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH,
    args: ['--no-sandbox', '--disable-background-networking', '--no-first-run'],
  });
  try {
    mkdirSync(FOLDER, { recursive: true });
    const accounts = JSON.parse(
      readFileSync(path.join(process.env.E2E_DATA_DIR, 'demo-accounts.json'), 'utf8'),
    );
    for (const [name, role, size, ...way] of SCREENS) {
      const account = accounts.find((one) => one.role === role);
      const file = path.join(FOLDER, `${name}.png`);
      await shoot(browser, SIZES[size], account, way, file);
      const { size: bytes } = statSync(file);
      say(`${name}.png  ${Math.ceil(bytes / 1024)} kB`);
      if (bytes > MAX_BYTES) throw new UserError(`${name}.png lebih dari 250 kB.`);
    }
  } finally {
    await browser.close();
    await globalTeardown();
  }
  return 0;
});

async function shoot(browser, size, { username, password }, [address, ...links], file) {
  const context = await browser.newContext({
    ...size,
    baseURL: process.env.E2E_URL,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    colorScheme: 'light',
  });
  const page = await context.newPage();
  await page.goto('/masuk');
  await page.getByLabel('NIP').first().fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/masuk');
  await page.goto(address);
  for (const words of links) {
    await page.getByRole('main').getByRole('link', { name: words }).first().click();
    await page.waitForURL((url) => url.pathname !== address);
  }
  await page.waitForLoadState('networkidle');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.screenshot({ path: file });
  await context.close();
}
