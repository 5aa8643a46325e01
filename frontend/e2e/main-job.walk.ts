import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
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
import { samplePhoto } from './photo.js';

/**
 * The main job in one walk (product.md): from a goal to a score, by everyone whose turn it is. Each test is one stretch of
 * the way and begins where the one before ended.
 */
const visits = useBrowser();

const SQUAD = 'Tim Kerja Percepatan Akta Daring';
const ROLE = 'Analis data';
const GOAL = 'Terselesaikannya pelayanan Bidang Pelayanan Pencatatan Sipil';
const WORK = 'Menyusun peta data permohonan akta dari tiga kecamatan.';
const OFFLINE_WORK = 'Mencatat masukan petugas loket tentang alur akta daring.';
const REPORT = 'Peta data selesai untuk tiga kecamatan dan dipakai petugas loket.';

const HEAD = 'Kepala unit organisasi';
const LEADER = 'Calon ketua tim';
const MEMBER = 'Calon anggota dari unit lain';
const ASSESSOR = 'Penilai calon anggota';
const HOME_HEAD = 'Kepala unit calon anggota';

const nameOf = (role: string): string => accountOf(role).name;

function accountOf(role: string) {
  const account = demoAccounts().find((one) => one.role === role);
  if (!account) throw new Error(`no demo account for ${role}`);
  return account;
}

async function visit(
  role: string,
  size: BrowserContextOptions = DESKTOP,
  tolerated: RegExp[] = [],
): Promise<Page> {
  const { username, password } = accountOf(role);
  const page = await visits.open(size, tolerated);
  await login(page, username, password);
  return page;
}

/** Goes there, waits for the words that tell that it is whole, and looks at it as everyone may have to. */
async function see(page: Page, address: string, heading: string | RegExp): Promise<void> {
  await page.goto(address);
  await look(page, heading);
}

async function look(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { name: heading }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await picture(page, `jalan ${new URL(page.url()).pathname.replaceAll(/[^a-z]+/g, '-')}`);
}

/** Presses a button and, in the box that opens, the same button again. */
async function confirmed(page: Page, within: ReturnType<Page['locator']>, name: RegExp) {
  await within.getByRole('button', { name }).first().click();
  const box = page.getByRole('dialog');
  await box.waitFor();
  if (name.source.includes('Terbitkan'))
    await box
      .getByRole('region', { name: /^Pratinjau Surat tugas/ })
      .getByText('MENUGASKAN')
      .waitFor();
  // It takes a press once the letter that is signed stands on the screen.
  await box.getByRole('button').first().click();
  await box.waitFor({ state: 'detached' });
}

/** Decides the squad's assignment where it waits, and reads the confirmation: what was done and who is next. */
async function decide(page: Page, verb: RegExp, done: string, next: string): Promise<void> {
  await see(page, '/persetujuan?jenis=assignment', /menunggu Anda/);
  await page
    .getByRole('link', { name: new RegExp(SQUAD) })
    .first()
    .click();
  // The first item shows before it is chosen; what is looked at is the page after the move.
  await page.waitForURL(/pilih=/);
  const preview = page.locator('#pratinjau');
  await preview.getByRole('heading', { name: `${nameOf(MEMBER)} sebagai ${ROLE}` }).waitFor();
  await expectAccessible(page);
  await confirmed(page, preview, verb);
  const receipt = page.getByRole('region', { name: done });
  await receipt.getByText(next).waitFor();
  await expectNoSideScroll(page);
  await expectAccessible(page);
}

/** What one stretch leaves for the next. */
const found = { squad: '', assignment: '', letter: '', token: '', folder: '' };

beforeAll(async () => {
  found.folder = await mkdtemp(path.join(os.tmpdir(), 'asn-squad-walk-'));
  await writeFile(path.join(found.folder, 'foto.png'), samplePhoto());
});
afterAll(() => rm(found.folder, { recursive: true, force: true }));

const photo = (): string => path.join(found.folder, 'foto.png');
const pdf = (): string => path.join(found.folder, 'surat.pdf');

