import type { Page } from 'playwright-core';
import { demoAccounts, DESKTOP, login, picture, useBrowser } from './harness.js';

const visits = useBrowser();

const selectedIndex = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.ib-l li')].findIndex((row) => row.classList.contains('sel')),
  );

describe('the list of what waits', () => {
  it('counts every quick press of J and keeps the chosen row in sight', async () => {
    const account = demoAccounts().find(({ role }) => role === 'Pejabat penilai kinerja');
    if (!account) throw new Error('no demo account');
    const page = await visits.open(DESKTOP);
    await login(page, account.username, account.password);
    await page.goto('/persetujuan');
    await page.waitForLoadState('networkidle');
    for (let press = 0; press < 9; press += 1) await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.waitForFunction(() =>
      document.querySelectorAll('.ib-l li')[8]?.classList.contains('sel'),
    );
    expect(await selectedIndex(page)).toBe(8);
    const isSeen = await page.evaluate(() => {
      const list = document.querySelector('.ib-l ul')?.getBoundingClientRect();
      const row = document.querySelector('.ib-l li.sel')?.getBoundingClientRect();
      return list && row ? row.top >= list.top - 1 && row.bottom <= list.bottom + 1 : false;
    });
    expect(isSeen).toBe(true);
    await picture(page, 'pindah dengan J');
  });
});
