/** Stored words and addresses on their way into a page. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { markupHtml } from '../../../server/http/markup-html.ts';
import { safeUrl } from '../../../server/http/safe-url.ts';

describe('markup', () => {
  it('becomes strong, emphasis and links, and everything else is escaped', () => {
    assert.equal(
      markupHtml('**a** *b* [c](https://example.org/?x=1&y=2) <script> & "q"'),
      '<strong>a</strong> <em>b</em> <a href="https://example.org/?x&#x3D;1&amp;y&#x3D;2">c</a> &lt;script&gt; &amp; &quot;q&quot;',
    );
  });

  it('makes no link of an address that could run something', () => {
    assert.doesNotMatch(markupHtml('[x](javascript:alert(1))'), /<a/);
  });
});

describe('a safe address', () => {
  for (const address of [
    '/s/wave',
    '/results/a?by=role',
    '#c-role',
    'https://example.org/',
    'mailto:a@example.org',
  ]) {
    it(`is ${address}`, () => assert.equal(safeUrl(address), address));
  }

  for (const address of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'http://example.org',
    '//evil.test',
    '/\\evil.test',
    '#"><b>',
    '',
  ]) {
    it(`is not ${JSON.stringify(address)}`, () => assert.equal(safeUrl(address), '#'));
  }
});
