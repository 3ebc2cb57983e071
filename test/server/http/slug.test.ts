/** What can be the slug of a wave; anything else is not found, and never reaches a database. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { slugOf } from '../../../server/http/slug.ts';
import { onDatabase } from '../../support/databases.ts';
import { aHouse } from '../study/house.ts';

describe('a slug', () => {
  it('is letters, digits, hyphens and underscores', () => {
    for (const slug of ['national-2027', 'a', 'Wave_1', 'x'.repeat(100)]) {
      assert.equal(slugOf({ params: { slug } }), slug);
    }
    for (const slug of ['', '\u0000', 'a\u0000', 'a b', 'a\n', 'é', 'x'.repeat(101)]) {
      assert.equal(slugOf({ params: { slug } }), undefined, JSON.stringify(slug));
    }
    assert.equal(slugOf({ params: {} }), undefined);
  });
});

describe('an address with a control character, on postgres', () => {
  const makeStores = onDatabase('postgres');

  it('is not found, and is no fault of the server', async () => {
    const house = await aHouse(await makeStores(), { stage: 'open' });
    for (const path of ['/waves/%00', '/waves/ours%00/export', '/s/%00', '/s/ours%07']) {
      assert.equal((await house.ask('steward', 'get', path)).status, 404, path);
    }
    for (const path of ['/waves/%00/close', '/waves/ours%00/export', '/s/%00/start']) {
      assert.equal((await house.ask('steward', 'post', path)).status, 404, path);
    }
  });
});
