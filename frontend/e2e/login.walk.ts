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
    }
  });
});
