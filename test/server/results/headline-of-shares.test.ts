/** A headline names one of several shares only where its interval lies apart from all others. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { shown } from '../../../analysis/disclosure/disclosed.ts';
import {
  type NamedShare,
  sharesFinding,
  sharesHeadline,
} from '../../../server/results/figures/headline-of-shares.ts';
import { shownShare } from '../../../server/results/shown/shown-number.ts';
import { inlineWords } from '../../../server/results/words/number-words.ts';
import { translateFor } from '../../support/app.ts';
import { aCoarse, aShare, PROTECTED } from './some-results.ts';

const t = translateFor('en-GB');
const named = (name: string, count: number, n = 33): NamedShare => ({
  name,
  share: shownShare(aShare(count, n)),
});
const KEYS = {
  one: 'results.answers-headline',
  range: 'results.answers-headline-range',
  unknown: 'results.answers-headline-unknown',
};
const almostNone = shownShare(
  shown({ figure: { ...aCoarse(0, 0, 0.5), homogeneous: 'almost-none' as const }, count: null }),
);

describe('a headline of several shares', () => {
  it('names the one whose interval is apart from all others', () => {
    const rows = [named('A', 2), named('B', 20), named('C', 22)];
    assert.match(sharesHeadline(rows, 'lowest', KEYS, t), /^Least often: 6 in 100 .* A; chance alone allows/);
    assert.equal(sharesFinding(rows, 'highest').kind, 'range');
  });

  it('is a range from low to high where intervals overlap', () => {
    const rows = [named('A', 22), named('B', 18)];
    assert.equal(
      sharesHeadline(rows, 'lowest', KEYS, t),
      'Depending on the module, 55 to 67 in 100 feel prepared to teach it',
    );
  });

  it('says that only what is shown is meant', () => {
    const hidden = { name: 'C', share: shownShare(PROTECTED) };
    const words = sharesHeadline([named('A', 22), named('B', 18), hidden], 'lowest', KEYS, t);
    assert.match(words, /^Among those shown, depending/);
  });

  it('has no number where one is worded, or one alone is shown', () => {
    for (const rows of [[named('A', 2)], [named('A', 20), { name: 'B', share: almostNone }]])
      assert.equal(sharesHeadline(rows, 'lowest', KEYS, t), t('results.answers-headline-unknown'));
  });
});

describe('a worded end of the scale', () => {
  it('has its interval', () => {
    assert.equal(inlineWords(almostNone, t), 'almost none (0 to 50)');
  });
});
