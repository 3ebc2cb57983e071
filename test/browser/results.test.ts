/** Results in a real browser: charts on a canvas, without script as drawings, on a phone, in the dark and for axe. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { makeResultsRoutes } from '../../server/results/results.routes.ts';
import { anOverview, foundResults, someResultsOf } from '../server/results/some-results.ts';
import { aTestApp, listeningAs, translateFor } from '../support/app.ts';
import { accessibilityFaults, launchBrowser, sidewaysOverflow } from '../support/browser.ts';

const PAGES = [
  '',
  '/gaps',
  '/needs',
  '/awareness',
  '/attitudes',
  '/provision',
  '/gaps?by=background',
  '/gaps?by=own_ai_use',
  '/awareness?by=role',
];

describe('results in a browser', () => {
  let browser: Browser;
  let site: { origin: string; close: () => Promise<void> };

  before(async () => {
    const routes = makeResultsRoutes({
      translateFor,
      resultsOf: someResultsOf,
      overviewOf: () => anOverview(),
      findResults: async () => foundResults({ mayBreakDown: true }),
      accountOf: async () => undefined,
      frameOf: () => ({}),
    });
    site = await listeningAs((publicOrigin) => aTestApp({ publicOrigin, routers: [routes] }));
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  /** Opens a page, with everything that the browser complained about. */
  async function visit(
    path: string,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; complaints: string[]; close: () => Promise<void> }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${site.origin}/results/x${path}`, { waitUntil: 'load' });
    return { page, complaints, close: () => context.close() };
  }

  const chartsOf = (page: Page): Promise<number> => page.locator('.chart').count();
  // A selector and not `waitForFunction`, which evaluates text in the page: the content security policy forbids it.
  const drawn = (page: Page): Promise<void> =>
    page.locator('.chart:not(.drawn)').first().waitFor({ state: 'detached' });

  for (const width of [390, 1280]) {
    it(`pass axe and do not scroll sideways at ${width} px, tables opened`, async () => {
      for (const path of PAGES) {
        const { page, close } = await visit(path, { viewport: { width, height: 900 } });
        await drawn(page);
        await page.evaluate(
          'document.querySelectorAll("details").forEach((details) => { details.open = true; })',
        );
        assert.deepEqual(await accessibilityFaults(page), [], `${path} at ${width}`);
        assert.equal(await sidewaysOverflow(page), 0, `${path} at ${width}`);
        await close();
      }
    });
  }

  it('draws every chart on a canvas of its own width, and breaks no rule of the content security policy', async () => {
    for (const path of ['/gaps', '/needs', '/awareness']) {
      const { page, complaints, close } = await visit(path);
      await drawn(page);
      const widths = await page.evaluate<[number, number][]>(
        '[...document.querySelectorAll(".chart")].map((box) => [Math.floor(box.clientWidth), box.querySelector("canvas").clientWidth])',
      );
      assert.ok(widths.length > 1);
      for (const [box, canvas] of widths) assert.equal(canvas, box);
      assert.equal(await page.locator('.chart svg:visible').count(), 0);
      assert.deepEqual(complaints, []);
      await close();
    }
  });

  it('shows the drawing for the width where there is no script', async () => {
    for (const [width, shown] of [
      [390, 'narrow'],
      [1280, 'wide'],
    ] as const) {
      const { page, close } = await visit('/gaps', {
        viewport: { width, height: 900 },
        javaScriptEnabled: false,
      });
      const charts = await chartsOf(page);
      assert.ok(charts > 1);
      assert.equal(await page.locator(`.chart .${shown} svg:visible`).count(), charts);
      assert.equal(await page.locator('.chart svg:visible').count(), charts);
      await close();
    }
  });

  it('takes the colours of the other scheme when it changes', async () => {
    const { page, close } = await visit('/gaps', { colorScheme: 'light' });
    await drawn(page);
    const picture = () => page.evaluate<string>('document.querySelector(".chart canvas").toDataURL()');
    const light = await picture();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(200);
    assert.notEqual(await picture(), light);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.waitForTimeout(200);
    assert.equal(await picture(), light);
    await close();
  });

  it('prints the drawings and every table, and not the canvas', async () => {
    const { page, close } = await visit('/gaps');
    await drawn(page);
    await page.emulateMedia({ media: 'print' });
    const charts = await chartsOf(page);
    assert.equal(await page.locator('.chart .wide svg:visible').count(), charts);
    assert.equal(await page.locator('.chart canvas:visible').count(), 0);
    assert.equal(await page.locator('figure:has(.chart) table:visible').count(), charts);
    assert.equal(await page.locator('#reliability-preparedness table:visible').count(), 2);
    await close();
  });

  it('breaks results down by choosing, by keyboard alone', async () => {
    const { page, close } = await visit('/gaps');
    await page.locator('#by').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/by=background/);
    assert.equal(await page.locator('#by').inputValue(), 'background');
    await close();
  });
});
