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

  it('forms of the admin have what was typed after a reload', async () => {
    const page = await visit('Admin instansi');
    page.on('dialog', (dialog) => void dialog.accept());
    const restored = page
      .getByText('Isian yang belum dikirim dipulihkan')
      .filter({ visible: true });

    await page.goto('/admin/pegawai/baru', { waitUntil: 'networkidle' });
    await page.getByLabel('Nama tanpa gelar').fill('Ni Luh Putu Sukmawardhani');
    await page.getByLabel('Nama jabatan').fill('Pengelola Data');
    await page.reload();
    await restored.waitFor();
    expect(await page.getByLabel('Nama tanpa gelar').inputValue()).toBe(
      'Ni Luh Putu Sukmawardhani',
    );
    expect(await page.getByLabel('Nama jabatan').inputValue()).toBe('Pengelola Data');
    await expectAccessible(page);
    await picture(page, 'pegawai-baru-dipulihkan');
    await page.getByRole('button', { name: 'Buang dan mulai lagi' }).click();
    expect(await page.getByLabel('Nama tanpa gelar').inputValue()).toBe('');

    for (const [path, label] of [
      ['/admin/pelimpahan', 'Dasar'],
      ['/admin/akses', 'Sampai'],
    ] as const) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const field = page.getByLabel(label).last();
      const typed = label === 'Dasar' ? 'SP 800/12/2026' : '2026-12-30';
      await field.fill(typed);
      await page.reload();
      await restored.waitFor();
      expect([path, await field.inputValue()]).toEqual([path, typed]);
      await page.getByRole('button', { name: 'Buang dan mulai lagi' }).click();
    }

    await page.goto('/admin/pegawai', { waitUntil: 'networkidle' });
    const record = await page
      .locator('a[href^="/admin/pegawai/"]')
      .evaluateAll((links) =>
        links
          .map((link) => link.getAttribute('href') ?? '')
          .find((to) => /[0-9a-f-]{36}$/.test(to)),
      );
    await page.goto(record ?? '', { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Catat pemberhentian' }).first().click();
    const dialog = page.getByRole('dialog').filter({ visible: true });
    await dialog.getByText('Sesi masuk di perangkat').waitFor();
    await dialog.getByText(/dapat masuk hanya untuk membaca/).waitFor();
    await dialog.getByLabel('Dasar').fill('SK 800/12/2026');
    await page.reload({ waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Catat pemberhentian' }).first().click();
    await restored.waitFor();
    expect(await dialog.getByLabel('Dasar').inputValue()).toBe('SK 800/12/2026');
    await expectAccessible(page);
    await picture(page, 'pemberhentian-dipulihkan');
    await dialog.getByRole('button', { name: 'Batal', exact: true }).click();
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
