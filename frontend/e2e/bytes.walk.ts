import { COMMON, HELD_CSS, ROUTES } from '../../scripts/lib/pages/budgets.mjs';
import { demoVisitors } from '../../scripts/lib/pages/visitor.mjs';
import { Scales } from '../../scripts/lib/pages/weight.mjs';
import { required, siteUrl } from './harness.js';

/** The budgets of every page in bytes, from the HTML that the running product serves. */
describe('what a page makes a phone fetch, gzipped', () => {
  const visitorOf = demoVisitors(siteUrl(), required('E2E_DATA_DIR'));
  const scales = new Scales(siteUrl());

  it.each(ROUTES)('$route keeps within $budget.held kB of JavaScript', async (page) => {
    const visitor = await visitorOf(page.role);
    const { js, css, font } = await scales.weigh(await visitor.html(await visitor.addressOf(page)));
    // A page without any would be one that was read wrongly.
    expect(js).toBeGreaterThan(50);
    expect(css).toBeGreaterThan(1);
    expect(font).toBeGreaterThan(5);
    expect(js).toBeLessThanOrEqual(page.budget.held);
    expect(css).toBeLessThanOrEqual(HELD_CSS);
    expect(font).toBeLessThanOrEqual(COMMON.font);
  });
});
