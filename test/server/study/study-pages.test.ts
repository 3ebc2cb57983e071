/** Home, the list of studies and the page of a wave, as people with different roles see and use them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import request from 'supertest';

import { onDatabase } from '../../support/databases.ts';
import { type Asker, aHouse, type House, type WaveStage } from './house.ts';

const BUTTONS = ['open', 'close', 'retry', 'release', 'publish', 'unpublish', 'export'];

async function textFor(house: House, asker: Asker, path: string): Promise<string> {
  const { status, text } = await house.ask(asker, 'get', path);
  assert.equal(status, 200);
  return text;
}

/** Addresses that the buttons of a page post to. */
function formsIn(html: string): readonly string[] {
  return [...html.matchAll(/<form method="post" action="\/waves\/ours\/([a-z]+)"/g)].map(
    (match) => match[1] ?? '',
  );
}

describe('the list of studies', () => {
  const makeStores = onDatabase('sqlite');

  it('has the waves of the own studies only', async () => {
    const house = await aHouse(await makeStores(), { stage: 'open' });
    assert.match(await textFor(house, 'steward', '/studies'), /Our study/);
    for (const asker of ['without role', 'operator', 'steward of another study', 'coder'] as const) {
      assert.doesNotMatch(await textFor(house, asker, '/studies'), /Our study|First wave/);
    }
  });

  it('tells how fieldwork goes to those only who run it', async () => {
    const house = await aHouse(await makeStores(), { stage: 'open', ballots: 30 });
    assert.match(await textFor(house, 'steward', '/studies'), />\s*30 so far/);
    for (const asker of ['researcher', 'institution-lead'] as const) {
      const text = await textFor(house, asker, '/studies');
      assert.match(text, /First wave/);
      assert.doesNotMatch(text, /so far|\b30\b/);
    }
  });

  it('never tells an exact number below 23', async () => {
    const stores = await makeStores();
    const house = await aHouse(stores, { stage: 'open', ballots: 22 });
    for (const path of ['/studies', '/waves/ours']) {
      const text = await textFor(house, 'steward', path);
      assert.match(text, /10 or more so far/);
      assert.doesNotMatch(text, /\b22\b/);
    }
  });
});

describe('the home page', () => {
  const makeStores = onDatabase('sqlite');

  for (const [stage, isListed] of [
    ['draft', false],
    ['open', false],
    ['released', false],
    ['published', true],
  ] as const satisfies readonly (readonly [WaveStage, boolean])[]) {
    it(`${isListed ? 'lists' : 'does not list'} a wave that is ${stage}`, async () => {
      const house = await aHouse(await makeStores(), { stage, ballots: stage === 'draft' ? 0 : 30 });
      for (const asker of ['nobody', 'steward'] as const) {
        assert.equal((await textFor(house, asker, '/')).includes('Our study'), isListed);
      }
    });
  }

  it('tells of the release that is public, not of a later one that is not', async () => {
    const stores = await makeStores();
    const house = await aHouse(stores, { stage: 'published', ballots: 30 });
    const { releases, waves } = stores.registry.repositories;
    const first = await releases.latestOfWave('study1', 'wave1');
    assert.ok(first);
    const content = first.content.replaceAll('"n":30', '"n":41');
    assert.notEqual(content, first.content);
    await releases.store({ ...first, releaseId: 'f'.repeat(64), content });
    assert.equal((await waves.byId('study1', 'wave1'))?.publishedReleaseId, first.releaseId);

    const [open, signedIn] = [
      await textFor(house, 'nobody', '/'),
      await textFor(house, 'steward', '/studies'),
    ];
    assert.ok(/\b30\b/.test(open) && !/\b41\b/.test(open));
    assert.ok(/\b41\b/.test(signedIn));
  });
});

