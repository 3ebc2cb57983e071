/** Documents say what the source says; `npx node test/support/write-document-tables.ts` brings their tables up to date. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { allCommands } from '../../server/commands/all-commands.ts';
import { SETTINGS } from '../../server/config.ts';
import { problems } from '../../server/problem.ts';
import { currentTable, DOCUMENT_TABLES } from '../support/document-tables.ts';
import { ROOT, textOf } from '../support/source-files.ts';

const COMMANDS = await allCommands();

/** The table below a heading of a document, as it stands there. */
function tableIn(document: string, heading: string): string {
  return currentTable(textOf(document), heading);
}

/** Rows below the header and its rule. */
function rowCount(table: string): number {
  return table.split('\n').length - 2;
}

describe('documents', () => {
  for (const { document, heading, table } of DOCUMENT_TABLES) {
    it(`${document} has below "${heading}" what the source says`, () => {
      assert.equal(tableIn(document, heading), table);
    });
  }

  it('list every setting with its default, every command, every problem', () => {
    const settings = tableIn('README.md', '## Settings');
    for (const { name, fallback } of SETTINGS) {
      assert.ok(settings.includes(`| \`${name}\` | ${fallback === '' ? 'none' : `\`${fallback}\``} |`), name);
    }
    assert.equal(rowCount(settings), SETTINGS.length);
    const commands = tableIn('README.md', '## Commands');
    for (const { name } of COMMANDS) assert.match(commands, new RegExp(`^\\| \`${name}[ \`]`, 'm'));
    assert.equal(rowCount(commands), COMMANDS.length);
    assert.equal(rowCount(tableIn('CONTRIBUTING.md', '## Problem codes')), Object.keys(problems).length);
  });

  it('give each problem a code of its own', () => {
    const codes = tableIn('CONTRIBUTING.md', '## Problem codes').match(/^\| `[a-z-]+`/gm) ?? [];
    assert.equal(new Set(codes).size, Object.keys(problems).length);
  });

  it('name in README.md only commands that there are', () => {
    const text = textOf('README.md');
    const shown = [...text.matchAll(/npm run -s readout -- ([a-z]+(?: [a-z]+)?)/g)].map(
      (match) => match[1] ?? '',
    );
    assert.ok(shown.length > 0);
    const names = COMMANDS.map(({ name }) => name);
    const unknown = shown.filter(
      (words) => !names.includes(words) && !names.includes(words.split(' ')[0] ?? ''),
    );
    assert.deepEqual(unknown, []);
  });

  it('link only to files that there are', () => {
    for (const document of ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'DECISIONS.md']) {
      const links = [...textOf(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
        (match) => match[1] ?? '',
      );
      const broken = links.filter((path) => !existsSync(join(ROOT, path)));
      assert.deepEqual(broken, [], document);
    }
  });
});
