/** The main job, as people do it: a questionnaire filled in by hand, with script off, arrives in the release. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { launchBrowser } from '../support/browser.ts';
import { type DemoServer, startDemo } from '../support/demo-server.ts';

const RECEIPT = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/;

describe('the whole path', () => {
  let demo: DemoServer;
  let browser: Browser;

  before(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  });

  after(async () => {
    await browser.close();
    await demo.stop();
  });

  it('shows the published figures of the reconstruction to everybody', async () => {
    const page = await aPage(browser, true);
    await page.goto(`${demo.origin}/results/reconstruction-2023`);
    const words = await page.locator('main').innerText();
    assert.match(words, /33, from 14 countries/);
    assert.match(words, /15 in 100 have formal training on AI; chance alone allows 7 to 31 in 100/);
    assert.match(words, /9\.2 \(8\.2 to 10\.2\)/);
    assert.match(words, /2\.8/);
    assert.match(await page.locator('body').innerText(), /reconstruction, not real answers/);
  });

  it('takes a questionnaire filled in without script, and counts it when the wave closes', async () => {
    const respondent = await aPage(browser, false);
    const receipt = await fillIn(respondent, `${demo.origin}/s/open-now`);
    assert.match(receipt, RECEIPT);

    const steward = await aPage(browser, true);
    await signIn(steward, demo);
    await steward.goto(`${demo.origin}/waves/open-now`);
    assert.match(await steward.locator('main').innerText(), /40 so far/);
    await steward.getByRole('button', { name: 'Close the wave and release the results' }).click();
    await untilReleased(steward, `${demo.origin}/waves/open-now`);

    await steward.goto(`${demo.origin}/results/open-now`);
    assert.match(await steward.locator('.figs').innerText(), /\b40\b/);

    const stranger = await aPage(browser, false);
    const hidden = await stranger.goto(`${demo.origin}/results/open-now`);
    assert.equal(hidden?.status(), 404);
    await steward.goto(`${demo.origin}/waves/open-now`);
    await steward.getByRole('button', { name: 'Publish the results' }).click();
    const published = await stranger.goto(`${demo.origin}/results/open-now`);
    assert.equal(published?.status(), 200);

    const late = await stranger.goto(`${demo.origin}/s/open-now`);
    assert.equal(late?.status(), 409);
  });
});

async function aPage(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 800 } });
  return context.newPage();
}

async function signIn(page: Page, demo: DemoServer): Promise<void> {
  const email = 'steward@readout.example';
  await page.goto(`${demo.origin}/sign-in`);
  await page.getByLabel('Work e-mail address').fill(email);
  await page.getByLabel('Password').fill(demo.passwordOf(email));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Answers the first question of every page, leaves the rest blank, sends. @returns the receipt. */
async function fillIn(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await page.locator('#read').check();
  await page.locator('#agree').check();
  await page.getByRole('button', { name: 'Start the questionnaire' }).click();
  for (let pages = 0; pages < 40; pages += 1) {
    const send = page.getByRole('button', { name: /^Send/ }).and(page.locator(':visible:not(.vh)'));
    if ((await send.count()) > 0) {
      await send.first().click();
      return (await page.locator('#receipt').innerText()).trim();
    }
    const first = page.locator('main input[type="radio"]').first();
    if ((await first.count()) > 0) await first.check();
    const blank = page.getByRole('button', { name: /[Ll]eave .* blank/ });
    if ((await blank.count()) > 0) await blank.click();
    else await page.locator('.acts button[value="continue"]').click();
  }
  throw new Error(`the questionnaire did not end; it stopped at ${await page.title()}`);
}

async function untilReleased(page: Page, address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await page.goto(address);
    if ((await page.getByRole('link', { name: 'See the results' }).count()) > 0) return;
    await page.waitForTimeout(200);
  }
  throw new Error('the release was not made');
}
