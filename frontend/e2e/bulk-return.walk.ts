import type { Page } from 'playwright-core';
import {
  demoAccounts,
  expectAccessible,
  expectNoSideScroll,
  login,
  picture,
  SIZES,
  useBrowser,
} from './harness.js';

const visits = useBrowser();
const NOTE = 'Sebutkan jumlah berkas yang selesai.';

/** The waiting activities as the list names them. */
const waiting = (page: Page) => page.getByRole('checkbox', { name: /^Pilih / });

describe.each(SIZES)('several activities sent back with one note, at %s', (name, size) => {
  it('asks for the note, tells the result, and takes them off the list', async () => {
    const account = demoAccounts().find(({ role }) => role === 'Pejabat penilai kinerja');
    if (!account) throw new Error('no demo account');
    const page = await visits.open(size);
    await login(page, account.username, account.password);
    await page.goto('/persetujuan?jenis=activity');
    const before = await waiting(page).count();
    expect(before).toBeGreaterThan(6);
    const bar = page.getByRole('region', { name: 'Pilihan' });
    for (let row = 0; row < 3; row += 1) await waiting(page).nth(row).press('Space');
    await bar.getByText(`3 dari ${before}`).waitFor();
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await picture(page, `pilihan ${name}`);

    const button = bar.getByRole('button', { name: 'Kembalikan 3' });
    await button.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Kembalikan 3 aktivitas?' });
    await dialog.getByRole('button', { name: 'Batal' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);

    await button.press('Enter');
    const send = dialog.getByRole('button', { name: 'Kembalikan 3 aktivitas' });
    await send.press('Enter');
    await dialog.getByText('Yang perlu diperbaiki wajib diisi.').waitFor();
    await page.keyboard.type(NOTE);
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await picture(page, `kembalikan ${name}`);
    // What is on its way cannot be closed unseen.
    await page.route('**/inbox/decide', async (route) => {
      await new Promise((go) => setTimeout(go, 1500));
      await route.continue();
    });
    await send.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Batal' }).press('Enter');

    const result = page.getByRole('dialog', { name: '3 dari 3 aktivitas dikembalikan' });
    await result.getByText('Pencatatnya sudah diberi tahu').waitFor();
    await expectAccessible(page);
    await picture(page, `dikembalikan ${name}`);
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      (left) => document.querySelectorAll('.ib-l input[type=checkbox]').length === left,
      before - 3,
    );
    await bar.waitFor({ state: 'detached' });
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(focused).toBe('Daftar yang menunggu');
  });
});
