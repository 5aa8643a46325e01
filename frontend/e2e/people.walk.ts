import type { Page } from 'playwright-core';
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

/** How long the machine took, and how often somebody pressed: told, not asserted. */
class Tally {
  private presses = 0;
  private readonly since = Date.now();

  constructor(private readonly what: string) {}

  async press(page: Page, name: string | RegExp, within = page.locator('body')): Promise<void> {
    this.presses += 1;
    await within
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  tell(typed: number): void {
    const seconds = ((Date.now() - this.since) / 1000).toFixed(1);
    process.stdout.write(`${this.what}: ${this.presses} presses, ${typed} fields, ${seconds} s\n`);
  }
}

const admin = async (page: Page): Promise<void> => {
  const account = demoAccounts().find(({ role }) => role === 'Admin instansi');
  if (!account) throw new Error('no demo account of an admin');
  await login(page, account.username, account.password);
};

/** A NIP of nobody, and another one whenever the walk is repeated. */
const newNip = (at: number): string =>
  `19850505201003${(at % 2) + 1}${String((Math.floor(Date.now() / 1000) + at) % 1000).padStart(3, '0')}`;

const localDay = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-CA', {
    timeZone: 'Asia/Jakarta',
  });

const NAMES = [
  'Ni Luh Putu Sukmawardhani Kusumaningtyas',
  'Raden Mas Suryodiningrat Prawirohardjo',
];

const ready = async (page: Page): Promise<void> => {
  await expectNoSideScroll(page);
  await expectAccessible(page);
};

describe.each(SIZES)('people come, move and leave, at %s', (name, size) => {
  it('are hired, moved and retired on the screens', async () => {
    const page = await visits.open(size);
    await admin(page);

    const hiring = new Tally(`hire, ${name}`);
    await page.goto('/admin/pegawai/baru');
    await ready(page);
    await page.getByLabel('NIP', { exact: true }).fill(newNip(name === '360 px' ? 1 : 2));
    await page.getByLabel('Nama tanpa gelar').fill(NAMES[name === '360 px' ? 0 : 1] ?? '');
    await page.getByLabel('Unit', { exact: true }).selectOption({ index: 5 });
    await page.getByLabel('Nama jabatan').fill('Pengelola Data');
    await page.getByLabel('Terhitung mulai tanggal').fill(localDay(-30));
    await hiring.press(page, 'Catat pegawai');
    await page.waitForURL(/\/admin\/pegawai\/[0-9a-f-]{36}$/);
    hiring.tell(5);
    await page.getByRole('heading', { name: 'Masa tugas' }).waitFor();
    await ready(page);
    await picture(page, `berkas ${name}`);

    const moving = new Tally(`move, ${name}`);
    await moving.press(page, 'Pindahkan jabatan');
    const dialog = page.getByRole('dialog').filter({ visible: true });
    await dialog.getByLabel('Unit', { exact: true }).selectOption({ index: 8 });
    await dialog.getByLabel('Nama jabatan').fill('Penelaah Teknis Kebijakan');
    await dialog.getByLabel('Terhitung mulai tanggal').fill(localDay(-1));
    await expectAccessible(page);
    await picture(page, `pindah ${name}`);
    await moving.press(page, 'Catat jabatan baru', dialog);
    await dialog.waitFor({ state: 'hidden' });
    moving.tell(3);
    await page.getByText('Penelaah Teknis Kebijakan').first().waitFor();

    const retiring = new Tally(`retire, ${name}`);
    await retiring.press(page, 'Catat pemberhentian');
    await dialog.getByText('Yang berakhir').waitFor();
    await dialog.getByLabel('Terhitung mulai tanggal').fill(localDay(31));
    await dialog.getByLabel('Dasar').fill('SK 800/12/2026');
    await expectAccessible(page);
    await picture(page, `berhenti ${name}`);
    await retiring.press(page, 'Catat pemberhentian', dialog);
    await page.getByText('Akan berhenti: Pensiun').waitFor();
    retiring.tell(2);
    await page.getByRole('button', { name: 'Batalkan pemberhentian' }).waitFor();

    await page.goto('/admin/pegawai/berhenti');
    await page
      .getByText(NAMES[name === '360 px' ? 0 : 1] ?? '')
      .first()
      .waitFor();
    await ready(page);
    await picture(page, `daftar berhenti ${name}`);
    for (const path of ['/admin/pegawai/ganda', '/admin/perpindahan', '/admin/pegawai']) {
      await page.goto(path);
      await ready(page);
      await picture(page, `${path.replaceAll('/', ' ').trim()} ${name}`);
    }
    expect(page.url()).toBe(`${siteUrl()}/admin/pegawai`);
  });
});
