import type { Page } from 'playwright-core';
import { demoAccounts, DESKTOP, login, siteUrl, useBrowser } from './harness.js';

/**
 * Markup in every text that people type, looked at where it is shown: nothing of it may run, and nothing may become an
 * element. The API takes such texts as texts; the pages must show them as such.
 */
const visits = useBrowser();

/** Becomes an element with this attribute, and leaves this mark on the window, where a page believes it. */
const MARK = 'data-racun';
const payload = (place: string): string =>
  `"><img src=x ${MARK} onerror=window.racun=1><svg/onload=window.racun=1>'{{7*7}} ${place}`;

interface Person {
  name: string;
  username: string;
  password: string;
  token: string;
}

/** One that the unit's head may found a squad for, as in the main job. */
const GOAL = 'Terselesaikannya pelayanan Bidang Pelayanan Pencatatan Sipil';

const people = new Map<string, Person>();
const HEAD = 'Kepala unit organisasi';
const LEADER = 'Calon ketua tim';
const MEMBER = 'Calon anggota dari unit lain';

const api = async (role: string, method: string, path: string, body?: unknown) => {
  const response = await fetch(`${siteUrl()}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${people.get(role)?.token ?? ''}`,
      ...(body instanceof FormData || body === undefined
        ? {}
        : { 'content-type': 'application/json' }),
    },
    body: body instanceof FormData ? body : body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? {} : JSON.parse(text);
};

const made = { squad: '', assignment: '', activity: '', letter: '', token: '' };

