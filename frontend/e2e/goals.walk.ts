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

interface Goal {
  id: string;
  parentId: string | null;
  statement: string;
  level: string;
}

const accountOf = (role: string) => {
  const account = demoAccounts().find((one) => one.role === role);
  if (!account) throw new Error(`no demo account for ${role}`);
  return account;
};

/** The API as somebody else who works on the same tree. */
async function colleague() {
  const { username, password } = accountOf('Admin instansi');
  const call = async (method: string, path: string, body?: unknown, token?: string) => {
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
  const { accessToken } = await call('POST', '/auth/login', { nip: username, password });
  return (method: string, path: string, body?: unknown) => call(method, path, body, accessToken);
}

const enter = async (page: Page, role: string) => {
  const { username, password } = accountOf(role);
  await login(page, username, password);
};

describe.each(SIZES)('the goals, at %s', (name, size) => {
  it('are drawn with a goal of one’s own, else the topmost, whole in the middle', async () => {
    for (const role of ['Kepala unit organisasi', 'Auditor']) {
      const page = await visits.open(size);
      await enter(page, role);
      await page.goto('/sasaran?tampil=gambar');
      await page.locator('.react-flow__node').first().waitFor();
      await page.waitForTimeout(500);
      await expectNoSideScroll(page);
      await picture(page, `gambar ${role} ${name}`);
      const isWhole = await page.evaluate(() => {
        const frame = document.querySelector('.goal-drawing')?.getBoundingClientRect();
        if (!frame) return false;
        const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
        return [...document.querySelectorAll('.react-flow__node')].some((node) => {
          const box = node.getBoundingClientRect();
          return (
            Math.abs(box.x + box.width / 2 - x) < 2 &&
            Math.abs(box.y + box.height / 2 - y) < 2 &&
            box.left >= frame.left &&
            box.right <= frame.right
          );
        });
      });
      expect(isWhole).toBe(true);
    }
  });

  it('are moved after a colleague was first, without choosing again', async () => {
    const api = await colleague();
    const page = await visits.open(size, [/status of 409/]);
    await enter(page, 'Admin instansi');
    const { items }: { items: Goal[] } = await api('GET', '/goals');
    const parents = items.filter(({ level }) => level === 'CSF');
    const goal = items.find(
      (one) => one.level === 'OPERASIONAL' && !items.some(({ parentId }) => parentId === one.id),
    );
    if (!goal) throw new Error('no goal to move');
    const [first, second] = parents.filter(({ id }) => id !== goal.parentId);
    await page.goto(`/sasaran?simpul=${goal.id}`);
    await page.getByRole('button', { name: 'Pindahkan' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pindahkan sasaran' });
    await dialog.getByLabel('Induk baru', { exact: true }).selectOption(second?.id ?? '');
    const { version } = await api('GET', `/goals/${goal.id}`);
    await api('POST', `/goals/${goal.id}/move`, { parentId: first?.id, version });

    const move = dialog.getByRole('button', { name: 'Pindahkan sasaran' });
    await move.press('Enter');
    const reload = dialog.getByRole('button', { name: 'Muat keadaan terbaru' });
    await reload.waitFor();
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await picture(page, `pindah ${name}`);
    await reload.press('Enter');
    await dialog.getByText(`Kini di bawah “${first?.statement}”.`).waitFor();
    await picture(page, `pindah lagi ${name}`);
    await move.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const now = await api('GET', `/goals/${goal.id}`);
    expect(now.parentId).toBe(second?.id);
  });
});
