import {
  demoAccounts,
  expectAccessible,
  expectNoSideScroll,
  login,
  picture,
  SIZES,
  useBrowser,
} from './harness.js';
import { samplePhoto } from './photo.js';

const visits = useBrowser();

/** Another in each run: what stands there already would not be a change. */
const LONG = `Pemerintah Kabupaten Kepulauan Contoh Raya Timur ${Date.now() % 100_000}`;

describe.each(SIZES)('the kop of letters, at %s', (name, size) => {
  it('is set with its lambang, seen before it is saved, and had again', async () => {
    const admin = demoAccounts().find(({ role }) => role === 'Admin instansi');
    if (!admin) throw new Error('no demo account of the admin');
    const page = await visits.open(size, [/400 \(Bad Request\)/]);
    await login(page, admin.username, admin.password);
    await page.goto('/admin/kop');
    const unit = page.getByLabel('Kop milik');
    const choice = await unit.locator('option', { hasText: 'Dinas Perhubungan' }).textContent();
    await unit.selectOption({ label: choice ?? '' });
    await page.waitForURL(/unit=/);
    const sample = page.getByRole('region', { name: 'Contoh kop surat' });
    await sample.getByText('Dinas Perhubungan').waitFor();
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await picture(page, `kop ${name}`);

    const before = await page.getByLabel(/^Nama pemerintah daerah/).inputValue();
    await page.getByLabel(/^Nama pemerintah daerah/).fill(LONG);
    await page.getByLabel(/^Kode pos/).fill('352');
    await page.getByRole('button', { name: 'Simpan kop surat' }).click();
    await page.getByRole('link', { name: /Kode pos terdiri atas lima angka/ }).waitFor();
    await expectAccessible(page);
    await picture(page, `kop salah ${name}`);
    await page.getByLabel(/^Kode pos/).fill('35210');
    await page
      .getByLabel(/^Lambang daerah/)
      .setInputFiles({ name: 'lambang.png', mimeType: 'image/png', buffer: samplePhoto(300, 360) });
    await page.getByText('Lambang terunggah. Simpan kop surat agar dipakai.').waitFor();
    await sample.getByText(LONG).waitFor();
    // What is not saved yet is there again after a reload.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('Isian yang belum dikirim dipulihkan.').waitFor();
    await page.getByRole('button', { name: 'Simpan kop surat' }).click();
    await page.getByText('Kop surat disimpan.').waitFor();
    await sample.getByText(LONG).waitFor();

    await page.getByText('Riwayat kop surat ini').click();
    await page
      .getByRole('button', { name: /^Pakai isian versi/ })
      .first()
      .click();
    await sample.getByText(LONG).waitFor({ state: 'detached' });
    expect(await page.getByLabel(/^Nama pemerintah daerah/).inputValue()).toBe(before);
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await picture(page, `kop versi ${name}`);
    await page.getByRole('button', { name: 'Simpan kop surat' }).click();
    await page.getByText('Kop surat disimpan.').waitFor();
  });
});
