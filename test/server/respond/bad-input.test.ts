/** What nobody should send, and what people do mistype: clear words, nothing stored that is wrong, nothing lost. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { onDatabase } from '../../support/databases.ts';
import {
  aFieldwork,
  type Fieldwork,
  FULL_ANSWERS,
  post,
  see,
  send,
  start,
  type Typed,
  toReview,
} from '../../support/respondent.ts';

async function atPage(fieldwork: Fieldwork, place: number) {
  let page = await start(fieldwork);
  for (const typed of FULL_ANSWERS.slice(0, place)) page = await send(fieldwork, page, typed);
  return page;
}

describe('a mistake', () => {
  const makeStores = onDatabase('sqlite');

  const mistakes: readonly {
    readonly what: string;
    readonly page: number;
    readonly typed: Typed;
    readonly says: RegExp;
    readonly keeps: string;
  }[] = [
    {
      what: 'a number out of range',
      page: 2,
      typed: { 'a.taught': '1', 'a.hours': '1000' },
      says: /Enter a number from 0 to 100/,
      keeps: 'value="1000"',
    },
    {
      what: 'words for a number',
      page: 2,
      typed: { 'a.taught': '1', 'a.hours': 'about ten' },
      says: /Enter a whole number, such as 12/,
      keeps: 'value="about ten"',
    },
    {
      what: 'a number and "I do not know"',
      page: 2,
      typed: { 'a.taught': '1', 'a.hours': '5', 'm.hours': 'do-not-know' },
      says: /but not both/,
      keeps: 'value="5"',
    },
    {
      what: 'three of at most two',
      page: 4,
      typed: { ...FULL_ANSWERS[4], 'a.top': ['1', '2', '3'] },
      says: /Choose at most 2/,
      keeps: 'value="3" id="c-top-3" checked',
    },
    {
      what: '"none" beside another',
      page: 4,
      typed: { ...FULL_ANSWERS[4], 'a.tools': ['1', '3'] },
      says: /cannot stand beside another/,
      keeps: 'value="3" id="c-tools-3" checked',
    },
    {
      what: 'a text that is too long',
      page: 4,
      typed: { ...FULL_ANSWERS[4], 'a.barriers': 'b'.repeat(201) },
      says: /Shorten this to 200 characters; it has 201/,
      keeps: 'b'.repeat(201),
    },
  ];

  for (const { what, page, typed, says, keeps } of mistakes) {
    it(`is named beside its item and in the summary, and what was typed is kept: ${what}`, async () => {
      const fieldwork = await aFieldwork(await makeStores());
      const returned = await send(fieldwork, await atPage(fieldwork, page), typed);
      assert.equal(returned.status, 422);
      assert.match(returned.title, /^Error: /);
      assert.match(returned.text, says);
      assert.equal(returned.text.match(new RegExp(says, 'g'))?.length, 2);
      assert.ok(returned.text.includes(keeps));
    });
  }

  it('lists all faults of a page at once', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const typed = { 'a.top': ['1', '2', '3'], 'a.tools': ['1', '3'], 'a.barriers': 'b'.repeat(201) };
    const returned = await send(fieldwork, await atPage(fieldwork, 4), typed);
    assert.match(returned.text, /There is a problem with 3 answers/);
  });

  it('that was left behind with "Back" is asked about before anything is sent', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const review = await toReview(fieldwork);
    const change = await send(fieldwork, review, {}, 'change:teaching');
    const back = await send(fieldwork, change, { 'a.taught': '1', 'a.hours': '1000' }, 'back');
    const refused = await send(fieldwork, back, {}, 'submit');
    assert.equal(refused.status, 422);
    assert.equal(refused.heading, 'Teaching');
    assert.match(refused.text, /Enter a number from 0 to 100/);
  });
});

describe('a tampered page', () => {
  const makeStores = onDatabase('sqlite');

  const tampered: readonly (readonly [string, Typed, RegExp])[] = [
    [
      '9 on a scale of 5',
      { 'a.imp': '9', 'a.prep': '1' },
      /“How important is it\?” is not one that can be chosen/,
    ],
    ['an option that is no number', { 'a.imp': 'toString', 'a.prep': '1' }, /is not one that can be chosen/],
    ['two answers to one scale', { 'a.imp': ['1', '2'], 'a.prep': '1' }, /is not one that can be chosen/],
    [
      'a missing answer that is not offered',
      { 'a.imp': '1', 'a.prep': 'do-not-know' },
      /How prepared are you/,
    ],
    ['an unknown item', { 'a.nonsense': '1' }, /does not have/],
    ['a prototype as an item', { 'a.__proto__': '1', 'a.constructor': '1' }, /does not have/],
    ['an item of another page', { 'a.imp': '1', 'a.prep': '1', 'a.taught': '1' }, /does not ask for it/],
    ['an item outside the form', { 'a.imp': '1', 'a.prep': '1', 'a.full_only': '1' }, /does not ask for it/],
  ];

  for (const [what, typed, says] of tampered) {
    it(`is refused in words, and nothing of it is kept: ${what}`, async () => {
      const fieldwork = await aFieldwork(await makeStores());
      const page = await atPage(fieldwork, 1);
      const refused = await send(fieldwork, page, typed);
      assert.equal(refused.status, 422);
      assert.equal(refused.heading, 'Some answers could not be read');
      assert.match(refused.text, says);
      assert.equal(Object.hasOwn(Object.prototype, 'a.__proto__'), false);
      const later = await send(fieldwork, page, {}, 'back');
      assert.equal(later.heading, 'You');
    });
  }

  it('with an unknown institution is refused', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const refused = await send(fieldwork, await start(fieldwork), { 'a.role': '1', 'a.place': 'elsewhere' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /“Where do you work\?” is not one that can be chosen/);
  });

  it('with a cut, doubled or missing secret is refused', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const page = await start(fieldwork);
    const secret = page.hidden.find(([name]) => name === 'secret')?.[1] ?? '';
    for (const sent of [[], [secret.slice(1)], [secret, secret], [`${secret}=`]]) {
      const hidden = sent.map((value) => ['secret', value] as const);
      const refused = await send(fieldwork, { ...page, hidden: [...hidden, ['page', 'you']] });
      assert.equal(refused.status, 422);
      assert.equal(refused.heading, 'This page could not be recognised');
    }
  });

  it('with a page that does not exist or an unknown button is refused', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const page = await start(fieldwork);
    const hidden = page.hidden.map(([name, value]) => [name, name === 'page' ? 'nowhere' : value] as const);
    assert.equal((await send(fieldwork, { ...page, hidden })).status, 422);
    assert.equal((await send(fieldwork, page, {}, 'drop-table')).status, 400);
  });

  it('of a megabyte is refused, names the limit, and the draft is as it was', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const page = await atPage(fieldwork, 4);
    const refused = await send(fieldwork, page, { ...FULL_ANSWERS[4], 'a.barriers': 'x'.repeat(1_000_000) });
    assert.equal(refused.status, 413);
    assert.match(refused.text, /at most 64 kB/);
    assert.equal((await send(fieldwork, page, FULL_ANSWERS[4])).heading, 'Check your answers');
  });
});

describe('a wave', () => {
  const makeStores = onDatabase('sqlite');

  it('that does not exist is not found', async () => {
    const { app } = await aFieldwork(await makeStores());
    for (const path of [
      '/s/nowhere',
      '/s/nowhere/resume',
      '/s/nowhere/answers',
      "/s/'%20OR%201=1--",
      '/s/%00',
    ]) {
      assert.equal((await see(app, path)).status, 404, path);
    }
    assert.equal((await post(app, '/s/nowhere/start', [])).status, 404);
  });

  it('opens and closes at its own midnight', async () => {
    const fieldwork = await aFieldwork(await makeStores(), { timeZone: 'Pacific/Auckland' });
    const statusAt = async (moment: string) => {
      fieldwork.setNow(moment);
      return (await see(fieldwork.app, '/s/wave-one')).status;
    };
    // Auckland is 13 hours ahead in March and 12 on the first of May.
    assert.equal(await statusAt('2026-03-01T10:59:59Z'), 409);
    assert.equal(await statusAt('2026-03-01T11:00:00Z'), 200);
    assert.equal(await statusAt('2026-04-30T11:59:59Z'), 200);
    assert.equal(await statusAt('2026-04-30T12:00:00Z'), 409);
  });

  it('that is not open says so with its name and day, and takes nothing', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const review = await toReview(fieldwork);
    fieldwork.setNow('2026-01-01T12:00:00Z');
    const early = await see(fieldwork.app, '/s/wave-one');
    assert.match(early.text, /Educator benchmark has not opened yet[\s\S]*2 March 2026/);
    fieldwork.setNow('2026-06-01T12:00:00Z');
    const late = await send(fieldwork, review, {}, 'submit');
    assert.equal(late.status, 409);
    assert.match(late.text, /Educator benchmark has closed[\s\S]*1 May 2026/);
    assert.equal(await fieldwork.stores.ballots.repositories.ballots.countOfWave('study1', 'wave1'), 0);
  });

  it('that was sealed takes nothing even while the calendar says it is open', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const review = await toReview(fieldwork);
    await fieldwork.stores.ballots.repositories.waveStates.seal('study1', 'wave1');
    const refused = await send(fieldwork, review, {}, 'submit');
    assert.equal(refused.status, 409);
    assert.match(refused.text, /no longer takes responses/);
    assert.equal(await fieldwork.stores.ballots.repositories.ballots.countOfWave('study1', 'wave1'), 0);
  });
});
