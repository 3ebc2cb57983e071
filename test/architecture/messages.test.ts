/** The message catalogue: what is asked for is there, and what is there is asked for. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { makeTranslate } from '../../server/http/messages.ts';
import { filesEnding, ROOT, textOf } from '../support/source-files.ts';

const FOLDER = join(ROOT, 'views/messages');

function catalogueKeys(locale: string): readonly string[] {
  return readdirSync(join(FOLDER, locale)).flatMap((file) => {
    const words: Record<string, string> = JSON.parse(textOf(`views/messages/${locale}/${file}`));
    return Object.keys(words).map((name) => `${file.replace(/\.json$/, '')}.${name}`);
  });
}

const sources = [...filesEnding('.ts', ['server']), ...filesEnding('.hbs', ['views'])].map(textOf).join('\n');
const literalKeys = [...sources.matchAll(/(?:\bt\(|\{\{t |\(t )\s*['"]([a-z-]+\.[A-Za-z0-9_.-]+)['"]/g)].map(
  (match) => match[1] ?? '',
);

describe('the message catalogue', () => {
  it('has every key that a page or a view-model asks for', () => {
    const known = new Set(catalogueKeys('en-GB'));
    assert.deepEqual([...new Set(literalKeys)].filter((key) => !known.has(key)).sort(), []);
  });

  it('holds no key that nothing asks for', () => {
    // Keys built from an identifier, t(`results.state-${kind}`), name their beginning in the source.
    const beginnings = [...sources.matchAll(/([a-z-]+\.[A-Za-z0-9_.-]*)\$\{/g)].map(
      (match) => match[1] ?? '',
    );
    const unused = catalogueKeys('en-GB').filter(
      (key) => !sources.includes(key) && !beginnings.some((beginning) => key.startsWith(beginning)),
    );
    assert.deepEqual(unused, []);
  });

  it('refuses a key that is not there', () => {
    const t = makeTranslate(FOLDER, 'en-GB');
    assert.throws(() => t('frame.no-such-words'), /no message frame\.no-such-words/);
  });
});
