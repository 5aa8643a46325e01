import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

/** The two sizes that every screen is drawn for. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const SIZES: [name: string, size: BrowserContextOptions][] = [
  ['360 px', PHONE],
  ['1280 px', DESKTOP],
];

export interface DemoAccount {
  username: string;
  name: string;
  role: string;
  password: string;
}

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Address of the product under test. */
export function siteUrl(): string {
  return required('E2E_URL');
}

/** The accounts that `npm start` prints, one per capacity. */
export function demoAccounts(): DemoAccount[] {
  return JSON.parse(
    readFileSync(path.join(required('E2E_DATA_DIR'), 'demo-accounts.json'), 'utf8'),
  );
}

export function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: the walks run under frontend/e2e/jest.config.js`);
  return value;
}

/** One browser per spec file; each visitor has cookies, storage and a size of their own. */
export class Visits {
  #browser: Browser | undefined;
  #contexts: BrowserContext[] = [];
  #complaints: string[] = [];

  async start(): Promise<void> {
    this.#browser = await chromium.launch({
      executablePath: required('CHROME_PATH'),
      args: CHROMIUM_FLAGS,
    });
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
  }

  /**
   * A new visitor at this size.
   * @param tolerated messages of the browser console that this visitor provokes on purpose
   */
  async open(size: BrowserContextOptions, tolerated: RegExp[] = []): Promise<Page> {
    if (!this.#browser) throw new Error('the browser is not started');
    const context = await this.#browser.newContext({
      ...size,
      baseURL: siteUrl(),
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
    });
    this.#contexts.push(context);
    context.setDefaultTimeout(20_000);
    context.on('page', (page) => this.#listen(page, tolerated));
    return context.newPage();
  }

  #listen(page: Page, tolerated: RegExp[]): void {
    const complain = (text: string) => {
      if (!tolerated.some((pattern) => pattern.test(text)))
        this.#complaints.push(`${page.url()}: ${text}`);
    };
    page.on('pageerror', (error) => complain(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error')
        complain(`console error: ${message.text()} (${message.location().url})`);
    });
  }

  /** Ends this test's visits and answers what their browsers complained about. */
  async leave(): Promise<string[]> {
    for (const context of this.#contexts) await context.close();
    const complaints = this.#complaints;
    this.#contexts = [];
    this.#complaints = [];
    return complaints;
  }
}

/** Registers the browser for a spec file; a test whose pages logged an error fails. */
export function useBrowser(): Visits {
  const visits = new Visits();
  beforeAll(() => visits.start());
  afterEach(async () => {
    expect(await visits.leave()).toEqual([]);
  });
  afterAll(() => visits.stop());
  return visits;
}

/** Logs in on /masuk and waits for the first page behind it. */
export async function login(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/masuk');
  await page.getByLabel('NIP').first().fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/masuk');
}

const AXE_SOURCE = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const AXE_OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
};

/** Fails with the rule and the element where the page breaks WCAG 2.2 AA as far as axe can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  // After a move inside the app the new title may come a moment after the new content; a page that never gets one fails here.
  await page.waitForFunction(() => document.title !== '');
  // Evaluated by the debugger and not as a script tag, which the page's content security policy refuses.
  await page.evaluate(AXE_SOURCE);
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (options) =>
      (window as Window & typeof globalThis & { axe: typeof import('axe-core') }).axe.run(options),
    AXE_OPTIONS,
  );
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((node) => node.target).join(', ')}`,
  );
  expect(told).toEqual([]);
}

/** Fails where the page is wider than the screen. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(excess).toBeLessThanOrEqual(0);
}

/** Keeps a picture when E2E_SHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.E2E_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
