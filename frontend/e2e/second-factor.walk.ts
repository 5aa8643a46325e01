import { generateSync } from 'otplib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import {
  type DemoAccount,
  demoAccounts,
  DESKTOP,
  expectAccessible,
  expectNoSideScroll,
  login,
  PHONE,
  picture,
  SIZES,
  useBrowser,
} from './harness.js';

const STEP_SECONDS = 30;

/** An authenticator app in somebody's hand. Each half minute's code is taken once; the next one is taken a little early. */
class Authenticator {
  #last = 0;

  constructor(private readonly secret: string) {}

  async code(page: Page): Promise<string> {
    for (;;) {
      const now = Math.floor(Date.now() / 1000 / STEP_SECONDS);
      const step = Math.max(now, this.#last + 1);
      if (step <= now + 1) {
        this.#last = step;
        return generateSync({ secret: this.secret, epoch: step * STEP_SECONDS });
      }
      await page.waitForTimeout(1_000);
    }
  }
}

const accountOf = (wanted: string): DemoAccount => {
  const account = demoAccounts().find(({ role }) => role === wanted);
  if (!account) throw new Error(`no demo account ${wanted}`);
  return account;
};

describe('a second factor', () => {
  const visits = useBrowser();

  /** Reads the key as a person would type it, gives the first code, and keeps the recovery codes. */
  async function setUp(
    page: Page,
    name: string,
  ): Promise<{ app: Authenticator; recovery: string[] }> {
    await page.getByRole('button', { name: 'Aktifkan autentikasi dua langkah' }).click();
    await page.getByRole('img', { name: /Kode QR/ }).waitFor();
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await picture(page, `second-factor-setup-${name}`);
    const link = await page
      .getByRole('link', { name: /aplikasi autentikator/ })
      .getAttribute('href');
    const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
    expect(link).toContain(`secret=${secret}`);
    const app = new Authenticator(secret);
    await page.getByLabel('Kode dari aplikasi').fill(await app.code(page));
    await page.getByRole('button', { name: 'Aktifkan', exact: true }).click();
    await page.getByRole('heading', { name: 'Simpan kode pemulihan' }).waitFor();
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await picture(page, `second-factor-codes-${name}`);
    const recovery = await page.locator('li code').allInnerTexts();
    expect(recovery).toHaveLength(10);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Unduh' }).click();
    expect((await file).suggestedFilename()).toBe('kode-pemulihan-asn-squad.txt');
    await page.getByRole('button', { name: 'Sudah saya simpan' }).click();
    return { app, recovery };
  }

  /** Up to the question for the code. */
  async function firstStep(size: BrowserContextOptions, account: DemoAccount): Promise<Page> {
    const page = await visits.open(size, [/40[013]/]);
    await page.goto('/masuk');
    await page.getByLabel('NIP').first().fill(account.username);
    await page.getByLabel('Kata sandi', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByRole('heading', { name: 'Kode autentikator' }).waitFor();
    return page;
  }

  const isIn = (page: Page) => page.waitForURL((url) => !url.pathname.startsWith('/masuk'));

  it.each(SIZES)(
    'is set up, asked for at signing in, and switched off at %s',
    async (name, size) => {
      const account = accountOf('Auditor');
      const page = await visits.open(size, [/40[013]/]);
      await login(page, account.username, account.password);
      await page.goto('/saya');
      const { app, recovery } = await setUp(page, name);
      await page.getByText(/Aktif sejak/).waitFor();
      await page.getByRole('button', { name: 'Keluar' }).first().click();
      await page.waitForURL(/\/masuk/);

      const withApp = await firstStep(size, account);
      // Where the cursor is already, with the keys for digits; a pasted code may have a space.
      const field = withApp.getByLabel('Kode autentikator');
      expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await field.getAttribute('inputmode')).toBe('numeric');
      expect(await field.getAttribute('autocomplete')).toBe('one-time-code');
      await field.fill('000 000');
      await withApp.keyboard.press('Enter');
      await withApp.getByText('Kode salah').first().waitFor();
      await expectAccessible(withApp);
      await expectNoSideScroll(withApp);
      await picture(withApp, `second-factor-code-${name}`);
      const code = await app.code(withApp);
      await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
      await withApp.keyboard.press('Enter');
      await isIn(withApp);

      const withoutPhone = await firstStep(size, account);
      await withoutPhone.getByRole('button', { name: 'Pakai kode pemulihan' }).click();
      await withoutPhone.getByLabel('Kode pemulihan').fill(recovery[0]?.toLowerCase() ?? '');
      await expectAccessible(withoutPhone);
      await picture(withoutPhone, `second-factor-recovery-${name}`);
      await withoutPhone.keyboard.press('Enter');
      await isIn(withoutPhone);

      await withoutPhone.goto('/saya');
      const saya = withoutPhone.getByRole('region', { name: 'Autentikasi dua langkah' });
      await saya.getByText('belum dipakai: 9').waitFor();
      await expectAccessible(withoutPhone);
      await picture(withoutPhone, `second-factor-on-${name}`);
      await saya.getByRole('button', { name: 'Buat kode pemulihan baru' }).click();
      const dialog = withoutPhone.getByRole('dialog');
      await dialog.getByLabel('Kata sandi Anda').fill(account.password);
      await dialog.getByLabel('Kode autentikator').fill(await app.code(withoutPhone));
      await expectAccessible(withoutPhone);
      await picture(withoutPhone, `second-factor-renew-${name}`);
      await dialog.getByRole('button', { name: 'Buat kode baru' }).click();
      await withoutPhone.getByRole('heading', { name: 'Simpan kode pemulihan' }).waitFor();
      const [fresh = ''] = await withoutPhone.locator('li code').allInnerTexts();
      expect(recovery).not.toContain(fresh);
      await withoutPhone.getByRole('button', { name: 'Sudah saya simpan' }).click();
      await saya.getByText('belum dipakai: 10').waitFor();

      await saya.getByRole('button', { name: 'Nonaktifkan' }).click();
      await dialog.getByLabel('Kata sandi Anda').fill(account.password);
      await dialog.getByRole('button', { name: 'Pakai kode pemulihan' }).click();
      await dialog.getByLabel('Kode pemulihan').fill(fresh);
      await picture(withoutPhone, `second-factor-off-${name}`);
      await dialog.getByRole('button', { name: 'Nonaktifkan' }).click();
      await saya.getByRole('button', { name: 'Aktifkan autentikasi dua langkah' }).waitFor();
    },
  );

  it('is demanded of auditors by the admin, and removed for one who lost the phone', async () => {
    const auditor = accountOf('Auditor');
    const admin = accountOf('Admin instansi');
    const atDesk = await visits.open(DESKTOP, [/40[013]/]);
    await login(atDesk, admin.username, admin.password);
    const demand = async (isWanted: boolean) => {
      await atDesk.goto('/admin/periode');
      await atDesk.getByRole('checkbox', { name: 'Auditor' }).setChecked(isWanted);
      await picture(atDesk, 'second-factor-demand');
      await atDesk.getByRole('button', { name: 'Simpan pengaturan' }).click();
      await atDesk.getByText('Pengaturan disimpan.').first().waitFor();
    };
    await demand(true);
    try {
      const page = await visits.open(PHONE, [/40[013]/]);
      await login(page, auditor.username, auditor.password);
      await page.waitForURL(/dua-langkah/);
      await page.goto('/audit');
      await page.waitForURL(/dua-langkah/);
      await expectAccessible(page);
      await expectNoSideScroll(page);
      await picture(page, 'second-factor-demanded');
      await setUp(page, 'demanded');
      await page.waitForURL(/beranda/);
      await page.goto('/audit');
      await page.getByRole('main').waitFor();
      expect(new URL(page.url()).pathname).toBe('/audit');

      await atDesk.goto(`/admin/pegawai?q=${encodeURIComponent(auditor.username)}`);
      // Without titles: another walk has them corrected.
      const [bareName = ''] = auditor.name.split(',');
      const link = atDesk.getByRole('link', { name: new RegExp(bareName) }).first();
      const person = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
      await atDesk.goto(`/admin/pegawai/${person}`);
      await expectAccessible(atDesk);
      await picture(atDesk, 'second-factor-admin');
      await atDesk.getByRole('button', { name: 'Hapus autentikasi dua langkah' }).click();
      await picture(atDesk, 'second-factor-reset');
      await atDesk.getByRole('dialog').getByRole('button', { name: 'Hapus', exact: true }).click();
      await atDesk.getByText('Autentikasi dua langkah dihapus').first().waitFor();
      await page.goto('/audit');
      await page.waitForURL(/masuk/);
    } finally {
      await demand(false);
    }
    const after = await visits.open(PHONE, [/40[013]/]);
    await login(after, auditor.username, auditor.password);
    await after.waitForURL(/beranda/);
  });
});
