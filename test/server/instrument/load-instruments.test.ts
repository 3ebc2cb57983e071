/** Reading instruments from folders: good ones whole, faulty ones with every fault and its place. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { faultLines } from '../../../server/instrument/fault-lines.ts';
import {
  loadInstrument,
  loadInstruments,
  SHIPPED_INSTRUMENTS,
} from '../../../server/instrument/load-instruments.ts';
import { aFolder, STRUCTURE, TEXTS, TINY } from './instrument-folder.ts';

function faultsOf(file: string): readonly string[] {
  const result = loadInstrument(file);
  return result.ok ? [] : faultLines(file, result.faults);
}

describe('instruments in a folder', () => {
  it('are read with the texts that lie beside them', (test) => {
    const folder = aFolder(test, { ...TINY, 'tiny/v1.de.json': { ...TEXTS, locale: 'de' } });
    const [result, ...others] = loadInstruments(folder);
    assert.deepEqual(others, []);
    assert.ok(result?.ok);
    assert.equal(result.loaded.instrument.id, 'tiny');
    assert.deepEqual(Object.keys(result.loaded.textsByLocale).sort(), ['de', 'en-GB']);
    assert.equal(result.loaded.structureText, JSON.stringify(STRUCTURE, null, 2));
  });

  it('may begin with a byte-order mark', (test) => {
    const folder = aFolder(test, {
      'tiny/v1.json': `\uFEFF${JSON.stringify(STRUCTURE)}`,
      'tiny/v1.en-GB.json': `\uFEFF${JSON.stringify(TEXTS)}`,
    });
    assert.deepEqual(faultsOf(join(folder, 'tiny/v1.json')), []);
  });

  it('are every version there is, and nothing else that lies there', (test) => {
    const folder = aFolder(test, {
      ...TINY,
      'tiny/v2.json': { ...STRUCTURE, version: 2 },
      'tiny/v2.en-GB.json': TEXTS,
      'tiny/README.md': '# Tiny',
      'tiny/notes.json': '{}',
      'schema.json': '{}',
      'empty/.keep': '',
    });
    const versions = loadInstruments(folder).map((result) => result.ok && result.loaded.instrument.version);
    assert.deepEqual(versions, [1, 2]);
  });

  it('are told apart when one version number begins with the other', (test) => {
    const folder = aFolder(test, {
      ...TINY,
      'tiny/v10.json': { ...STRUCTURE, version: 10 },
      'tiny/v10.en-GB.json': { ...TEXTS, title: 'Ten' },
    });
    const titles = loadInstruments(folder).map(
      (result) => result.ok && result.loaded.textsByLocale['en-GB']?.title,
    );
    assert.deepEqual([...titles].sort(), ['Ten', 'Tiny']);
  });

  it('that are shipped are without fault', () => {
    const results = loadInstruments(SHIPPED_INSTRUMENTS);
    const names = results.map((result) =>
      result.ok ? `${result.loaded.instrument.id}/${result.loaded.instrument.version}` : result.file,
    );
    assert.deepEqual(names, ['educator-readiness/1', 'institution-provision/1']);
  });
});

describe('a faulty instrument', () => {
  it('is reported with every fault, its file and its line', (test) => {
    const items = [
      { kind: 'single', id: 'teaches', options: [{ id: 'yes' }, { id: 'no' }] },
      { kind: 'single', id: 'Not An Id', options: [{ id: 'yes' }] },
      { kind: 'guess', id: 'what' },
    ];
    const folder = aFolder(test, {
      'tiny/v1.json': { ...STRUCTURE, items },
      'tiny/v1.en-GB.json': { ...TEXTS, title: '' },
    });
    const file = join(folder, 'tiny/v1.json');
    const faults = faultsOf(file);
    for (const place of ['items[1].id (line', 'items[2].kind (line', 'title (line']) {
      assert.ok(
        faults.some((fault) => fault.includes(place)),
        `${place} in ${faults.join('\n')}`,
      );
    }
    assert.ok(faults.every((fault) => fault.startsWith(`${file}: `)));
    assert.ok(faults.some((fault) => fault.startsWith(`${file}: en-GB: title`)));
  });

  it('that is no JSON is reported with the place where reading stopped', (test) => {
    const folder = aFolder(test, { ...TINY, 'tiny/v1.json': '{\n  "id": "tiny",\n  oops\n}' });
    const faults = faultsOf(join(folder, 'tiny/v1.json'));
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', /line 3, column 3\).*not JSON/);
  });

  it('without any texts is reported', (test) => {
    const folder = aFolder(test, { 'tiny/v1.json': STRUCTURE });
    assert.match(faultsOf(join(folder, 'tiny/v1.json')).join(), /there are no texts in any language/);
  });

  it('whose texts lack an item is reported at that file', (test) => {
    const folder = aFolder(test, { ...TINY, 'tiny/v1.en-GB.json': { ...TEXTS, items: {} } });
    assert.match(faultsOf(join(folder, 'tiny/v1.json')).join(), /: en-GB: .*teaches/);
  });

  it('does not keep the others from being read', (test) => {
    const folder = aFolder(test, { ...TINY, 'broken/v1.json': '{' });
    assert.deepEqual(
      loadInstruments(folder).map(({ ok }) => ok),
      [false, true],
    );
  });
});
