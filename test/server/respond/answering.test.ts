/** The respondent's way from consent to receipt, without script. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { decodeAnswers } from '../../../survey-definitions/decode-answers.ts';
import { onDatabase } from '../../support/databases.ts';
import {
  aFieldwork,
  type Fieldwork,
  FORM_INSTRUMENT,
  FULL_ANSWERS,
  post,
  receiptOn,
  see,
  send,
  start,
  toReview,
} from '../../support/respondent.ts';

async function ballotsOf({ stores }: Fieldwork) {
  return Array.fromAsync(stores.ballots.repositories.ballots.ofWave('study1', 'wave1'));
}

async function textsOf({ stores }: Fieldwork) {
  return Array.fromAsync(stores.ballots.repositories.texts.ofWave('study1', 'wave1'));
}

describe('answering', () => {
  const makeStores = onDatabase('sqlite');

  it('goes from information over every page and the review to a receipt, and stores one ballot', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    assert.match((await see(fieldwork.app, '/s/wave-one')).text, /This study is confidential/);

    const review = await toReview(fieldwork);
    assert.equal(review.heading, 'Check your answers');
    for (const words of [
      'Lecturer',
      'University of Northbridge',
      '3 hours',
      'Industry',
      'Time, Room',
      'No time.',
    ]) {
      assert.ok(review.text.includes(words), words);
    }
    const receipt = await send(fieldwork, review, {}, 'submit');

    assert.match(receiptOn(receipt), /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal(receipt.headers['cache-control'], 'no-store');
    const [ballot, ...more] = await ballotsOf(fieldwork);
    assert.deepEqual(more, []);
    assert.equal(ballot?.channel, 'no-script');
    assert.equal(ballot?.stratumId, 'north');
    const answers = decodeAnswers(FORM_INSTRUMENT, ballot?.answers ?? []);
    assert.deepEqual(answers.get('imp'), { kind: 'code', code: 5 });
    assert.deepEqual(answers.get('top'), { kind: 'codes', codes: [1, 3] });
    assert.deepEqual(answers.get('hours'), { kind: 'number', value: 3 });
    assert.deepEqual(answers.get('full_only'), { kind: 'missing', missing: 'not-shown' });
    assert.deepEqual(
      (await textsOf(fieldwork)).map(({ itemId, text }) => [itemId, text]),
      [['barriers', 'No time.']],
    );
  });

  it('starts only with both boxes, and keeps the one that was ticked', async () => {
    const { app } = await aFieldwork(await makeStores());
    const page = await post(app, '/s/wave-one/start', [['read', 'yes']]);
    assert.equal(page.status, 422);
    assert.match(page.title, /^Error: /);
    assert.match(page.text, /href="#agree"/);
    assert.match(page.text, /id="read" checked/);
    assert.doesNotMatch(page.text, /href="#read"/);
  });

  it('asks once about blank answers, links to them, and then leaves them blank', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const second = await send(fieldwork, await start(fieldwork), FULL_ANSWERS[0]);
    const asked = await send(fieldwork, second, { 'a.imp': '4' });
    assert.equal(asked.status, 422);
    assert.match(asked.text, /One question has no answer/);
    assert.match(asked.text, /<a href="#c-prep">How prepared are you\?<\/a>/);
    assert.match(asked.text, /name="a\.imp" value="4" id="[^"]+" checked/);

    const third = await send(fieldwork, asked, { 'a.imp': '4' }, 'leave-blank');
    assert.equal(third.heading, 'Teaching');
    const again = await send(fieldwork, await send(fieldwork, third, {}, 'back'), { 'a.imp': '3' });
    assert.equal(again.heading, 'Teaching');
  });

  it('shows an item that an answer on the same page opens', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    let page = await start(fieldwork);
    for (const typed of FULL_ANSWERS.slice(0, 2)) page = await send(fieldwork, page, typed);
    assert.doesNotMatch(page.text, /Why not\?/);
    const more = await send(fieldwork, page, { 'a.taught': '2', 'a.hours': '0' });
    assert.equal(more.heading, 'Teaching');
    assert.match(more.text, /Your answer opens more questions/);
    assert.match(more.text, /Why not\?/);
    const next = await send(fieldwork, more, { 'a.taught': '2', 'a.hours': '0', 'a.why_not': 'No room' });
    assert.equal(next.heading, 'Needs', 'the page that needs an hour of training is skipped');
  });

  it('drops answers to items that a later change hides', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const review = await toReview(fieldwork);
    const change = await send(fieldwork, review, {}, 'change:teaching');
    const back = await send(fieldwork, change, { 'a.taught': '1', 'a.hours': '0' });
    assert.equal(back.heading, 'Check your answers');
    await send(fieldwork, back, {}, 'submit');
    const [ballot] = await ballotsOf(fieldwork);
    const answers = decodeAnswers(FORM_INSTRUMENT, ballot?.answers ?? []);
    assert.deepEqual(answers.get('provider'), { kind: 'missing', missing: 'not-shown' });
  });

  it('leads from a change to the pages it opens before it leads back to the review', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const [you = {}, scale = {}, , , needs = {}] = FULL_ANSWERS;
    const review = await toReview(fieldwork, [you, scale, { 'a.taught': '1', 'a.hours': '0' }, needs]);
    const change = await send(fieldwork, review, {}, 'change:teaching');
    const opened = await send(fieldwork, change, { 'a.taught': '1', 'a.hours': '2' });
    assert.equal(opened.heading, 'Training');
    assert.equal((await send(fieldwork, opened, { 'a.provider': '1' })).heading, 'Check your answers');
  });

  it('submits nothing past pages that were never seen', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const first = await start(fieldwork);
    const page = await send(
      fieldwork,
      { ...first, hidden: first.hidden.filter(([name]) => name === 'secret') },
      {},
      'submit',
    );
    assert.equal(page.heading, 'You');
    assert.deepEqual(await ballotsOf(fieldwork), []);
  });

  it('clears one answer and keeps the others', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const second = await send(fieldwork, await start(fieldwork), FULL_ANSWERS[0]);
    const cleared = await send(fieldwork, second, { 'a.imp': '4', 'a.prep': '2' }, 'clear:imp');
    assert.equal(cleared.status, 200);
    assert.doesNotMatch(cleared.text, /name="a\.imp" value="\d" id="[^"]+" checked/);
    assert.match(cleared.text, /name="a\.prep" value="2" id="[^"]+" checked/);
  });

  it('names the page, the section, the study and an error in the title, and progress in words', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const first = await start(fieldwork);
    assert.equal(first.title, 'You, About you - Educator benchmark');
    assert.match(first.text, /Part 1 of 2: About you\. Page 1 of 2\./);
    assert.equal((await send(fieldwork, first)).title, 'Error: You, About you - Educator benchmark');
  });

  it('lets the browser keep pages for its back button, and nobody else', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    assert.equal((await start(fieldwork)).headers['cache-control'], 'private, no-cache');
  });

  it('counts a page whose script ran as web', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const review = await toReview(fieldwork);
    const hidden = review.hidden.map(([name, value]) => [name, name === 'channel' ? 'web' : value] as const);
    await send(fieldwork, { ...review, hidden }, {}, 'submit');
    assert.equal((await ballotsOf(fieldwork))[0]?.channel, 'web');
  });

  it('stores an institution as declared and never as a stratum in the open mode', async () => {
    const fieldwork = await aFieldwork(await makeStores(), { mode: 'open' });
    await send(fieldwork, await toReview(fieldwork), {}, 'submit');
    const [ballot] = await ballotsOf(fieldwork);
    assert.deepEqual([ballot?.stratumId, ballot?.declaredInstitutionId], ['none', 'north']);
  });

  it('counts a person whose institution is not in the list in no institution', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const review = await toReview(fieldwork, [
      { 'a.role': '1', 'a.place': 'not-listed' },
      ...FULL_ANSWERS.slice(1),
    ]);
    assert.match(review.text, /My institution is not in the list/);
    await send(fieldwork, review, {}, 'submit');
    assert.equal((await ballotsOf(fieldwork))[0]?.stratumId, 'none');
  });

  it('says so where a draft was deleted between two pages, and keeps what was just typed', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const second = await send(fieldwork, await start(fieldwork), FULL_ANSWERS[0]);
    await fieldwork.stores.ballots.db.deleteFrom('drafts').execute();
    const third = await send(fieldwork, second, FULL_ANSWERS[1]);
    assert.match(third.text, /Your saved answers were no longer there/);
    const back = await send(fieldwork, third, {}, 'back');
    assert.match(back.text, /value="5" id="[^"]+" checked/);
  });

  it('asks full-form items only in the full form', async () => {
    const fieldwork = await aFieldwork(await makeStores(), { form: 'full' });
    const second = await send(fieldwork, await start(fieldwork), FULL_ANSWERS[0]);
    assert.match(second.text, /Only in the full form\?/);
  });

  it('shows markup of the instrument and escapes everything else', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const second = await send(fieldwork, await start(fieldwork), FULL_ANSWERS[0]);
    assert.match(second.text, /Think of <strong>your<\/strong> programme\./);
    const typed = '<script>alert(1)</script>{{secret}}';
    const review = await toReview(fieldwork, [
      ...FULL_ANSWERS.slice(0, 4),
      { ...FULL_ANSWERS[4], 'a.barriers': typed },
    ]);
    assert.doesNotMatch(review.text, /<script>alert/);
    assert.match(review.text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;\{\{secret\}\}/);
  });
});