describe('the page of a wave', () => {
  const makeStores = onDatabase('sqlite');

  it('opens, closes, publishes and takes back with its buttons', async () => {
    const stores = await makeStores();
    const house = await aHouse(stores, { stage: 'draft' });
    const press = async (name: string) => {
      const answer = await house.ask('steward', 'post', `/waves/ours/${name}`);
      assert.deepEqual([answer.status, answer.headers.location], [303, '/waves/ours']);
      return (await house.wave()).state;
    };
    assert.deepEqual(formsIn(await textFor(house, 'steward', '/waves/ours')), ['open']);
    assert.equal(await press('open'), 'open');
    assert.deepEqual(formsIn(await textFor(house, 'steward', '/waves/ours')), ['close']);
    assert.equal(await press('retry'), 'open');
    assert.equal(await press('close'), 'closed');
    assert.equal(await press('close'), 'closed');
    assert.match(await textFor(house, 'steward', '/waves/ours'), /The release is being made/);
  });

  it('publishes the latest release and takes it back', async () => {
    const house = await aHouse(await makeStores(), { stage: 'released', ballots: 30 });
    assert.deepEqual(formsIn(await textFor(house, 'steward', '/waves/ours')), ['publish']);
    await house.ask('steward', 'post', '/waves/ours/publish');
    assert.match((await house.wave()).publishedReleaseId ?? '', /^[0-9a-f]{64}$/);
    assert.equal((await house.ask('nobody', 'get', '/results/ours')).status, 200);
    await house.ask('steward', 'post', '/waves/ours/unpublish');
    assert.equal((await house.ask('nobody', 'get', '/results/ours')).status, 404);
  });

  it('has nothing to publish before there is a release', async () => {
    const house = await aHouse(await makeStores(), { stage: 'open' });
    const { status, text } = await house.ask('steward', 'post', '/waves/ours/publish');
    assert.equal(status, 404);
    assert.match(text, /no release/);
  });

  it('changes nothing for a form on another site, whoever is signed in', async () => {
    const house = await aHouse(await makeStores(), { stage: 'open', ballots: 30 });
    const before = await house.traces();
    const cookie = `readout=${Buffer.from('steward').toString('base64url')}`;
    const foreign: readonly Readonly<Record<string, string>>[] = [
      {},
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'none' },
      { Origin: 'https://evil.test' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://readout.test' },
    ];
    for (const name of BUTTONS) {
      for (const headers of foreign) {
        const { status } = await request(house.app)
          .post(`/waves/ours/${name}`)
          .set({ ...headers, Cookie: cookie })
          .type('form')
          .send({});
        assert.equal(status, 403, `${name} ${JSON.stringify(headers)}`);
      }
    }
    assert.deepEqual(await house.traces(), before);
  });

  it('changes nothing by an address that is only looked at', async () => {
    const house = await aHouse(await makeStores(), { stage: 'draft' });
    const before = await house.traces();
    for (const name of BUTTONS.filter((button) => button !== 'export')) {
      assert.equal((await house.ask('steward', 'get', `/waves/ours/${name}`)).status, 404);
    }
    assert.deepEqual(await house.traces(), before);
  });

  it('shows names as text, whatever they hold', async () => {
    const title = '<script>alert(1)</script>{{constructor}}"><img onerror=x>';
    const house = await aHouse(await makeStores(), { stage: 'open', given: { title, notice: title } });
    for (const path of ['/studies', '/waves/ours']) {
      const text = await textFor(house, 'steward', path);
      assert.ok(text.includes('&lt;script&gt;alert(1)'));
      assert.ok(!text.includes('<script>alert(1)') && !text.includes('<img onerror'));
      assert.ok(text.includes('{{constructor}}'));
    }
  });

  it('is not kept by any cache', async () => {
    const house = await aHouse(await makeStores(), { stage: 'open' });
    const { headers } = await house.ask('steward', 'get', '/waves/ours');
    assert.match(headers['cache-control'] ?? '', /no-store/);
  });
});
