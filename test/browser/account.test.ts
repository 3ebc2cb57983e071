/** A one-time link in a browser: the key of the address fills itself in, and leaves the address. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { anAccountApp } from '../server/account/account-app.ts';
import { type Listening, listeningAs } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { onDatabase } from '../support/databases.ts';

describe('a one-time link', () => {
  const makeStores = onDatabase('sqlite');
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
  });

  for (const javaScriptEnabled of [true, false]) {
    it(`sets a password with script ${javaScriptEnabled ? 'on' : 'off'}`, async (test) => {
      const stores = await makeStores();
      let link = '';
      const server: Listening = await listeningAs(async (origin) => {
        const app = await anAccountApp(stores);
        link = `${origin}${await app.links.make('ada')}`;
        return app.app;
      });
      test.after(() => server.close());
      const asked: string[] = [];
      const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
      page.on('request', (request) => asked.push(request.url()));

      await page.goto(link);
      const field = page.getByLabel('One-time link');
      if (javaScriptEnabled) {
        assert.equal(await field.inputValue(), link.split('#')[1]);
        assert.equal(page.url(), link.split('#')[0]);
      } else await field.fill(link);
      await page.getByRole('button', { name: 'Continue' }).click();
      assert.match(await page.locator('main').innerText(), /For ada@example\.org/);
      for (const label of ['New password', 'The same password again']) {
        await page.getByLabel(label).fill('quite another sentence');
      }
      await page.getByRole('button', { name: 'Save the password' }).click();
      assert.match(page.url(), /\/sign-in$/);
      assert.ok(asked.every((url) => !new URL(url).pathname.includes(link.split('#')[1] ?? '')));
    });
  }
});
