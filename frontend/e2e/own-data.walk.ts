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
import { samplePhoto } from './photo.js';

const visits = useBrowser();

/** Another each time: what stands there already would not be a change. The milliseconds in letters, as titles have no digits. */
const longTitle = () =>
  `S.Kom., M.T., Ph.D. Ilmu Perpustakaan ${String(Date.now()).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`;

async function looksRight(page: Page, name: string): Promise<void> {
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await picture(page, name);
}

describe.each(SIZES)('a correction of own data, at %s', (name, size) => {
  const accountOf = (role: string) => {
    const found = demoAccounts().find((account) => account.role === role);
    if (!found) throw new Error(`no demo account: ${role}`);
    return found;
  };
  const signedIn = async (role: string) => {
    const page = await visits.open(size);
    const { username, password } = accountOf(role);
    await login(page, username, password);
    return page;
  };

  it('is asked for with a document and granted by the admin', async () => {
    const asker = await signedIn('Auditor');
    await asker.goto('/saya');
    await looksRight(asker, `saya ${name}`);
    await asker.getByRole('link', { name: 'Ajukan perbaikan data' }).click();
    await asker.getByRole('heading', { level: 1, name: 'Perbaikan data diri' }).waitFor();
    await asker.getByRole('button', { name: 'Ajukan perbaikan' }).click();
    await asker.getByRole('link', { name: 'Dokumen wajib dilampirkan.' }).waitFor();
    await looksRight(asker, `perbaikan salah ${name}`);

    const title = longTitle();
    await asker.getByLabel(/^Gelar belakang/).fill(title);
    await asker.getByLabel(/^Alasan/).fill('Lulus doktor; ijazah terlampir.');
    // What is not sent yet is there again after a reload.
    asker.on('dialog', (dialog) => void dialog.accept());
    await asker.reload();
    await asker.getByText('Isian yang belum dikirim dipulihkan.').waitFor();
    expect(await asker.getByLabel(/^Gelar belakang/).inputValue()).toBe(title);
    await asker
      .getByLabel(/^Dokumen/)
      .setInputFiles({ name: 'ijazah.png', mimeType: 'image/png', buffer: samplePhoto(600, 800) });
    await looksRight(asker, `perbaikan ${name}`);
    await asker.getByRole('button', { name: 'Ajukan perbaikan' }).click();
    await asker.waitForURL(/\/saya\/perbaikan\/[0-9a-f-]+$/);
    await asker.getByRole('heading', { level: 1, name: 'Permintaan perbaikan data' }).waitFor();
    await asker.getByText('Menunggu keputusan').waitFor();
    await looksRight(asker, `permintaan perbaikan ${name}`);
    await asker.goto('/saya/perbaikan');
    await asker.getByRole('link', { name: 'Buka permintaan' }).waitFor();
    await looksRight(asker, `perbaikan menunggu ${name}`);

    const admin = await signedIn('Admin instansi');
    await admin.goto('/persetujuan?jenis=correction_request');
    const row = admin.getByRole('link', {
      name: new RegExp(accountOf('Auditor').name.split(',')[0] ?? ''),
    });
    await row.first().click();
    const preview = admin.getByRole('region', { name: 'Pratinjau' });
    await preview.getByText(title).waitFor();
    await looksRight(admin, `persetujuan perbaikan ${name}`);
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      preview.getByRole('link', { name: 'ijazah.jpg' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('ijazah.jpg');
    await admin.getByRole('button', { name: /^Setujui/ }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByText('Data pegawai langsung diperbaiki').waitFor();
    await looksRight(admin, `setujui perbaikan ${name}`);
    await dialog.getByRole('button', { name: 'Setujui' }).click();
    await admin.getByText(/^Disetujui:/).waitFor();

    await asker.goto('/saya/perbaikan');
    await asker.getByText('Disetujui').first().waitFor();
    await looksRight(asker, `perbaikan disetujui ${name}`);
    await asker.goto('/saya');
    await asker.getByRole('heading', { level: 1, name: new RegExp('Ph\\.D\\.') }).waitFor();
  });

  it('of an e-mail address is decided on its page, and may be withdrawn before', async () => {
    const asker = await signedIn('Auditor');
    const ask = async (address: string) => {
      await asker.goto('/saya/perbaikan');
      await asker.getByLabel(/^Surel/).fill(address);
      await asker.getByLabel(/^Alasan/).fill('Alamat lama tidak dipakai lagi.');
      await asker
        .getByLabel(/^Dokumen/)
        .setInputFiles({ name: 'surat.png', mimeType: 'image/png', buffer: samplePhoto(300, 400) });
      await asker.getByRole('button', { name: 'Ajukan perbaikan' }).click();
      await asker.waitForURL(/\/saya\/perbaikan\/[0-9a-f-]+$/);
    };
    await ask(`lama${Date.now()}@contoh.go.id`);
    await asker.getByRole('button', { name: 'Tarik permintaan' }).click();
    await asker.getByRole('dialog').getByRole('button', { name: 'Tarik permintaan' }).click();
    await asker.getByText('Ditarik', { exact: true }).waitFor();
    await ask(`baru${Date.now()}@contoh.go.id`);
    const id = asker.url().split('/').at(-1);

    const admin = await signedIn('Admin instansi');
    await admin.goto(`/persetujuan?jenis=correction_request&pilih=correction_request:${id}`);
    await admin.getByRole('link', { name: 'Periksa' }).click();
    await admin.waitForURL(/\/persetujuan\/perbaikan\//);
    await admin.getByRole('button', { name: 'Tolak' }).click();
    await admin
      .getByRole('dialog')
      .getByLabel('Alasan')
      .fill('Surat tidak terbaca. Lampirkan yang jelas.');
    await admin.getByRole('dialog').getByRole('button', { name: 'Tolak' }).click();
    await admin.getByText('Surat tidak terbaca.').waitFor();
    await looksRight(admin, `perbaikan ditolak ${name}`);
    await admin.goto('/audit?hal=correction_request');
    await looksRight(admin, `audit perbaikan ${name}`);
  });
});
