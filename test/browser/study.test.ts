/** Can a steward run a study: by keyboard, on a phone, in the dark; and does everybody else see less? */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import { unzipSync } from 'fflate';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { accessibilityFaults, hasFocus, launchBrowser, sidewaysOverflow, tabTo } from '../support/browser.ts';
import { type DemoServer, startDemo } from '../support/demo-server.ts';

const STEWARD = 'steward@readout.example';
const LEAD = 'lead@readout.example';
const PHONE = { width: 320, height: 640 };

describe('the pages of a steward', () => {
  let demo: DemoServer;
  let browser: Browser;

  before(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  });

  after(async () => {
    await browser.close();
    await demo.stop();
  });

  /** A browser of somebody's own, without cookies. */
  async function aPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      baseURL: demo.origin,
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    return page;
  }

  async function signedIn(email: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await aPage(options);
    await page.goto('/sign-in');
    await page.getByLabel('Work e-mail address').fill(email);
    await page.getByLabel('Password').fill(demo.passwordOf(email));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/studies');
    return page;
  }

  it('are reached by keyboard alone, after a wrong password too', async () => {
    const page = await aPage({ javaScriptEnabled: false });
    await page.goto('/sign-in');
    await tabTo(page, '#email');
    await page.keyboard.type(STEWARD);
    await page.keyboard.press('Tab');
    await page.keyboard.type('not the password');
    await pressToLeave(page, 'Enter');

    assert.match(await page.title(), /^Error: Sign in/);
    assert.ok(await hasFocus(page, '[role="alert"]'));
    assert.match(await page.locator('[role="alert"]').innerText(), /password is not right/);
    assert.equal(await page.inputValue('#email'), STEWARD);
    assert.equal(await page.inputValue('#password'), '');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.ok(await hasFocus(page, '#email'));

    await tabTo(page, '#password');
    await page.keyboard.type(demo.passwordOf(STEWARD));
    await pressToLeave(page, 'Enter');
    assert.equal(new URL(page.url()).pathname, '/studies');
    assert.match(await page.locator('.who').innerText(), /Sam Steward/);
    await page.context().close();
  });

  it('list the waves of both studies, each with its state and its own page', async () => {
    const page = await signedIn(STEWARD);
    const states = await page
      .locator('tbody tr')
      .evaluateAll((rows) =>
        (rows as { querySelectorAll(name: string): Iterable<{ textContent: string }> }[]).map((row) =>
          [...row.querySelectorAll('td')].map((cell) => cell.textContent),
        ),
      );
    assert.deepEqual(states.map(([wave]) => wave).sort(), [
      'National round 2025',
      'National round 2026',
      'Open round',
      'Reconstruction, March 2023',
    ]);
    assert.deepEqual(states.find(([wave]) => wave === 'Open round')?.slice(1), ['39 so far', 'Open']);
    await page.getByRole('row', { name: 'Open round' }).getByRole('link').click();
    await page.waitForURL('**/waves/open-now');
    assert.equal(await page.locator('h1').innerText(), 'Wave Open round');
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`pass axe and do not scroll sideways on a narrow phone, ${colorScheme}`, async () => {
      const page = await signedIn(STEWARD, { viewport: PHONE, colorScheme });
      const paths = [
        '/',
        '/studies',
        '/waves/open-now',
        '/waves/national-2026',
        '/waves/national-2026/export',
      ];
      for (const path of paths) {
        assert.equal((await page.goto(path))?.status(), 200, path);
        assert.deepEqual(await accessibilityFaults(page), [], path);
        assert.equal(await sidewaysOverflow(page), 0, path);
      }
      const stranger = await aPage({ viewport: PHONE, colorScheme });
      await stranger.goto('/sign-in');
      assert.deepEqual(await accessibilityFaults(stranger), []);
      assert.equal(await sidewaysOverflow(stranger), 0);
      await Promise.all([page.context().close(), stranger.context().close()]);
    });
  }

  it('export a closed wave as an archive that holds a row for each ballot', async () => {
    const page = await signedIn(STEWARD);
    await page.goto('/waves/national-2026');
    await page.getByRole('link', { name: 'Export the ballots' }).click();
    await page.getByLabel('Labels, in words').check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export the ballots' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /national-2026.*\.zip$/);

    const files = unzipSync(readFileSync(await download.path()));
    const textOf = (ending: string) => {
      const [, bytes] = Object.entries(files).find(([name]) => name.endsWith(ending)) ?? [];
      return new TextDecoder().decode(bytes);
    };
    const responses = Number(/^(\d+) responses/m.exec(textOf('README.txt'))?.[1]);
    assert.ok(responses >= 23);
    assert.equal(textOf('ballots.csv').trimEnd().split('\n').length, responses + 1);
    assert.match(textOf('codebook.csv'), /imp_governance/);
    await page.context().close();
  });

  it('are closed after signing out, for the button to go back as well', async () => {
    const page = await signedIn(STEWARD);
    await page.goto('/waves/open-now');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${demo.origin}/`);
    await page.goBack();
    assert.doesNotMatch(await page.locator('body').innerText(), /Close the wave/);
    await page.goto('/studies');
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    await page.context().close();
  });

  it('do not exist for the lead of an institution, who is led to results', async () => {
    const page = await signedIn(LEAD);
    const links = await page
      .locator('tbody a')
      .evaluateAll((all) => all.map((link) => (link as unknown as { pathname: string }).pathname));
    assert.ok(links.length > 0);
    assert.deepEqual(
      links.filter((path) => !path.startsWith('/results/')),
      [],
    );
    for (const path of ['/waves/open-now', '/waves/national-2026', '/waves/national-2026/export']) {
      assert.equal((await page.goto(path))?.status(), 404, path);
      assert.match(await page.locator('h1').innerText(), /There is no such study/);
    }
    await page.goto('/results/national-2026');
    assert.doesNotMatch(await page.locator('body').innerText(), /Export/);
    await page.context().close();
  });
});

/** Presses a key that leads to another page. */
async function pressToLeave(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press(key)]);
  await page.waitForLoadState();
}
