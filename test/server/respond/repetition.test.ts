/** One ballot and one receipt however often it is sent; coming back; taking it back. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { onEveryDatabase } from '../../support/databases.ts';
import {
  aFieldwork,
  type Fieldwork,
  FULL_ANSWERS,
  post,
  receiptOn,
  resumeCodeOn,
  see,
  send,
  start,
  toReview,
} from '../../support/respondent.ts';

const countOf = ({ stores }: Fieldwork) => stores.ballots.repositories.ballots.countOfWave('study1', 'wave1');

const draftsOf = ({ stores }: Fieldwork) =>
  stores.ballots.db.selectFrom('drafts').select('draft_hash').execute();

onEveryDatabase('sending', (makeStores) => {
  it('twice, at once, and after the seal gives one ballot and the same receipt', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const review = await toReview(fieldwork);
    const together = await Promise.all(
      Array.from({ length: 10 }, () => send(fieldwork, review, {}, 'submit')),
    );
    await fieldwork.stores.ballots.repositories.waveStates.seal('study1', 'wave1');
    fieldwork.setNow('2026-06-01T12:00:00Z');
    const replay = await send(fieldwork, review, {}, 'submit');
    const receipts = new Set([...together, replay].map(receiptOn));
    assert.equal(receipts.size, 1);
    assert.notEqual(receiptOn(replay), '');
    assert.equal(await countOf(fieldwork), 1);
  });

  it('removes the draft, and an old page sent afterwards shows the receipt again', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const first = await start(fieldwork);
    const code = resumeCodeOn(await send(fieldwork, first, {}, 'later'));
    let page = first;
    for (const typed of FULL_ANSWERS) page = await send(fieldwork, page, typed);
    const receipt = receiptOn(await send(fieldwork, page, {}, 'submit'));

    const old = await send(fieldwork, first, { 'a.role': '2' });
    assert.equal(receiptOn(old), receipt);
    const resumed = await post(fieldwork.app, '/s/wave-one/resume', [['code', code]]);
    assert.equal(resumed.status, 422);
    assert.match(resumed.text, /no saved answers under this code/);
  });

  it('beside pages from other tabs leaves one ballot and no draft', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    for (let round = 0; round < 15; round += 1) {
      const first = await start(fieldwork);
      let page = first;
      for (const typed of FULL_ANSWERS) page = await send(fieldwork, page, typed);
      const others = Array.from({ length: 4 }, () => send(fieldwork, first, { 'a.role': '2' }));
      const [sent, ...pages] = await Promise.all([send(fieldwork, page, {}, 'submit'), ...others]);
      assert.notEqual(receiptOn(sent), '');
      for (const { status } of pages) assert.ok(status < 500);
      assert.equal(await countOf(fieldwork), round + 1);
      assert.deepEqual(await draftsOf(fieldwork), []);
    }
  });

  it('two pages from two tabs at once keeps what was answered on both', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const [you = {}, scale = {}, ...rest] = FULL_ANSWERS;
    for (let round = 0; round < 15; round += 1) {
      const first = await start(fieldwork);
      const second = await send(fieldwork, first, { 'a.role': '2', 'a.place': 'south' });
      await Promise.all([send(fieldwork, first, you), send(fieldwork, second, scale)]);

      let page = await send(fieldwork, second, scale);
      for (const typed of rest) page = await send(fieldwork, page, typed);
      assert.match(page.text, /Lecturer/);
      assert.match(page.text, /Northbridge/);
    }
  });

  it('two pages at once of a draft that had expired keeps what was answered on both', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const [you = {}, scale = {}] = FULL_ANSWERS;
    for (let round = 0; round < 15; round += 1) {
      const first = await start(fieldwork);
      const second = await send(fieldwork, first, you);
      await fieldwork.stores.ballots.db.deleteFrom('drafts').execute();
      await Promise.all([send(fieldwork, first, you), send(fieldwork, second, scale)]);

      const third = await send(fieldwork, second, scale, 'back');
      assert.match(third.text, /value="1" id="[^"]+" checked/);
      assert.match(third.text, /value="north" id="[^"]+" checked|<option value="north" selected/);
    }
  });

  it('can be taken back with the receipt, comments too, until the seal', async () => {
    const fieldwork = await aFieldwork(await makeStores());
    const receipt = receiptOn(await send(fieldwork, await toReview(fieldwork), {}, 'submit'));
    const wrong = await post(fieldwork.app, '/s/wave-one/withdraw', [['code', '0000-0000-0000-0000']]);
    assert.equal(await countOf(fieldwork), 1);

    const typed = ` ${receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    const right = await post(fieldwork.app, '/s/wave-one/withdraw', [['code', typed]]);
    assert.deepEqual([right.status, right.heading], [wrong.status, wrong.heading]);
    assert.equal(await countOf(fieldwork), 0);
    const { texts, waveStates } = fieldwork.stores.ballots.repositories;
    assert.deepEqual(await Array.fromAsync(texts.ofWave('study1', 'wave1')), []);

    await waveStates.seal('study1', 'wave1');
    const late = await post(fieldwork.app, '/s/wave-one/withdraw', [['code', receipt]]);
    assert.equal(late.status, 409);
    assert.match(late.text, /can no longer be withdrawn/);
  });
});

describe('coming back', () => {
  onEveryDatabase('with the code', (makeStores) => {
    it('opens the answers on another device, with the same receipt at the end', async () => {
      const fieldwork = await aFieldwork(await makeStores());
      let here = await start(fieldwork);
      for (const typed of FULL_ANSWERS.slice(0, 2)) here = await send(fieldwork, here, typed);
      const later = await send(fieldwork, here, { 'a.taught': '1' }, 'later');
      const code = resumeCodeOn(later);
      assert.match(later.text, new RegExp(`http://readout.test/s/wave-one/resume#${code}`));
      assert.match(later.text, /24 March 2026/);

      const typed = code.toLowerCase().replaceAll('-', '').replaceAll('0', 'O').replaceAll('1', 'i');
      let there = await post(fieldwork.app, '/s/wave-one/resume', [['code', typed]]);
      assert.equal(there.heading, 'Teaching');
      assert.match(there.text, /name="a\.taught" value="1" id="[^"]+" checked/);
      for (const rest of FULL_ANSWERS.slice(2)) there = await send(fieldwork, there, rest);
      const receipt = receiptOn(await send(fieldwork, there, {}, 'submit'));
      assert.equal(receiptOn(await send(fieldwork, here, {}, 'continue')), receipt);
      assert.equal(await countOf(fieldwork), 1);
    });
  });

  onEveryDatabase('too late', (makeStores) => {
    it('finds no draft on its last day, but a page that is still open loses nothing', async () => {
      const fieldwork = await aFieldwork(await makeStores());
      const first = await start(fieldwork);
      const code = resumeCodeOn(await send(fieldwork, first, { 'a.role': '2', 'a.place': 'south' }, 'later'));
      fieldwork.setNow('2026-03-23T23:59:00Z');
      assert.equal((await post(fieldwork.app, '/s/wave-one/resume', [['code', code]])).status, 200);
      fieldwork.setNow('2026-03-24T00:00:00Z');
      assert.equal((await post(fieldwork.app, '/s/wave-one/resume', [['code', code]])).status, 422);

      const kept = await send(fieldwork, first, { 'a.role': '2', 'a.place': 'south' });
      assert.match(kept.text, /Your saved answers were no longer there/);
      assert.equal(kept.heading, 'Scale');
      const resumed = await post(fieldwork.app, '/s/wave-one/resume', [['code', code]]);
      const back = await send(fieldwork, resumed, {}, 'back');
      assert.match(back.text, /value="2" id="[^"]+" checked/);
    });

    it('sends everything from a review whose draft has expired', async () => {
      const fieldwork = await aFieldwork(await makeStores());
      const review = await toReview(fieldwork);
      fieldwork.setNow('2026-04-20T12:00:00Z');
      const receipt = await send(fieldwork, review, {}, 'submit');
      assert.notEqual(receiptOn(receipt), '');
      const texts = await Array.fromAsync(
        fieldwork.stores.ballots.repositories.texts.ofWave('study1', 'wave1'),
      );
      assert.deepEqual(
        texts.map(({ text }) => text),
        ['No time.'],
      );
    });
  });

  onEveryDatabase('without a form', (makeStores) => {
    it('leads from the typed address to the page that asks for the code', async () => {
      const { app } = await aFieldwork(await makeStores());
      const page = await see(app, '/s/wave-one/answers');
      assert.deepEqual([page.status, page.headers.location], [303, '/s/wave-one/resume']);
      assert.match((await see(app, '/s/wave-one/resume')).text, /start from the beginning/);
    });

    it('refuses what is no code, and keeps what was typed', async () => {
      const { app } = await aFieldwork(await makeStores());
      const page = await post(app, '/s/wave-one/resume', [['code', 'my code <b>']]);
      assert.equal(page.status, 422);
      assert.match(page.text, /Enter a code of 16 letters and digits/);
      assert.match(page.text, /value="my code &lt;b&gt;"/);
    });
  });
});

describe('what is kept', () => {
  onEveryDatabase('of a draft', (makeStores) => {
    it('is encrypted, under a hash of the code, and gone at the latest when the wave closes', async () => {
      const fieldwork = await aFieldwork(await makeStores(), { draftDays: 90 });
      const page = await send(fieldwork, await start(fieldwork), { 'a.role': '1', 'o.role': 'Ada' }, 'later');
      assert.match(page.text, /1 May 2026/);
      const rows = await fieldwork.stores.ballots.db.selectFrom('drafts').selectAll().execute();
      assert.equal(rows.length, 1);
      const stored = JSON.stringify(rows) + Buffer.from(rows[0]?.body ?? '', 'base64').toString('latin1');
      assert.doesNotMatch(stored, /Ada|a\.role|secret/);
      assert.doesNotMatch(stored, new RegExp(resumeCodeOn(page)));
      assert.equal(rows[0]?.expires_on, '2026-05-01');
    });
  });

  onEveryDatabase('of a ballot', (makeStores) => {
    it('holds neither secret, code nor receipt, and its texts share nothing with it', async () => {
      const fieldwork = await aFieldwork(await makeStores());
      const review = await toReview(fieldwork);
      const secret = review.hidden.find(([name]) => name === 'secret')?.[1] ?? '';
      const receipt = receiptOn(await send(fieldwork, review, {}, 'submit'));
      const { db } = fieldwork.stores.ballots;
      const [ballot] = await db.selectFrom('ballots').selectAll().execute();
      const [text] = await db.selectFrom('texts').selectAll().execute();
      const stored = JSON.stringify([ballot, text]);
      for (const hidden of [secret, receipt, receipt.replaceAll('-', '')])
        assert.ok(!stored.includes(hidden));
      assert.ok(![ballot?.nullifier, ballot?.withdrawal_hash].includes(text?.text_hash));
    });
  });
});
