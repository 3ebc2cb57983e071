/** The pages of a form. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { pagesOf } from '../../survey-definitions/pages.ts';
import { SMALL } from './small-instrument.ts';

const pageIds = (form: 'core' | 'full') => pagesOf(SMALL, form).map(({ page }) => page.id);

describe('the pages of a form', () => {
  it('leaves out pages that have no item in the form', () => {
    assert.deepEqual(pageIds('core'), ['start', 'teaching', 'last']);
    assert.deepEqual(pageIds('full'), ['start', 'teaching', 'extra', 'last']);
  });

  it('gives each page its section and its items in order', () => {
    const last = pagesOf(SMALL, 'core').at(-1);
    assert.equal(last?.section.id, 'end');
    assert.deepEqual(
      last?.items.map((item) => item.id),
      ['top', 'home', 'comment'],
    );
  });
});
