/** Words in the locale that is asked for, where there is a catalogue of it; in British English otherwise. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';

import { makeTranslateFor } from '../../../server/http/messages.ts';

/** A folder of catalogues with one message each. */
function catalogues(test: TestContext, words: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'readout-messages-'));
  test.after(() => rmSync(folder, { recursive: true }));
  for (const [locale, back] of Object.entries(words)) {
    mkdirSync(join(folder, locale));
    writeFileSync(join(folder, locale, 'frame.json'), JSON.stringify({ back }));
  }
  return folder;
}

it('a page has the words of its locale, and British English ones where there are none', (test) => {
  const folder = catalogues(test, { 'en-GB': 'Back, {n, number}', 'de-DE': 'Zurück, {n, number}' });
  const translateFor = makeTranslateFor(folder);
  const said = (locale: string) => translateFor(locale)('frame.back', { n: 1.5 });
  assert.equal(said('de-DE'), 'Zurück, 1,5');
  assert.equal(said('en-GB'), 'Back, 1.5');
  for (const locale of ['fr-FR', '..', '', '../en-GB']) assert.equal(said(locale), 'Back, 1.5', locale);
});
