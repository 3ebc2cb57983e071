/** How numbers are rounded and worded: as exact as their group allows, and never without a reason. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { shown, suppressed } from '../../../analysis/disclosure/disclosed.ts';
import { type Estimate, notEstimable } from '../../../analysis/estimates/estimate.ts';
import {
  roundHalfUp,
  shownBounds,
  shownGap,
  shownMean,
  shownShare,
} from '../../../server/results/shown/shown-number.ts';
import { listWords } from '../../../server/results/words/list-words.ts';
import { inlineWords, numberWords } from '../../../server/results/words/number-words.ts';
import { pWords } from '../../../server/results/words/uncertainty-words.ts';
import { translateFor } from '../../support/app.ts';
import { aCoarse, aMean, aShare } from './some-results.ts';

const t = translateFor('en-GB');

describe('a number on a page', () => {
  it('is a whole share of 100 with its interval', () => {
    assert.equal(inlineWords(shownShare(aShare(5, 33)), t), '15 (7 to 31)');
  });

  it('is rounded half up, also where binary is a little under', () => {
    assert.equal(roundHalfUp((29 / 200) * 100, 0), 15);
    assert.equal(roundHalfUp(2.25, 1), 2.3);
    assert.equal(roundHalfUp(-0.04, 1), 0);
  });

  it('has one decimal as a mean, and two from 100 answers', () => {
    assert.equal(inlineWords(shownMean(aMean(9.2121, 8.2097, 10.2145, 33)), t), '9.2 (8.2 to 10.2)');
    assert.equal(inlineWords(shownMean(aMean(3.456, 3.351, 3.561, 100)), t), '3.46 (3.35 to 3.56)');
  });

  it('is signed as a gap, with a true minus', () => {
    assert.equal(inlineWords(shownGap(aMean(1.8, -0.24, 2.3)), t), '+1.8 (\u22120.2 to +2.3)');
    assert.equal(inlineWords(shownGap(aMean(0.01, -0.4, 0.4)), t), '0.0 (\u22120.4 to +0.4)');
  });

  it('is rounded outward where nothing can lie outside of it', () => {
    const bounds = (lower: number, upper: number) =>
      shown<Estimate>({
        kind: 'estimate',
        value: 0.152,
        interval: { lower, upper, level: 1, method: 'worst-case' },
        n: 33,
      });
    const ends = (lower: number, upper: number) => {
      const number = shownBounds({ bounds: bounds(lower, upper), invited: 100, unanswered: 67 });
      return number.kind === 'number' ? [number.value, number.lower, number.upper] : [];
    };
    assert.deepEqual(ends(0.059, 0.741), [15, 5, 75]);
    // 0.07 * 100 is a little above 7, and 0.57 * 100 a little below 57.
    assert.deepEqual(ends(0.07, 0.57), [15, 7, 57]);
    assert.deepEqual(ends(0.57, 0.07 + 0.5), [15, 57, 57]);
  });

  it('says why it is not there', () => {
    const words = (reason: 'protected' | 'staff-disagree') => numberWords(shownMean(suppressed(reason)), t);
    assert.deepEqual(words('protected'), { value: 'not shown', interval: null, isHidden: true });
    assert.equal(words('staff-disagree').value, 'staff disagree');
    assert.equal(numberWords(shownMean(shown(notEstimable('no-data', 0))), t).value, 'nobody');
  });

  it('is a coarse share of a small group as the release has it', () => {
    const share = shownShare(shown({ figure: aCoarse(0.5, 0.2, 0.8), count: null }));
    assert.equal(inlineWords(share, t), '50 (20 to 80)');
  });

  it('is worded where all of a small group gave one answer', () => {
    const share = shownShare(
      shown({ figure: { ...aCoarse(1, 0.8, 1), homogeneous: 'almost-all' as const }, count: null }),
    );
    assert.equal(inlineWords(share, t), 'almost all (80 to 100)');
  });
});

describe('words around numbers', () => {
  it('give p after three decimals as less than', () => {
    assert.equal(pWords(0.014), 'p\u00a0=\u00a00.014');
    assert.equal(pWords(0.00099), 'p\u00a0<\u00a00.001');
  });

  it('join names that hold an "and" of their own', () => {
    assert.equal(listWords(['A'], t), 'A');
    assert.equal(listWords(['A and B', 'C'], t), 'A and B, and C');
    assert.equal(listWords(['A', 'B', 'C', 'D'], t), 'A, B, C, and D');
  });
});
