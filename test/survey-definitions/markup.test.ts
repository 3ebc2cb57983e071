/** The tiny safe markup. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { markupFaults, parseMarkup, withoutMarkup } from '../../survey-definitions/markup.ts';

const words = (text: string) => ({ kind: 'text', text });

describe('the tiny markup', () => {
  it('knows strong, emphasis and links, also inside each other', () => {
    assert.deepEqual(parseMarkup('a **b *c*** [d](https://e.org/f) [g](mailto:h@i.org)'), [
      words('a '),
      { kind: 'strong', children: [words('b '), { kind: 'emphasis', children: [words('c')] }] },
      words(' '),
      { kind: 'link', href: 'https://e.org/f', children: [words('d')] },
      words(' '),
      { kind: 'link', href: 'mailto:h@i.org', children: [words('g')] },
    ]);
  });

  it('leaves every other text as it is', () => {
    for (const text of [
      '2 * 3 * 4',
      '[a](javascript:alert)',
      '[a](http://b.org)',
      '<b>a</b>',
      '**a',
      '* *',
    ]) {
      assert.deepEqual(parseMarkup(text), [words(text)]);
    }
  });

  it('never makes a link to anything but https and mailto', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'ftp', 'javascript', 'data'] }), (address) => {
        assert.equal(
          parseMarkup(`[a](${address})`).some((node) => node.kind === 'link'),
          false,
        );
      }),
    );
  });

  it('gives the words alone for files', () => {
    assert.equal(
      withoutMarkup('See **this *page*** at [our site](https://e.org).'),
      'See this page at our site.',
    );
  });

  it('says what in a text is not its own', () => {
    assert.deepEqual(markupFaults('**Good** *text* with a [link](https://e.org/a_b), 2 < 3 & 5 > 4.'), []);
    for (const text of [
      '<script>alert(1)</script>',
      'a<br>b',
      '&nbsp;',
      '![a](https://e.org)',
      '[a](javascript:alert(1))',
      '**a',
      '`a`',
      '# A',
    ]) {
      assert.notDeepEqual(markupFaults(text), [], text);
    }
  });
});
