/** Can a person answer: by keyboard, without script, on a phone, with the back button, on two devices? */

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { measureRespondentPage } from '../bench/measure-respondent-page.ts';
import { listeningAs } from '../support/app.ts';
import { accessibilityFaults, hasFocus, launchBrowser, sidewaysOverflow, tabTo } from '../support/browser.ts';
import { onDatabase } from '../support/databases.ts';
import { aFieldwork, type Fieldwork } from '../support/respondent.ts';
import { readShipped, SHIPPED } from '../survey-definitions/shipped.ts';

const PHONE = { width: 320, height: 640 };

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0)) await cleanUp();
});

interface Place {
  readonly fieldwork: Fieldwork;
  readonly address: string;
}

async function aPlace(make: () => Promise<Fieldwork['stores']>, given: object = {}): Promise<Place> {
  const stores = await make();
  const made: Fieldwork[] = [];
  const { origin, close } = await listeningAs(async (at) => {
    const fieldwork = await aFieldwork(stores, given, at);
    made.push(fieldwork);
    return fieldwork.app;
  });
  const [fieldwork] = made;
  if (fieldwork === undefined) throw new Error('no fieldwork was made');
  cleanups.push(close);
  return { fieldwork, address: `${origin}/s/wave-one` };
}

/** The educator instrument in full, as a respondent meets it. */
function anEducatorWave(): object {
  const shipped = SHIPPED.find(({ id }) => id === 'educator-readiness');
  if (shipped === undefined) throw new Error('the educator instrument is not shipped');
  const { instrument, texts } = readShipped(shipped);
  return { instrument, texts: texts['en-GB'], form: 'full' };
}

async function aPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  cleanups.push(() => context.close());
  return page;
}

async function begin(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.check('#read');
  await page.check('#agree');
  await press(page, 'Start the questionnaire');
}

/** Presses a key that leads to another page. */
async function pressToLeave(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press(key)]);
  await page.waitForLoadState();
}

const press = (page: Page, words: string) => page.click(`role=button[name="${words}"]`);
const heading = (page: Page) => page.textContent('h1');
const goOn = (page: Page) => page.click('.acts button[value="continue"]');

/** Fills in the form instrument up to the review. */
async function fillIn(page: Page): Promise<void> {
  await page.check('[name="a.role"][value="1"]');
  await page.selectOption('[name="a.place"]', 'north');
  await goOn(page);
  await page.check('[name="a.imp"][value="5"]');
  await page.check('[name="a.prep"][value="2"]');
  await goOn(page);
  await page.check('[name="a.taught"][value="1"]');
  await page.fill('[name="a.hours"]', '0');
  await goOn(page);
  await page.check('[name="a.top"][value="1"]');
  await page.check('[name="a.tools"][value="3"]');
  await goOn(page);
}

