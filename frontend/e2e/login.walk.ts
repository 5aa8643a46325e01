import {
  demoAccounts,
  expectAccessible,
  expectNoSideScroll,
  login,
  picture,
  SIZES,
  siteUrl,
  useBrowser,
} from './harness.js';

const visits = useBrowser();

describe.each(SIZES)('the way in, at %s', (name, size) => {
  it('shows a login page that anyone can use', async () => {
    const page = await visits.open(size);
    await page.goto('/masuk');
    await page.getByRole('heading', { name: 'Masuk' }).waitFor();
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await picture(page, `masuk ${name}`);
  });

  it('lets every demo account in', async () => {
    const accounts = demoAccounts();
    expect(accounts).not.toHaveLength(0);
    for (const account of accounts) {
      const page = await visits.open(size);
      await login(page, account.username, account.password);
      await page.getByRole('main').waitFor();
      await expectNoSideScroll(page);
      await expectAccessible(page);
      // A dozen open pages would slow each other down.
      await page.close();
    }
  }, 300_000);

  it('shows where one is signed in, and ends it elsewhere with the password', async () => {
    const [account] = demoAccounts();
    if (!account) throw new Error('no demo account');
    const elsewhere = await visits.open(size);
    await login(elsewhere, account.username, account.password);
    const third = await visits.open(size);
    await login(third, account.username, account.password);
    const page = await visits.open(size, [/status of 400/]);
    await login(page, account.username, account.password);
    await page.goto('/saya');
    const section = page.getByRole('region', { name: 'Tempat Anda masuk' });
    await section.getByText('Sedang dipakai di perangkat ini').waitFor();
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await picture(page, `saya ${name}`);

    await section.getByRole('button', { name: 'Akhiri semua sesi lain' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Kata sandi Anda').fill('Salah-2026!');
    await page.keyboard.press('Enter');
    await dialog.getByText('Kata sandi sekarang salah.').waitFor();
    await expectAccessible(page);
    await picture(page, `akhiri sesi ${name}`);
    await dialog.getByLabel('Kata sandi Anda').fill(account.password);
    await page.keyboard.press('Enter');
    await section.getByText('Anda tidak masuk di perangkat lain.').waitFor();
    for (const ended of [elsewhere, third])
      expect((await ended.request.get('/api/v1/me')).status()).toBe(401);
    expect((await page.request.get('/api/v1/me')).status()).toBe(200);
  });
});

it('has an icon where browsers look for one by themselves', async () => {
  const answer = await fetch(`${siteUrl()}/favicon.ico`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/x-icon']);
});