async function signIn(): Promise<void> {
  for (const account of demoAccounts()) {
    const response = await fetch(`${siteUrl()}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nip: account.username, password: account.password }),
    });
    if (!response.ok) continue;
    const { accessToken } = (await response.json()) as { accessToken: string };
    people.set(account.role, { ...account, token: accessToken });
  }
}

/** Walks the chain of the assignment, each step by whoever of the demo's people sits on it, with a note each. */
async function walkChain(): Promise<void> {
  for (;;) {
    const now = await api(HEAD, 'GET', `/assignments/${made.assignment}`);
    const step = now.steps.find(({ status }: { status: string }) => status === 'pending');
    if (!step) return;
    const [role] = [...people].find(([, { name }]) => name === step.approver?.name) ?? [];
    if (!role) return;
    const address = `/assignments/${made.assignment}`;
    const note = payload(`catatan ${step.action}`);
    // Whoever brings letters about has read them; the employee's own steps bring none.
    const { letterHash } = ['accept', 'acknowledge'].includes(step.action)
      ? { letterHash: null }
      : await api(role, 'GET', `${address}/letter-preview?note=${encodeURIComponent(note)}`);
    await api(role, 'POST', `${address}/${step.action}`, {
      note,
      ...(letterHash ? { letterHash } : {}),
    });
  }
}

async function seed(): Promise<void> {
  await signIn();
  const choices = await api(HEAD, 'GET', '/squads/goal-choices');
  const goal = choices.items.find(({ statement }: { statement: string }) =>
    statement.startsWith(GOAL),
  );
  const me = await api(HEAD, 'GET', '/me');
  const day = (months: number): string => {
    const date = new Date(`${me.today}T00:00:00Z`);
    date.setUTCMonth(date.getUTCMonth() + months);
    return date.toISOString().slice(0, 10);
  };
  const squad = await api(HEAD, 'POST', '/squads', {
    goalId: goal.goalId,
    ownerUnitId: goal.ownerUnitId,
    name: payload('nama tim'),
    description: payload('tugas tim'),
    startsOn: me.today,
    endsOn: day(1),
    roles: [
      { title: payload('peran'), count: 1, skills: ['<b data-racun>data</b>'], sharePercent: '5' },
    ],
  });
  made.squad = squad.id;
  const leader = await api(LEADER, 'GET', '/me');
  const member = await api(MEMBER, 'GET', '/me');
  await api(HEAD, 'POST', `/squads/${squad.id}/appoint-leader`, { employeeId: leader.employee.id });
  await api(HEAD, 'POST', `/squads/${squad.id}/open`, { note: payload('catatan pembukaan') });
  const role = squad.roles.find(({ title }: { title: string }) => title.includes(MARK));
  const assignment = await api(LEADER, 'POST', '/assignments', {
    squadId: squad.id,
    roleId: role.id,
    employeeId: member.employee.id,
    origin: 'appointment',
    note: payload('alasan'),
  });
  made.assignment = assignment.id;
  await walkChain();
  const letters = await api(LEADER, 'GET', `/assignments/${assignment.id}/letters`);
  made.letter = letters.items[0]?.id ?? '';
  if (made.letter)
    made.token = (await api(LEADER, 'GET', `/letters/${made.letter}`)).verificationToken;

  const activity = await api(MEMBER, 'POST', '/activities', {
    date: me.today,
    startsAt: '00:00',
    endsAt: '00:01',
    name: payload('aktivitas'),
    output: { quantity: '1', unit: '<i data-racun>dok</i>' },
    description: payload('uraian'),
  });
  made.activity = activity.id;
  const file = new FormData();
  file.append(
    'file',
    new Blob(['%PDF-1.4\n%%EOF\n']),
    `<img src=x ${MARK} onerror=window.racun=1>.pdf`,
  );
  await api(MEMBER, 'POST', `/activities/${activity.id}/evidence`, file);
}

/** What a browser says of a page: scripts that ran, boxes that opened, elements made of text, scripts that were refused. */
async function look(page: Page, path: string): Promise<{ shown: boolean; wrong: string[] }> {
  const wrong: string[] = [];
  const refuse = (): void => void wrong.push(`${path}: a dialog opened`);
  page.once('dialog', (dialog) => {
    refuse();
    void dialog.dismiss();
  });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  for (const media of ['screen', 'print'] as const) {
    await page.emulateMedia({ media });
    const seen = await page.evaluate((mark) => {
      const view = window as Window & { racun?: number; refused?: string[] };
      return {
        ran: view.racun !== undefined,
        elements: document.querySelectorAll(`[${mark}]`).length,
        refused: view.refused ?? [],
        shown: document.documentElement.textContent.includes(`<img src=x ${mark}`),
      };
    }, MARK);
    if (seen.ran) wrong.push(`${path}: a script ran`);
    if (seen.elements > 0) wrong.push(`${path}: text became an element`);
    for (const refused of seen.refused) wrong.push(`${path}: refused ${refused}`);
    if (media === 'print') return { shown: seen.shown, wrong };
  }
  return { shown: false, wrong };
}

async function visit(role: string | null): Promise<Page> {
  const page = await visits.open(DESKTOP);
  await page.addInitScript(() => {
    const view = window as Window & { refused?: string[] };
    view.refused = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      view.refused?.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  const person = role === null ? undefined : people.get(role);
  if (person) await login(page, person.username, person.password);
  return page;
}

/** Pages that show it, and whether the text itself must be found there. */
async function expectTexts(page: Page, paths: readonly [path: string, shows: boolean][]) {
  for (const [path, shows] of paths) {
    const { shown, wrong } = await look(page, path);
    expect(wrong).toEqual([]);
    if (shows) expect([path, shown]).toEqual([path, true]);
  }
}

describe('markup that people typed', () => {
  beforeAll(seed, 60_000);

  it('is text for the head of the unit', async () => {
    await expectTexts(await visit(HEAD), [
      ['/tim', true],
      [`/tim/${made.squad}`, true],
      [`/tim/${made.squad}/ubah`, true],
      [`/penugasan/${made.assignment}`, true],
      ['/persetujuan', false],
      [`/tim?q=${encodeURIComponent(payload('cari'))}`, false],
      [`/orang?q=${encodeURIComponent(payload('cari'))}`, false],
      ['/sasaran', false],
      ['/beranda', false],
      ['/notifikasi', false],
    ]);
  });

  it('is text for the member', async () => {
    await expectTexts(await visit(MEMBER), [
      [`/aktivitas/${made.activity}`, true],
      ['/riwayat', true],
      ['/beranda', false],
      ['/notifikasi', true],
      ['/persetujuan', false],
      ['/saya', false],
      ['/tim/terbuka', false],
      ['/catat', false],
    ]);
  });

  it('is text in a letter and where anyone checks it', async () => {
    expect(made.letter).not.toBe('');
    await expectTexts(await visit(LEADER), [[`/surat/${made.letter}`, true]]);
    await expectTexts(await visit(null), [
      [`/verifikasi/${made.token}`, false],
      [`/verifikasi/${encodeURIComponent(payload('kode'))}`, false],
      [`/masuk?lanjut=${encodeURIComponent('javascript:window.racun=1')}`, false],
      [`/masuk?lanjut=${encodeURIComponent(payload('lanjut'))}`, false],
    ]);
  });
});

describe('pages', () => {
  it('stand in no frame, run only their own scripts, and believe no host', async () => {
    for (const path of ['/masuk', '/beranda', '/tidak-ada', '/verifikasi/x', '/api/docs']) {
      const { headers } = await fetch(`${siteUrl()}${path}`, { redirect: 'manual' });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
      expect(policy).not.toContain('unsafe-eval');
      expect(policy).toMatch(/style-src 'self' 'nonce-[^']+';/);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).toMatch(/object-src 'none'/);
      expect(policy).toMatch(/base-uri 'self'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('microphone=()');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('cache-control')).toMatch(/no-store/);
      expect(headers.get('location') ?? '').not.toMatch(/^(?:https?:)?\/\/(?!localhost)/);
    }
  });

  it('shows the contract under the same policy, with files of its own', async () => {
    const page = await visits.open(DESKTOP);
    await page.goto(`${siteUrl()}/api/docs`, { waitUntil: 'commit', timeout: 60_000 });
    await page.locator('.opblock').first().waitFor({ timeout: 60_000 });
    expect(await page.locator('style').count()).toBe(0);
  });
});
