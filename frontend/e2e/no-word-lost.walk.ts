import type { Page } from 'playwright-core';
import {
  demoAccounts,
  DESKTOP,
  expectAccessible,
  expectNoSideScroll,
  login,
  PHONE,
  picture,
  useBrowser,
} from './harness.js';

const visits = useBrowser();
const HEAD = 'Kepala unit organisasi';

async function visit(role: string, size = DESKTOP): Promise<Page> {
  const account = demoAccounts().find((one) => one.role === role);
  if (!account) throw new Error(`nobody is ${role}`);
  const page = await visits.open(size);
  await login(page, account.username, account.password);
  return page;
}

/** The form listens, and has looked for what lies on the phone. */
const expectAlive = (page: Page) =>
  page.locator('.sticky button:not([aria-disabled="true"])').first().waitFor({ timeout: 60_000 });

const LONG = 'Menyusun peta data akta kelahiran. '.repeat(17).slice(0, 567);

describe('no typed word is lost', () => {
  it('a text that is too long is kept, counted, and refused with a word', async () => {
    const page = await visit('Pegawai', PHONE);
    await page.goto('/catat');
    const text = page.getByLabel('Apa yang dikerjakan');
    await expectAlive(page);
    await text.fill(LONG);
    expect(await text.inputValue()).toHaveLength(567);
    await page.getByText('567 dari 300 huruf, kurangi 267 huruf').waitFor();
    await page.getByRole('button', { name: /^Simpan/ }).click();
    await page.getByText('Uraian paling banyak 300 huruf; ini 567.').first().waitFor();
    expect(await text.inputValue()).toHaveLength(567);
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await picture(page, 'terlalu-panjang');
  });

  it('a form that stays open over midnight says which day it books', async () => {
    const page = await visit('Ketua tim', PHONE);
    await page.clock.install({ time: new Date('2026-11-24T16:50:00Z') });
    await page.goto('/catat');
    await expectAlive(page);
    await page.getByLabel('Apa yang dikerjakan').fill('Menyiapkan rapat besok.');
    await page.getByText('Hari sudah berganti').waitFor({ state: 'detached' });
    await page.clock.fastForward('00:20:00');
    await page.getByText('Hari sudah berganti').waitFor();
    await expectNoSideScroll(page);
    await picture(page, 'lewat-tengah-malam');
    await page.getByRole('button', { name: /^Ganti ke/ }).click();
    await page.getByText('Hari sudah berganti').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Tanggal').inputValue()).toBe('2026-11-25');
  });

  it('a reloaded squad form has what was typed', async () => {
    const page = await visit(HEAD);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto('/tim/baru');
    await page.getByLabel('Nama tim').fill('Tim yang hampir hilang');
    await page.reload();
    await page.getByText('Isian yang belum dikirim dipulihkan').waitFor();
    expect(await page.getByLabel('Nama tim').inputValue()).toBe('Tim yang hampir hilang');
    await expectAccessible(page);
    await picture(page, 'tim-dipulihkan');
    await page.getByRole('button', { name: 'Buang dan mulai lagi' }).click();
    expect(await page.getByLabel('Nama tim').inputValue()).toBe('');
  });

  it('asks before one signs out with something unsent, and shows it to no other account', async () => {
    const words = 'Menyusun notula rapat yang belum terkirim.';
    const page = await visit('Pegawai', PHONE);
    await page.goto('/catat');
    await expectAlive(page);
    await page.getByLabel('Apa yang dikerjakan').fill(words);
    // It is kept a quarter of a second after the last key.
    await page.waitForTimeout(1_000);
    const leave = page.getByRole('button', { name: 'Keluar', exact: true });
    const openOwnPage = () => page.goto('/saya', { waitUntil: 'networkidle' });
    await openOwnPage();
    await leave.click();
    await page.getByText('Ada catatan yang belum terkirim').waitFor();
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await picture(page, 'keluar-belum-terkirim');
    await page.getByRole('button', { name: 'Keluar, simpan di sini' }).click();
    await page.waitForURL('**/masuk**');

    const signIn = async (role: string) => {
      const account = demoAccounts().find((one) => one.role === role);
      if (!account) throw new Error(`nobody is ${role}`);
      await login(page, account.username, account.password);
      await page.goto('/catat');
      await expectAlive(page);
      return page.getByLabel('Apa yang dikerjakan').inputValue();
    };
    expect(await signIn(HEAD)).toBe('');
    await openOwnPage();
    await leave.click();
    await page.waitForURL('**/masuk**');
    expect(await signIn('Pegawai')).toBe(words);
    await openOwnPage();
    await leave.click();
    await page.getByRole('button', { name: 'Keluar dan hapus' }).click();
    await page.waitForURL('**/masuk**');
    expect(await signIn('Pegawai')).toBe('');
  });
});