describe('a person', () => {
  const makeStores = onDatabase('sqlite');

  it('answers by keyboard alone, without script, on a narrow phone', async () => {
    const { fieldwork, address } = await aPlace(makeStores);
    const page = await aPage({ javaScriptEnabled: false });
    await page.goto(address);
    await tabTo(page, '#read');
    await page.keyboard.press('Space');
    await tabTo(page, '#agree');
    await page.keyboard.press('Space');
    await tabTo(page, '.btn');
    await pressToLeave(page, 'Enter');

    await tabTo(page, '#c-role');
    await page.keyboard.press('Space');
    await tabTo(page, '#c-place');
    await page.keyboard.type('South');
    // Enter in a field is "Save and continue" and clears nothing.
    await tabTo(page, '.acts .btn');
    await pressToLeave(page, 'Enter');
    assert.equal(await heading(page), 'Scale');
    await tabTo(page, '#c-imp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '#c-prep');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '.acts .btn');
    await pressToLeave(page, 'Enter');
    assert.equal(await heading(page), 'Teaching');
    await tabTo(page, '#c-taught');
    await page.keyboard.press('Space');
    await tabTo(page, '#c-hours');
    await page.keyboard.type('0');
    await pressToLeave(page, 'Enter');
    assert.equal(await heading(page), 'Needs');
    await tabTo(page, '#c-top');
    await page.keyboard.press('Space');
    await tabTo(page, '#c-tools');
    await page.keyboard.press('Space');
    await tabTo(page, '#c-barriers');
    await page.keyboard.type('No time.');
    await tabTo(page, '.acts .btn');
    await pressToLeave(page, 'Enter');
    assert.equal(await heading(page), 'Check your answers');
    await tabTo(page, '.acts .btn');
    await pressToLeave(page, 'Enter');

    assert.equal(await heading(page), 'Your answers have been received');
    const [ballot] = await Array.fromAsync(
      fieldwork.stores.ballots.repositories.ballots.ofWave('study1', 'wave1'),
    );
    assert.equal(ballot?.channel, 'no-script');
    assert.deepEqual(ballot?.answers.slice(0, 4), [1, 1, 3, 2]);
  });

  for (const javaScriptEnabled of [true, false]) {
    it(`goes back with the browser's button and changes an answer, script ${javaScriptEnabled}`, async () => {
      const { fieldwork, address } = await aPlace(makeStores);
      const page = await aPage({ javaScriptEnabled });
      await begin(page, address);
      await fillIn(page);
      assert.equal(await heading(page), 'Check your answers');
      for (const expected of ['Needs', 'Teaching', 'Scale']) {
        await page.goBack();
        assert.equal(await heading(page), expected);
      }
      assert.equal(await page.isChecked('[name="a.imp"][value="5"]'), true);
      await page.check('[name="a.imp"][value="3"]');
      await goOn(page);
      await goOn(page);
      await goOn(page);
      assert.match((await page.textContent('.answers >> nth=1')) ?? '', /Moderately/);
      await press(page, 'Send my answers');
      const receipt = await page.textContent('#receipt');
      await page.goBack();
      await press(page, 'Send my answers');
      assert.equal(await page.textContent('#receipt'), receipt);
      assert.equal(await fieldwork.stores.ballots.repositories.ballots.countOfWave('study1', 'wave1'), 1);
    });
  }

  it('clicks twice and sends once', async () => {
    const { fieldwork, address } = await aPlace(makeStores);
    const page = await aPage();
    await begin(page, address);
    await fillIn(page);
    await page.dblclick('role=button[name="Send my answers"]');
    await page.waitForSelector('#receipt');
    const [ballot, ...more] = await Array.fromAsync(
      fieldwork.stores.ballots.repositories.ballots.ofWave('study1', 'wave1'),
    );
    assert.deepEqual([ballot?.channel, more.length], ['web', 0]);
  });

  it('finishes later and goes on from a link on another device, which leaves the code out of the address', async () => {
    const { address } = await aPlace(makeStores);
    const here = await aPage();
    await begin(here, address);
    await here.check('[name="a.role"][value="2"]');
    await here.fill('[name="o.role"]', 'Reporting radiographer');
    await press(here, 'Finish later');
    const link = (await here.textContent('#resume-link'))?.trim() ?? '';
    assert.match(link, /\/resume#[0-9A-Z-]{19}$/);

    const there = await aPage();
    await there.goto(link);
    assert.equal(there.url(), `${address}/resume`);
    await press(there, 'Open my answers');
    assert.equal(await there.isChecked('[name="a.role"][value="2"]'), true);
    assert.equal(await there.inputValue('[name="o.role"]'), 'Reporting radiographer');
  });

  for (const javaScriptEnabled of [true, false]) {
    it(`is led to what is missing, script ${javaScriptEnabled}`, async () => {
      const { address } = await aPlace(makeStores);
      const page = await aPage({ javaScriptEnabled });
      await begin(page, address);
      await goOn(page);
      assert.match(await page.title(), /^Error: You/);
      assert.ok(await hasFocus(page, '.errors'), 'focus is on the summary');
      await page.click('.errors a >> nth=1');
      assert.match(page.url(), /#c-place$/);
      await press(page, 'Leave them blank and continue');
      assert.equal(await heading(page), 'Scale');
    });
  }

  it('clears an answer without leaving the page', async () => {
    const { address } = await aPlace(makeStores);
    const page = await aPage();
    await begin(page, address);
    assert.equal(await page.isVisible('[data-clear]'), false);
    await page.check('[name="a.role"][value="1"]');
    await page.click('[data-clear] >> visible=true');
    assert.equal(await page.isChecked('[name="a.role"][value="1"]'), false);
  });
});

describe('every page of the respondent', () => {
  const makeStores = onDatabase('sqlite');

  /** Walks over the pages and stops at each of them. */
  async function walk(page: Page, { address, fieldwork }: Place, stop: (name: string) => Promise<void>) {
    await page.goto(address);
    await stop('consent');
    await press(page, 'Start the questionnaire');
    await stop('consent-error');
    await page.check('#read');
    await page.check('#agree');
    await press(page, 'Start the questionnaire');
    await goOn(page);
    await stop('questions-error');
    for (let pages = 0; (await page.locator('[value="continue"]').count()) > 0; pages += 1) {
      for (const choices of await page.locator('.q .scale, .q .choices').all()) {
        await choices.locator('input').nth(1).check();
      }
      await stop(`questions-${pages + 1}`);
      const leave = page.locator('[value="leave-blank"]');
      if ((await leave.count()) > 0) await leave.click();
      else await goOn(page);
    }
    await stop('review');
    await press(page, 'Finish later');
    await stop('finish-later');
    await page.goto(`${address}/withdraw`);
    await stop('withdraw');
    await page.goto(`${address}/resume`);
    await page.fill('#code', 'nonsense');
    await press(page, 'Open my answers');
    await stop('resume-error');
    await page.goBack();
    await begin(page, address);
    fieldwork.setNow('2026-07-01T12:00:00Z');
    await goOn(page);
    await stop('closed');
  }

  it('breaks no accessibility rule, light or dark, and never scrolls sideways, narrow or wide', async () => {
    const place = await aPlace(makeStores, anEducatorWave());
    const page = await aPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      // That a page answers 409 or 422 is what it should do.
      if (message.type() === 'error' && !/ 4(09|22) /.test(message.text())) complaints.push(message.text());
    });
    await walk(page, place, async (name) => {
      assert.deepEqual(await accessibilityFaults(page), [], name);
      assert.equal(await sidewaysOverflow(page), 0, name);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 1280, height: 900 });
      assert.deepEqual(await accessibilityFaults(page, ['color-contrast', 'target-size']), [], name);
      assert.equal(await sidewaysOverflow(page), 0, name);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(PHONE);
    });
    assert.deepEqual(complaints, []);
  });

  it('keeps its budget of 40 kB and 6 requests', async () => {
    const place = await aPlace(makeStores, anEducatorWave());
    const weight = await measureRespondentPage(place.address);
    assert.ok(weight.bytes <= 40_000, `${weight.bytes} bytes`);
    const page = await aPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(place.address, { waitUntil: 'networkidle' });
    assert.ok(requests.length <= 6, requests.join('\n'));
    assert.ok(!requests.some((address) => address.includes('source-serif')));
  });
});
