import type { BrowserContextOptions, Page } from 'playwright-core';
import {
  demoAccounts,
  DESKTOP,
  expectAccessible,
  expectNoSideScroll,
  login,
  PHONE,
  picture,
  siteUrl,
  useBrowser,
} from './harness.js';

/** What ends a running assignment early or corrects its letter: read as a letter first, then signed, and taken back. */
const visits = useBrowser();

const HOME_HEAD = 'Kepala unit organisasi';
const OWNER = 'Kepala unit calon anggota';

const accountOf = (role: string) => {
  const account = demoAccounts().find((one) => one.role === role);
  if (!account) throw new Error(`no demo account for ${role}`);
  return account;
};

/** The running assignments across units that this role may do this to; the walk takes each but once. */
async function assignmentsFor(role: string, action: string): Promise<string[]> {
  const { username, password } = accountOf(role);
  const call = async (method: string, path: string, token?: string, body?: unknown) => {
    const answer = await fetch(`${siteUrl()}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { accessToken } = await call('POST', '/auth/login', undefined, { nip: username, password });
  const { items } = await call('GET', '/assignments?limit=100&status=active', accessToken);
  const found: string[] = [];
  for (const { id } of items) {
    const detail = await call('GET', `/assignments/${id}`, accessToken);
    if (detail.route === 'cross_unit' && detail.allowedActions.includes(action)) found.push(id);
    if (found.length === 5) break;
  }
  return found;
}

async function visit(role: string, size: BrowserContextOptions): Promise<Page> {
  const { username, password } = accountOf(role);
  const page = await visits.open(size);
  await login(page, username, password);
  return page;
}

async function looked(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await picture(page, name);
}

/** Fills the dialog that this button opens, reads the letter in it and signs. */
async function sign(
  page: Page,
  act: {
    open: string;
    letter: RegExp;
    reason: string;
    confirm: string;
    shot: string;
    lastDay?: string;
  },
): Promise<void> {
  await page.getByRole('button', { name: act.open, exact: true }).click();
  const box = page.getByRole('dialog');
  if (act.lastDay) await box.getByLabel('Hari kerja terakhir').fill(act.lastDay);
  await box.getByLabel(/^(Alasan|Kekeliruan)/).fill(act.reason);
  const letter = box.getByRole('region', { name: act.letter });
  await letter
    .getByText(act.reason, { exact: false })
    .or(letter.getByText('MENUGASKAN'))
    .first()
    .waitFor();
  await looked(page, act.shot);
  const button = box.getByRole('button', { name: act.confirm });
  await button.click();
  await box.waitFor({ state: 'detached' });
}

describe('a running assignment', () => {
  const found = { ends: [] as string[], recalls: [] as string[] };
  beforeAll(async () => {
    found.ends = await assignmentsFor(OWNER, 'end');
    found.recalls = (await assignmentsFor(HOME_HEAD, 'recall')).filter(
      (id) => !found.ends.includes(id),
    );
  }, 60_000);

  it.each([
    ['360 px', PHONE, 0],
    ['1280 px', DESKTOP, 1],
  ] as const)(
    'is called back by the home head and goes on again, at %s',
    async (name, size, at) => {
      const page = await visit(HOME_HEAD, size);
      await page.goto(`/penugasan/${found.recalls[at]}`);
      await looked(page, `penugasan ${name}`);
      await sign(page, {
        open: 'Ganti surat tugas',
        letter: /^Pratinjau Surat Tugas/i,
        reason: 'Gelar pegawai keliru ditulis.',
        confirm: 'Terbitkan surat pengganti',
        shot: `ganti surat ${name}`,
      });
      await sign(page, {
        open: 'Tarik kembali',
        letter: /^Pratinjau Penarikan/,
        reason: 'Dibutuhkan untuk laporan akhir tahun.',
        confirm: 'Terbitkan surat penarikan',
        shot: `tarik kembali ${name}`,
      });
      await page.getByRole('button', { name: 'Batalkan pengakhiran' }).waitFor();
      await looked(page, `ditarik ${name}`);
      await page.getByRole('link', { name: 'Surat penarikan', exact: true }).last().click();
      await page.waitForURL(/\/surat\//);
      await page.getByRole('link', { name: 'Unduh PDF' }).waitFor();
      await looked(page, `surat penarikan ${name}`);
      await page.goBack();
      await page.getByRole('button', { name: 'Batalkan pengakhiran' }).click();
      const box = page.getByRole('dialog');
      await looked(page, `batalkan pengakhiran ${name}`);
      await box.getByRole('button', { name: 'Batalkan pengakhiran' }).click();
      await box.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Tarik kembali' }).waitFor();
      await looked(page, `berjalan lagi ${name}`);
    },
  );

  it.each([
    ['360 px', PHONE, 0],
    ['1280 px', DESKTOP, 1],
  ] as const)('is ended early by the owner, at %s', async (name, size, at) => {
    const page = await visit(OWNER, size);
    await page.goto(`/penugasan/${found.ends[at]}`);
    await sign(page, {
      open: 'Akhiri lebih awal',
      letter: /^Pratinjau Pengakhiran/,
      reason: 'Hasil kerja tim selesai lebih awal.',
      confirm: 'Akhiri penugasan',
      lastDay: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10),
      shot: `akhiri ${name}`,
    });
    await page.getByRole('button', { name: 'Batalkan pengakhiran' }).waitFor();
    await looked(page, `diakhiri ${name}`);
  });
});
