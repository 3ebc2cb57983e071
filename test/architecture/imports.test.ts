/** Who may import whom (ARCHITECTURE.md). */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { filesEnding, importsOf, textOf } from '../support/source-files.ts';

/** What each folder may import besides itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'survey-definitions': [],
  analysis: ['survey-definitions'],
  data: ['survey-definitions'],
  server: ['survey-definitions', 'analysis', 'data', 'views', 'package.json'],
};

/** The only modules that may know both stores. */
const COMPOSITION_ROOT = ['server/dependencies.ts'];

/** Words in comments are no code. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

function importsByFile(folder: string) {
  return filesEnding('.ts', [folder]).map((file) => ({ file, imports: importsOf(file) }));
}

describe('the house', () => {
  for (const [folder, allowed] of Object.entries(ALLOWED)) {
    it(`${folder} imports only ${['itself', ...allowed].join(', ')}`, () => {
      const foreign = importsByFile(folder).flatMap(({ file, imports }) =>
        imports
          .filter((path) => ![folder, ...allowed].includes(path.split('/')[0] ?? ''))
          .map((path) => `${file} imports ${path}`),
      );
      assert.deepEqual(foreign, []);
    });
  }

  it('lets nothing but the composition root open both stores', () => {
    const both = importsByFile('server')
      .filter(({ imports }) => imports.some((path) => path.startsWith('data/registry/open-')))
      .filter(({ imports }) => imports.some((path) => path.startsWith('data/ballots/open-')))
      .map(({ file }) => file);
    assert.deepEqual(both, COMPOSITION_ROOT);
  });

  it('never lets one store import the other', () => {
    const crossing = importsByFile('data').filter(
      ({ file, imports }) =>
        (file.startsWith('data/registry/') && imports.some((path) => path.startsWith('data/ballots/'))) ||
        (file.startsWith('data/ballots/') && imports.some((path) => path.startsWith('data/registry/'))),
    );
    assert.deepEqual(crossing, []);
  });

  it('keeps analysis and survey-definitions free of input, output, clock and chance', () => {
    const impure = [
      ...filesEnding('.ts', ['analysis']),
      ...filesEnding('.ts', ['survey-definitions']),
    ].filter((file) => /from 'node:|Math\.random\(|Date\.now\(|new Date\(\)|process\./.test(textOf(file)));
    assert.deepEqual(impure, []);
  });

  it('reads the environment in config.ts and hands it in from main.ts only', () => {
    const readers = filesEnding('.ts', ['server', 'data', 'analysis', 'survey-definitions']).filter((file) =>
      withoutComments(textOf(file)).includes('process.env'),
    );
    assert.deepEqual(readers, ['server/main.ts']);
  });

  it('keeps SQL in data', () => {
    const withSql = filesEnding('.ts', ['server', 'analysis']).filter((file) =>
      /from '(kysely|better-sqlite3|pg|pg-cursor)'/.test(textOf(file)),
    );
    assert.deepEqual(withSql, []);
  });
});
