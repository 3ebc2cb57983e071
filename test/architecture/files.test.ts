/** How files are named and how long they may be (CONTRIBUTING.md). */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { filesEnding, textOf } from '../support/source-files.ts';

const SOURCES = filesEnding('.ts');

/** Lines that are neither blank nor comment. */
function codeLines(text: string): number {
  const withoutBlocks = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return withoutBlocks.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//'))
    .length;
}

describe('source files', () => {
  it('stop at 300 lines of code, tests at 400', () => {
    const long = SOURCES.map((file) => ({ file, lines: codeLines(textOf(file)) })).filter(
      ({ file, lines }) => lines > (file.startsWith('test/') ? 400 : 300),
    );
    assert.deepEqual(long, []);
  });

  it('are named in kebab-case for what they export, and none is a drawer', () => {
    const odd = SOURCES.filter((file) => {
      const name = file.split('/').at(-1) ?? '';
      const drawer = /^(index|utils?|helpers?|common|misc|shared)\.ts$/.test(name);
      return drawer || !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*\.ts$/.test(name.replace(/^\d{4}_/, ''));
    });
    assert.deepEqual(odd, []);
  });

  it('open with a comment that says what they are for', () => {
    const silent = SOURCES.filter((file) => !/^(#![^\n]*\n)?\/\*\*/.test(textOf(file)));
    assert.deepEqual(silent, []);
  });

  it('leave no debris: no focused or skipped test, no silenced compiler', () => {
    const words = ['.only(', '.skip(', '.todo(', '@ts-ignore', '@ts-nocheck', '@ts-expect-error', ' as any'];
    const found = SOURCES.filter((file) => file !== 'test/architecture/files.test.ts').filter((file) =>
      words.some((word) => textOf(file).includes(word)),
    );
    assert.deepEqual(found, []);
  });

  it('use named exports only', () => {
    assert.deepEqual(
      SOURCES.filter((file) => /^export default /m.test(textOf(file))),
      [],
    );
  });
});

describe('templates', () => {
  const templates = filesEnding('.hbs', ['views']);

  it('stop at 100 lines', () => {
    assert.deepEqual(
      templates.filter((file) => textOf(file).split('\n').length > 101),
      [],
    );
  });

  it('have no triple braces but the body of the layout', () => {
    const triples = templates.flatMap((file) =>
      [...textOf(file).matchAll(/\{\{\{[^}]*\}\}\}/g)].map((match) => `${file}: ${match[0]}`),
    );
    assert.deepEqual(triples, ['views/layouts/main.hbs: {{{body}}}']);
  });

  it('quote every attribute, and put nothing into scripts, styles or event attributes', () => {
    const unquoted = templates.filter((file) => /\s[a-z-]+=\{\{/.test(textOf(file)));
    const handlers = templates.filter((file) => /\son[a-z]+=|\sstyle=/.test(textOf(file)));
    const inScripts = templates.filter((file) => /<(script|style)[^>]*>[^<]*\{\{/.test(textOf(file)));
    assert.deepEqual({ unquoted, handlers, inScripts }, { unquoted: [], handlers: [], inScripts: [] });
  });

  it('say which view-model they were written for', () => {
    const silent = templates.filter(
      (file) => file.startsWith('views/pages/') && !/^\{\{!-- View-model: /.test(textOf(file)),
    );
    assert.deepEqual(silent, []);
  });
});
