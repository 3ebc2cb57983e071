/** Instruments as files in a folder that is gone after the test. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

/** The least that is a whole instrument. */
export const STRUCTURE = {
  id: 'tiny',
  version: 1,
  respondent: 'educator',
  formats: {},
  modules: [],
  items: [{ kind: 'single', id: 'teaches', options: [{ id: 'yes' }, { id: 'no' }] }],
  sections: [{ id: 'all', pages: [{ id: 'one', items: ['teaches'] }] }],
  scales: [],
  gaps: [],
  needs: [],
  breakdowns: [],
};

export const TEXTS = {
  locale: 'en-GB',
  title: 'Tiny',
  question: 'Do you teach?',
  sections: { all: { title: 'All' } },
  pages: { one: { title: 'One' } },
  formats: {},
  items: { teaches: { text: 'Do you teach?', options: { yes: 'Yes', no: 'No' } } },
};

/** @param files - what to write, by path; an object is written as JSON, a text as it is. */
export function aFolder(test: TestContext, files: Readonly<Record<string, string | object>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'readout-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    );
  }
  return folder;
}

export const TINY = { 'tiny/v1.json': STRUCTURE, 'tiny/v1.en-GB.json': TEXTS };