describe('the main job', () => {
  it('1–2: the unit head makes a squad from a goal, names its leader and opens it', async () => {
    const page = await visit(HEAD);
    await see(page, '/sasaran', /^Pohon kinerja/);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Pintasan papan tombol' }).waitFor();
    await page.keyboard.press('Escape');
    await see(page, '/tim/baru', 'Bentuk tim kerja');
    const goal = page.getByRole('option', { name: new RegExp(`^${GOAL}`) });
    await page
      .getByLabel('Sasaran yang dilayani')
      .selectOption({ label: (await goal.first().textContent()) ?? '' });
    await page.getByLabel('Nama tim').fill(SQUAD);
    await page.getByLabel(/^Tugas tim/).fill('Menyatukan permohonan akta daring dalam satu alur.');
    const role = page.getByRole('group', { name: 'Peran 1' });
    await role.getByLabel('Orang').fill('1');
    await role.getByLabel('Waktu (%)').fill('30');
    await role.getByLabel('Keahlian').fill('pengolahan data');
    await role.getByLabel('Nama peran').fill(ROLE);
    await page.getByRole('button', { name: 'Periksa tim' }).click();
    await look(page, 'Periksa sebelum menyimpan');
    await page.getByRole('button', { name: 'Bentuk tim', exact: true }).click();
    await page.waitForURL(/\/tim\/[0-9a-f-]{36}$/);
    found.squad = new URL(page.url()).pathname;
    await look(page, SQUAD);

    await page.getByRole('button', { name: 'Tunjuk ketua' }).click();
    const box = page.getByRole('dialog');
    await box.getByLabel('Cari pegawai').fill(nameOf(LEADER).replace(/,.*/, ''));
    await box.getByRole('radio', { name: new RegExp(nameOf(LEADER)) }).check();
    await expectAccessible(page);
    await box.getByRole('button', { name: 'Tunjuk sebagai ketua' }).click();
    await page
      .getByText(`Ketua ${nameOf(LEADER)}`)
      .first()
      .waitFor();
    await confirmed(page, page.getByRole('main'), /^Buka perekrutan/);
    await page.getByText(/Merekrut\. 0 dari/).waitFor();
  });

  it('3: the leader finds somebody of another unit, sees why, and asks', async () => {
    const page = await visit(LEADER);
    await see(page, found.squad, SQUAD);
    await page.getByRole('link', { name: 'Tambah anggota' }).click();
    await page.waitForURL(/\/orang\?/);
    await look(page, /^Cari/);
    const name = nameOf(MEMBER);
    // One letter wrong, as people type.
    await page
      .getByRole('main')
      .getByRole('searchbox')
      .fill(name.replace(/,.*/, '').replace('Nasution', 'Nasuton'));
    await page.getByRole('main').getByRole('searchbox').press('Enter');
    await page.waitForURL(/q=/);
    await page.getByRole('heading', { name, exact: true }).waitFor();
    await page.getByText('Punya keahlian: pengolahan data').first().waitFor();
    await page.getByText('Lintas unit: 6 langkah').first().waitFor();
    await page.getByRole('button', { name: `Ajukan ${name}` }).click();
    const box = page.getByRole('dialog');
    await box.getByLabel(/^Mengapa/).fill('Berpengalaman mengolah data layanan.');
    await box.getByRole('button', { name: 'Kirim 1 permohonan' }).click();
    await page.waitForURL(/\/penugasan\//);
    found.assignment = new URL(page.url()).pathname;
    await look(page, `${name} sebagai ${ROLE}`);
  });

  it('4: each decides in turn: willingness, permohonan, rekomendasi, jawaban', async () => {
    await decide(
      await visit(MEMBER, PHONE),
      /^Bersedia/,
      'Kesediaan tercatat',
      `Persetujuan, ${nameOf(HEAD)}`,
    );
    await decide(
      await visit(HEAD),
      /^Setujui/,
      'Surat permohonan melibatkan terbit',
      `Rekomendasi, ${nameOf(ASSESSOR)}`,
    );
    await decide(
      await visit(ASSESSOR),
      /^Rekomendasikan/,
      'Rekomendasi terbit',
      `Persetujuan, ${nameOf(HOME_HEAD)}`,
    );
    await decide(
      await visit(HOME_HEAD),
      /^Setujui/,
      'Surat jawaban terbit',
      'Penerbitan surat tugas, giliran Anda',
    );
  });

  it('5: the surat tugas is issued, anybody can verify it, and the employee receives it', async () => {
    const head = await visit(HOME_HEAD);
    await decide(head, /^Terbitkan/, 'Surat tugas terbit', `Tanda terima, ${nameOf(MEMBER)}`);
    const number = await head.getByRole('region', { name: 'Surat tugas terbit' }).innerText();
    expect(number).toMatch(/800\/\d+\//);
    const member = await visit(MEMBER, PHONE);
    await decide(member, /^Terima/, 'Tanda terima tercatat', `Keanggotaan ${nameOf(MEMBER)}`);
    await see(member, found.assignment, `${nameOf(MEMBER)} sebagai ${ROLE}`);
    await member.getByText('Penunjukan, lintas unit. Berjalan').waitFor();
    await member.getByRole('link', { name: 'Surat tugas', exact: true }).click();
    await member.waitForURL(/\/surat\//);
    // The letter itself, not the page that says it is loading.
    await member.getByRole('link', { name: 'Unduh PDF' }).waitFor();
    await look(member, /./);
    found.token =
      /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(
        await member.getByRole('main').innerText(),
      )?.[0] ?? '';
    const [download] = await Promise.all([
      member.waitForEvent('download'),
      member.getByRole('link', { name: 'Unduh PDF' }).click(),
    ]);
    await download.saveAs(pdf());

    const stranger = await visits.open(PHONE);
    await see(stranger, '/verifikasi', 'Pemeriksaan surat');
    await stranger.getByLabel(/^Kode surat/).fill(found.token);
    await stranger.getByRole('button', { name: 'Periksa kode' }).click();
    await stranger.getByText('Surat ini terdaftar').waitFor();
    await look(stranger, 'Pemeriksaan surat');
    await stranger.locator('input[type=file]').setInputFiles(pdf());
    await stranger.getByText(/^Cocok\./).waitFor();
    const changed = await readFile(pdf());
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    await stranger
      .locator('input[type=file]')
      .setInputFiles({ name: 'surat.pdf', mimeType: 'application/pdf', buffer: changed });
    await stranger.getByText(/^Tidak cocok\./).waitFor();
    expect(await stranger.getByText(/^Cocok\./).count()).toBe(0);
  });

  it('5: the RHK stands in the next version of the SKP, which the PjPK approves', async () => {
    const member = await visit(MEMBER);
    await see(member, '/skp', 'SKP');
    await member
      .getByRole('link', { name: /^SKP 20\d\d/ })
      .first()
      .click();
    await member.waitForURL(/\/skp\/[0-9a-f-]{36}/);
    await look(member, new RegExp(`^SKP ${nameOf(MEMBER)}`));
    await member.getByText(GOAL).first().waitFor();
    await member.getByRole('link', { name: 'Periksa dan ajukan' }).click();
    await look(member, 'Periksa sebelum mengajukan');
    await member.getByRole('button', { name: /^Ajukan SKP/ }).click();
    await member
      .getByText(/^Diajukan/)
      .first()
      .waitFor();

    const assessor = await visit(ASSESSOR);
    await see(assessor, '/persetujuan?jenis=skp', /menunggu Anda/);
    await assessor
      .getByRole('link', { name: new RegExp(nameOf(MEMBER)) })
      .first()
      .click();
    const preview = assessor.locator('#pratinjau');
    await preview.getByText(nameOf(MEMBER)).first().waitFor();
    await confirmed(assessor, preview, /^Setujui/);
  });

  it('6: the member logs work at 360 px, once without network, and nothing doubles', async () => {
    const page = await visit(MEMBER, PHONE, [/ERR_INTERNET_DISCONNECTED|Failed to fetch/]);
    await see(page, '/catat', 'Catat aktivitas');
    await fillActivity(page, WORK, '08:00', '10:00');
    await expectAccessible(page);
    await sendActivity(page, 'Simpan dan kirim', 'Aktivitas terkirim');
    await look(page, 'Catat aktivitas');
    await page.getByRole('button', { name: 'Catat lagi' }).click();

    await fillActivity(page, OFFLINE_WORK, '10:05', '11:00');
    await page.context().setOffline(true);
    await sendActivity(page, 'Simpan ke antrean', 'Aktivitas masuk antrean');
    await page.getByText('Antre (1)').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Antre (1)').waitFor({ state: 'detached' });
    await see(page, '/riwayat', /20\d\d$/);
    for (const text of [WORK, OFFLINE_WORK])
      expect(await page.getByRole('main').getByText(text).count()).toBe(1);
  });

  it('6: what was done for another unit is validated there, not by the own PjPK', async () => {
    const own = await visit(ASSESSOR);
    await see(own, '/persetujuan?jenis=activity', /./);
    for (const text of [WORK, OFFLINE_WORK])
      expect(await own.getByRole('link', { name: new RegExp(text.slice(0, 30)) }).count()).toBe(0);
    // Nobody there carries the goal yet, so it is the Kepala Unit whose goal it is.
    const page = await visit(HEAD);
    for (const text of [WORK, OFFLINE_WORK]) {
      await see(page, '/persetujuan?jenis=activity', /menunggu Anda/);
      await page
        .getByRole('link', { name: new RegExp(text.slice(0, 30)) })
        .first()
        .click();
      const preview = page.locator('#pratinjau');
      await preview.getByText(text).first().waitFor();
      await preview.getByRole('button', { name: /^Validasi/ }).click();
      await page
        .getByRole('link', { name: new RegExp(text.slice(0, 30)) })
        .waitFor({ state: 'detached' });
    }
  });

  it('7: the member reports, the leader asks for scores', async () => {
    const member = await visit(MEMBER, PHONE);
    await see(member, '/rencana-aksi', 'Lapor rencana aksi');
    // The same goal may stand in the person's other squads too.
    const item = member.getByRole('article', { name: GOAL }).filter({ hasText: SQUAD }).first();
    await item.getByLabel('Laporan').fill(REPORT);
    // A point that groups nothing may mean two numbers: the page asks, and reads back what it took.
    await item.getByLabel(/^Realisasi/).fill('1.25');
    await item.getByRole('button', { name: '1,25', exact: true }).click();
    await item.getByText(/^Dibaca 1,25.*satu koma dua lima$/).waitFor();
    await item.getByLabel(/^Realisasi/).fill('3');
    await confirmed(member, item, /^Kirim laporan/);
    await item.getByText(/Dikirim/).waitFor();

    const leader = await visit(LEADER);
    await see(leader, found.squad, SQUAD);
    await confirmed(leader, leader.getByRole('main'), /^Mulai bekerja/);
    await leader.getByRole('link', { name: 'Minta penilaian' }).click();
    await look(leader, `Penilaian ${SQUAD}`);
    expect(await leader.getByRole('button', { name: 'Ingatkan' }).count()).toBe(0);
    await leader.getByLabel('Hasil kerja tim').fill('Peta data akta daring selesai.');
    await leader.getByRole('button', { name: 'Simpan laporan' }).click();
    await leader
      .getByText(/^Disimpan/)
      .first()
      .waitFor();
    await confirmed(leader, leader.getByRole('main'), /^Minta penilaian untuk 1 anggota/);
    await leader.getByText('Sedang dinilai').waitFor();
  });

  it('7: owner and PjPK score, the Kepala Unit accepts, and every figure opens to its inputs', async () => {
    await score(HEAD, ['80', '90', '90'], '86,67');
    await score(ASSESSOR, ['80', '80', '80'], '80,00');

    const head = await visit(HEAD);
    const results = found.squad.replace('/tim/', '/hasil/tim/');
    await see(head, results, `Hasil ${SQUAD}`);
    await head.getByText('83,33').first().waitFor();
    await confirmed(head, head.getByRole('main'), /^Terima hasil/);
    await head.getByText('Menunggu diterima').waitFor({ state: 'detached' });

    for (const size of [PHONE, DESKTOP]) {
      const member = await visit(MEMBER, size);
      await see(member, '/hasil', 'Bagaimana nilai saya dihitung');
      await member.getByText('83,33').first().waitFor();
      for (const input of ['86,67', '43,33', '80,00', '40,00', '50%'])
        await member.getByText(input, { exact: true }).first().waitFor();
    }
  });
});

/** In the small hours the times of the walk are still to come, which is asked about. */
async function sendActivity(page: Page, button: string, outcome: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  const anyway = page.getByRole('button', { name: 'kirim dengan jam itu' });
  await page.getByText(outcome).or(anyway).first().waitFor();
  if (await anyway.isVisible()) await anyway.click();
  await page.getByText(outcome).waitFor();
}

async function fillActivity(page: Page, text: string, from: string, until: string): Promise<void> {
  await page.getByLabel('Apa yang dikerjakan').fill(text);
  const choice = page.getByRole('radio', { name: new RegExp(`${GOAL}.*${SQUAD}`) });
  if (!(await choice.isVisible())) await page.getByRole('button', { name: /^RHK lain/ }).click();
  await choice.check();
  await page.getByLabel('Pilih foto bukti dari galeri').setInputFiles(photo());
  await page.getByRole('button', { name: 'Ganti foto' }).waitFor();
  await page.getByLabel('Mulai', { exact: true }).fill(from);
  await page.getByLabel('Selesai', { exact: true }).fill(until);
}

async function score(role: string, [substance, conformity, structure]: string[], mean: string) {
  const page = await visit(role);
  await see(page, '/penilaian', /Penilaian|menunggu nilai/);
  await page.getByRole('region', { name: SQUAD }).getByRole('link').first().click();
  await look(page, `Nilai laporan ${nameOf(MEMBER)}`);
  await page.getByText(REPORT).first().waitFor();
  await page.getByLabel('Kedalaman substansi').fill(substance ?? '');
  await page.getByLabel('Kesesuaian pelaporan').fill(conformity ?? '');
  await page.getByLabel('Sistematika').fill(structure ?? '');
  await page.getByText(mean).first().waitFor();
  await page.getByRole('button', { name: 'Simpan, periksa semua' }).click();
  await look(page, 'Periksa sebelum dikirim');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Kirim 1 nilai/ })
    .click();
  await page.getByText(/^1 nilai terkirim/).waitFor();
}
