import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { npm } from '../command.mjs';
import { say, UserError } from '../log.mjs';
import { root } from '../paths.mjs';

const FOLDER = path.join(root, 'scripts/lighthouse');
const CHROMIUM_FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A cheap phone of 360 px; the rest is what Lighthouse calls slow 4G. */
const SETTINGS = {
  onlyCategories: ['performance'],
  formFactor: 'mobile',
  screenEmulation: { mobile: true, width: 360, height: 780, deviceScaleFactor: 2 },
  throttlingMethod: 'simulate',
};
export const THROTTLING = {
  rttMs: 150,
  throughputKbps: 1_638.4,
  requestLatencyMs: 562.5,
  downloadThroughputKbps: 1_474.56,
  uploadThroughputKbps: 675,
  cpuSlowdownMultiplier: 4,
};

/** Lighthouse and the driver that it brings; installed on first use, apart from the product. */
export async function loadLighthouse() {
  const require = createRequire(path.join(FOLDER, 'package.json'));
  if (!isInstalled()) {
    say('Memasang Lighthouse …');
    const { code } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: FOLDER,
    });
    if (code !== 0) throw new UserError('Lighthouse tidak dapat dipasang.');
  }
  const load = (name) => import(pathToFileURL(require.resolve(name)).href);
  const [lighthouse, puppeteer] = [await load('lighthouse'), await load('puppeteer-core')];
  return { measure: lighthouse.default, launch: puppeteer.default.launch };
}

function isInstalled() {
  const wanted = JSON.parse(readFileSync(path.join(FOLDER, 'package.json'), 'utf8'));
  const file = path.join(FOLDER, 'node_modules/lighthouse/package.json');
  if (!existsSync(file)) return false;
  return JSON.parse(readFileSync(file, 'utf8')).version === wanted.dependencies.lighthouse;
}

/**
 * Opens pages with the cookies of a visitor and measures them.
 * @param {{ measure: Function, launch: Function }} lighthouse
 */
export async function withBrowser({ measure, launch }, work) {
  const browser = await launch({
    executablePath: process.env.CHROME_PATH,
    args: CHROMIUM_FLAGS,
    headless: true,
  });
  try {
    const open = async (visitor, address, settings = {}, tries = 3) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setCookie(
        ...visitor.cookies.map(({ name, value }) => ({ name, value, url: visitor.base })),
      );
      const flags = { ...SETTINGS, throttling: THROTTLING, ...settings };
      const { lhr } = await measure(visitor.base + address, flags, undefined, page);
      await context.close();
      if (!lhr.runtimeError) return lhr;
      // On a busy machine the recording sometimes begins after the page.
      if (lhr.runtimeError.code === 'NO_NAVSTART' && tries > 1)
        return open(visitor, address, settings, tries - 1);
      throw new Error(`${address}: ${lhr.runtimeError.message}`);
    };
    return await work(open);
  } finally {
    await browser.close();
  }
}

/**
 * The figures of one run; kilobytes of everything the page really loaded, without the headers of answers.
 * @param {import('./weight.mjs').Scales} scales
 */
export async function figuresOf(lhr, scales) {
  const value = (id) => lhr.audits[id].numericValue;
  const loaded = lhr.audits['network-requests'].details.items
    .map(({ url }) => new URL(url).pathname)
    .filter((name) => /^\/_next\/static\/.*\.(?:js|css|woff2)$/.test(name));
  return {
    ...(await scales.weighFiles([...new Set(loaded)])),
    lcp: value('largest-contentful-paint') / 1000,
    tbt: value('total-blocking-time'),
    tti: value('interactive') / 1000,
    cls: value('cumulative-layout-shift'),
    ttfb: value('server-response-time'),
  };
}
