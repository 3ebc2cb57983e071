/** Publishing at start: what is right is published, what was published is frozen, what is faulty is refused. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { instrumentHash } from '../../../server/instrument/instrument-hash.ts';
import { makeInstrumentShelf, textsIn } from '../../../server/instrument/instrument-shelf.ts';
import { provideInstruments } from '../../../server/instrument/provide-instruments.ts';
import { Problem } from '../../../server/problem.ts';
import { onDatabase } from '../../support/databases.ts';
import { aFolder, STRUCTURE, TEXTS, TINY } from './instrument-folder.ts';

const SHIPPED = ['educator-readiness/1', 'institution-provision/1'];

describe('instruments at start', () => {
  const makeStores = onDatabase('sqlite');

  async function publishing() {
    const { instruments } = (await makeStores()).registry.repositories;
    return {
      instruments,
      provide: (folder?: string) => provideInstruments(instruments, folder),
      published: async () =>
        (await instruments.list()).map(({ instrumentId, version }) => `${instrumentId}/${version}`),
    };
  }

  it('are the shipped ones, once, however often the server starts', async () => {
    const { provide, published } = await publishing();
    await provide();
    await provide();
    assert.deepEqual(await published(), SHIPPED);
  });

  it('are those of the own folder as well', async (test) => {
    const { provide, published } = await publishing();
    await provide(aFolder(test, TINY));
    assert.deepEqual(await published(), [...SHIPPED, 'tiny/1']);
  });

  it('that are faulty are refused with every fault of every file, and nothing is published', async (test) => {
    const { provide, published } = await publishing();
    const folder = aFolder(test, {
      ...TINY,
      'one/v1.json': '{',
      'two/v1.json': { ...STRUCTURE, items: [], sections: [] },
      'two/v1.en-GB.json': TEXTS,
    });
    await assert.rejects(provide(folder), (error) => {
      assert.ok(error instanceof Problem);
      assert.equal(error.code, 'refused');
      assert.ok(error.message.includes(join(folder, 'one/v1.json')));
      assert.ok(error.message.includes(join(folder, 'two/v1.json')));
      assert.ok(!error.message.includes(join(folder, 'tiny/v1.json')));
      return true;
    });
    assert.deepEqual(await published(), []);
  });

  it('are frozen: another structure under the same version is refused, and the first one stays', async (test) => {
    const { provide, instruments } = await publishing();
    const folder = aFolder(test, TINY);
    await provide(folder);
    const file = join(folder, 'tiny/v1.json');
    const items = [{ kind: 'single', id: 'teaches', options: [{ id: 'no' }, { id: 'yes' }] }];
    writeFileSync(file, JSON.stringify({ ...STRUCTURE, items }));
    await assert.rejects(provide(folder), /frozen.*\ntiny\/1 was published with another structure/);
    assert.ok(await instruments.byHash(instrumentHash(STRUCTURE)));
    assert.equal((await instruments.list()).filter(({ instrumentId }) => instrumentId === 'tiny').length, 1);
  });

  it('are frozen: other words under the same version are refused', async (test) => {
    const { provide } = await publishing();
    const folder = aFolder(test, TINY);
    await provide(folder);
    writeFileSync(join(folder, 'tiny/v1.en-GB.json'), JSON.stringify({ ...TEXTS, title: 'Smaller' }));
    await assert.rejects(provide(folder), /tiny\/1 was published with other texts/);
  });

  it('may gain a locale and a new version', async (test) => {
    const { provide, published, instruments } = await publishing();
    const folder = aFolder(test, TINY);
    await provide(folder);
    writeFileSync(join(folder, 'tiny/v1.de.json'), JSON.stringify({ ...TEXTS, locale: 'de' }));
    writeFileSync(join(folder, 'tiny/v2.json'), JSON.stringify({ ...STRUCTURE, version: 2 }));
    writeFileSync(join(folder, 'tiny/v2.en-GB.json'), JSON.stringify(TEXTS));
    await provide(folder);
    assert.deepEqual(await published(), [...SHIPPED, 'tiny/1', 'tiny/2']);
    const tiny = await instruments.byHash(instrumentHash(STRUCTURE));
    assert.deepEqual(Object.keys(tiny?.textsByLocale ?? {}).sort(), ['de', 'en-GB']);
  });

  it('are the same instrument however their file is laid out', async (test) => {
    const { provide, published } = await publishing();
    const folder = aFolder(test, TINY);
    await provide(folder);
    writeFileSync(join(folder, 'tiny/v1.json'), JSON.stringify(STRUCTURE));
    const reversed = Object.fromEntries(Object.entries(STRUCTURE).reverse());
    writeFileSync(join(folder, 'tiny/v1.json'), JSON.stringify(reversed));
    await provide(folder);
    assert.deepEqual(await published(), [...SHIPPED, 'tiny/1']);
  });
});

describe('the shelf', () => {
  const makeStores = onDatabase('sqlite');

  it('hands out what was published by its hash, and nothing for another hash', async (test) => {
    const { instruments } = (await makeStores()).registry.repositories;
    await provideInstruments(instruments, aFolder(test, TINY));
    const instrumentByHash = makeInstrumentShelf(instruments);
    const tiny = await instrumentByHash(instrumentHash(STRUCTURE));
    assert.equal(tiny?.instrument.items[0]?.id, 'teaches');
    assert.equal(await instrumentByHash('0'.repeat(64)), undefined);
  });

  it('finds one that was published after it was asked in vain', async (test) => {
    const { instruments } = (await makeStores()).registry.repositories;
    const instrumentByHash = makeInstrumentShelf(instruments);
    const hash = instrumentHash(STRUCTURE);
    assert.equal(await instrumentByHash(hash), undefined);
    await provideInstruments(instruments, aFolder(test, TINY));
    assert.equal((await instrumentByHash(hash))?.instrument.id, 'tiny');
  });

  it('gives the words in the locale that was asked for, or else those that there are', async (test) => {
    const { instruments } = (await makeStores()).registry.repositories;
    const german = { ...TEXTS, locale: 'de', title: 'Klein' };
    await provideInstruments(instruments, aFolder(test, { ...TINY, 'tiny/v1.de.json': german }));
    const tiny = await makeInstrumentShelf(instruments)(instrumentHash(STRUCTURE));
    assert.ok(tiny);
    assert.equal(textsIn(tiny, 'de').title, 'Klein');
    assert.equal(textsIn(tiny, 'en-GB').title, 'Tiny');
    assert.ok(['Klein', 'Tiny'].includes(textsIn(tiny, 'fr').title));
    assert.throws(() => textsIn({ ...tiny, textsByLocale: new Map() }, 'de'), RangeError);
  });
});
